"""A second import: what changed in the export changes here, by the verbs that people use."""

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from articles.models import Article, Tag
from articles.models.publication import Status
from newsroom.models import ImportedItem
from newsroom.wordpress.filing import Filing
from newsroom.wordpress.planning import Plan
from newsroom.wordpress.report import CHANGED, LEFT_OUT, UNCHANGED, Report
from newsroom.wordpress.writing import next_free

EDITED_HERE = _("changed in the export, but edited here since: left as it is here")
GONE_HERE = _("deleted here since the last import: it does not come back")


class Updater:
    def __init__(self, filing: Filing, report: Report):
        self.filing, self.report = filing, report

    @transaction.atomic
    def update(self, plan: Plan, row: ImportedItem) -> str:
        """Bring the row's article or page up to date with the plan; return what became of it."""
        row.digest, row.lacks_pictures = plan.digest, plan.lacks_pictures
        outcome = CHANGED
        if row.target() is None:
            outcome = LEFT_OUT
        elif self.is_edited_here(row) or plan.is_page != bool(row.page):
            outcome = UNCHANGED
            self.report.notice(EDITED_HERE, plan.where, plan.columns["title"])
        elif self.is_as_planned(plan, row):
            outcome = UNCHANGED  # pictures that were missing are missing still, for instance
        elif not self.report.is_dry_run:
            self.change(plan, row)
        if not self.report.is_dry_run:
            row.save(update_fields=["digest", "lacks_pictures", "imported_at"])
        return outcome

    def makes_way(self, plan: Plan, row: ImportedItem) -> bool:
        """A page that was a draft (an article here) and is public now, or the other way round, comes in as
        new: the row goes, unless somebody has edited it or readers have commented on it."""
        if row.target() is None or plan.is_page == bool(row.page) or self.is_edited_here(row):
            return False
        if row.article and row.comments:
            return False
        if not self.report.is_dry_run:
            with transaction.atomic():
                row.target().delete()
                row.delete()
        return True

    def is_edited_here(self, row: ImportedItem) -> bool:
        if row.page:
            return row.page.updated_at > row.imported_at
        return row.article.revisions.filter(made_by__isnull=False).exists()

    def is_as_planned(self, plan: Plan, row: ImportedItem) -> bool:
        if row.page:
            kept = {"title": row.page.title, "body": row.page.body}
            return kept == {name: plan.columns[name] for name in kept}
        article, at = row.article, plan.at if plan.is_public else None
        return (
            article.status in (plan.status, Status.WITHDRAWN if not plan.is_public else "")
            and (article.published_at == at or not plan.is_public)
            and article.snapshot() == self.content(plan, article)
        )

    def change(self, plan: Plan, row: ImportedItem) -> None:
        if row.article:
            self.change_article(plan, row.article)
        else:
            row.page.title, row.page.body = plan.columns["title"], plan.columns["body"]
            row.page.save()

    def change_article(self, plan: Plan, article: Article) -> None:
        reason = gettext("Changed in WordPress")
        article.save_draft(self.content(plan, article), by=None)
        if plan.is_public:
            article.publish(by=None, at=plan.at, reason=reason)
            self.move_date(plan, article)
        elif article.status == Status.PUBLISHED:
            article.withdraw(by=None, reason=reason)

    def move_date(self, plan: Plan, article: Article) -> None:
        """A date that was corrected there, or a publication that was put off."""
        if article.published_at != plan.at or article.updated_at != plan.updated_at:
            article.published_at = plan.at
            article.updated_at = plan.updated_at or article.updated_at
            article.save(update_fields=["published_at", "updated_at"])

    def content(self, plan: Plan, article: Article) -> dict:
        """The plan as a snapshot, over what the article has that no export knows."""
        section = self.filing.section(plan.section)
        ids = {self.filing.tags.ids[slug] for slug, _name in plan.tags}
        authors = dict.fromkeys(self.filing.author(login) for login in plan.authors)
        content = article.snapshot() | plan.columns | {
            "section_id": section,
            "lead_image_id": plan.lead or article.lead_image_id,
            "tags": sorted(Tag.objects.filter(pk__in=ids).values_list("name", flat=True)),
            "byline": [{"author": a, "role": "text", "agency": ""} for a in authors if a],
        }  # fmt: skip
        content["slug"] = self.slug(plan.columns["slug"], section, article)
        return content

    def slug(self, wanted: str, section: int, article: Article) -> str:
        """The wanted address; the one it has when that is the wanted one with a number."""
        wanted = wanted or article.slug
        number = article.slug.removeprefix(wanted).removeprefix("-")
        if article.section_id == section and (article.slug == wanted or number.isdecimal()):
            return article.slug
        there = Article(pk=article.pk, section_id=section)
        return (
            wanted if wanted not in there.taken_slugs(wanted) else next_free(there, wanted, set())
        )
