"""Writes plans that are new, many at once: a batch is one transaction, whole or not at all.

What ``Article.publish`` does for one article is done here for a batch, row by row of the same tables. The
signals of single publications are not sent: whoever imports tells the site once (:mod:`importing`).
"""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.addresses import is_reserved
from articles.body.document import Document
from articles.fronts.placing import place_at_the_head
from articles.models import (
    Article,
    ArticleLog,
    BodyUse,
    Byline,
    Page,
    Redirect,
    Revision,
    Section,
    Tag,
    TaggedArticle,
)
from articles.models.article import RESERVED_SLUGS
from articles.models.drafting import COLUMNS, FOREIGN_KEYS
from articles.models.publication import Change
from articles.search.indexing import index
from newsroom.models import ImportedItem
from newsroom.wordpress.comments import CommentWriter
from newsroom.wordpress.filing import Filing
from newsroom.wordpress.planning import Plan
from newsroom.wordpress.redirects import Redirects, old_paths

ROWS = 200  # written by one statement


class Writer:
    def __init__(self, source: str, filing: Filing, comments: CommentWriter):
        self.source, self.filing, self.comments = source, filing, comments

    @transaction.atomic
    def write(self, plans: list[Plan]) -> dict[str, Article]:
        """Write new plans; return the articles by the plans' keys."""
        articles = {plan.key: self.article(plan) for plan in plans if not plan.is_page}
        self.give_slugs([(plan, articles[plan.key]) for plan in plans if plan.key in articles])
        for plan in plans:
            if plan.is_public and not plan.is_page:
                articles[plan.key].render()
        Article.objects.bulk_create(articles.values(), batch_size=ROWS)
        self.write_around([(plan, articles[plan.key]) for plan in plans if plan.key in articles])
        index([articles[plan.key] for plan in plans if not plan.is_page])
        pages = {plan.key: self.page(plan) for plan in plans if plan.is_page}
        self.place_on_front(plans, articles)
        self.redirect(plans, articles, pages)
        threads = self.comments.write(
            [(plan, articles[plan.key]) for plan in plans if plan.key in articles]
        )
        self.remember(plans, articles, pages, threads)
        return articles

    def article(self, plan: Plan) -> Article:
        return Article(
            **plan.columns,
            status=plan.status,
            published_at=plan.at if plan.is_public else None,
            updated_at=plan.updated_at,
            section_id=self.filing.section(plan.section),
            lead_image_id=plan.lead,
        )

    def give_slugs(self, pairs: list[tuple[Plan, Article]]) -> None:
        """Addresses that are free in their sections, in the export's order."""
        bases = {plan.key: article.slug or "article" for plan, article in pairs}
        taken = defaultdict(set)
        rows = Article.objects.filter(
            section_id__in={article.section_id for _p, article in pairs}, slug__in=bases.values()
        )
        for section, slug in rows.values_list("section_id", "slug"):
            taken[section].add(slug)
        for section, slug in self.former_slugs(pairs):
            taken[section].add(slug)
        for plan, article in pairs:
            base, used = bases[plan.key], taken[article.section_id]
            if base in used or base in RESERVED_SLUGS:
                base = next_free(article, base, used)
            article.slug = base
            used.add(base)

    def former_slugs(self, pairs) -> list[tuple[int, str]]:
        """(section, slug) of the addresses wanted here that lead to something by a redirect."""
        names = dict(Section.objects.values_list("pk", "slug"))
        wanted = {
            f"/{names[article.section_id]}/{article.slug}/": (article.section_id, article.slug)
            for _plan, article in pairs
        }
        found = Redirect.objects.filter(path__in=wanted).values_list("path", flat=True)
        return [wanted[path] for path in found]

    def write_around(self, pairs: list[tuple[Plan, Article]]) -> None:
        """Bylines, tags, revisions, the log, and which pictures a body shows."""
        bylines = {article.pk: self.byline(plan, article) for plan, article in pairs}
        tags = self.tags_of(pairs)
        Byline.objects.bulk_create([row for rows in bylines.values() for row in rows], ROWS)
        TaggedArticle.objects.bulk_create(
            [
                TaggedArticle(content_object_id=pk, tag_id=tag)
                for pk, ids in tags.items()
                for tag in ids
            ],
            ROWS,
        )
        self.write_history([pair for pair in pairs if pair[0].is_public], bylines, tags)
        BodyUse.objects.bulk_create(
            [
                BodyUse(article=article, image_id=image)
                for _plan, article in pairs
                if "data-id" in article.body  # a draft's as well: it has no revision yet
                for image in sorted(Document(article.body).row_ids("image"))
            ],
            ROWS,
        )

    def byline(self, plan: Plan, article: Article) -> list[Byline]:
        authors = dict.fromkeys(self.filing.author(login) for login in plan.authors)
        return [
            Byline(article=article, author_id=author, position=position)
            for position, author in enumerate(filter(None, authors))
        ]

    def tags_of(self, pairs: list[tuple[Plan, Article]]) -> dict[int, list[int]]:
        ids = self.filing.tags.ids
        return {
            article.pk: list(filter(None, dict.fromkeys(ids[slug] for slug, _n in plan.tags)))
            for plan, article in pairs
        }

    def write_history(self, pairs, bylines, tags) -> None:
        """The imported state is the first entry of an article's history."""
        now = timezone.now()
        names = dict(
            Tag.objects.filter(pk__in={tag for ids in tags.values() for tag in ids}).values_list(
                "pk", "name"
            )
        )
        revisions = [
            Revision(
                article=article,
                kind=Revision.Kind.PUBLICATION,
                snapshot=snapshot(
                    article, bylines[article.pk], [names[t] for t in tags[article.pk]]
                ),
                made_at=now,
                published_at=now,
            )
            for _plan, article in pairs
        ]
        Revision.objects.bulk_create(revisions, ROWS)
        reason = _("Imported from WordPress")
        ArticleLog.objects.bulk_create(
            [
                ArticleLog(
                    article_id=revision.article_id,
                    verb=Change.FIRST,
                    reason=reason,
                    revision=revision,
                )
                for revision in revisions
            ],
            ROWS,
        )

    def page(self, plan: Plan) -> Page:
        page = Page(
            title=plan.columns["title"],
            slug=free_page_slug(plan.columns["slug"] or "page"),
            body=plan.columns["body"],
            in_footer=False,
        )
        page.save()
        return page

    def place_on_front(self, plans, articles) -> None:
        """Sticky posts take the places at the head of the front page that nobody has filled."""
        wanted = {
            plan.front_place: articles[plan.key].pk
            for plan in plans
            if plan.front_place and plan.is_public and not plan.is_page
        }
        if wanted:
            place_at_the_head(wanted)

    def redirect(self, plans, articles, pages) -> None:
        redirects = Redirects()
        sections = dict(Section.objects.values_list("pk", "slug"))
        for plan in plans:
            if page := pages.get(plan.key):
                target, current = {"page": page.pk}, page.get_absolute_url()
            else:
                article = articles[plan.key]
                target = {"article": article.pk}
                current = f"/{sections[article.section_id]}/{article.slug}/"
            for path in old_paths(plan.item["link"], plan.item["guid"]):
                if path != current:
                    redirects.add(path, **target)
        redirects.write()

    def remember(self, plans, articles, pages, threads) -> None:
        rows = (
            ImportedItem(
                source=self.source,
                kind=ImportedItem.Kind.POST,
                key=plan.key,
                article=articles.get(plan.key),
                page=pages.get(plan.key),
                digest=plan.digest,
                comments=threads.get(plan.key, {}),
                comments_digest=plan.comments_digest,
                lacks_pictures=plan.lacks_pictures,
                imported_at=timezone.now(),
            )
            for plan in plans
        )
        ImportedItem.objects.bulk_create(rows, ROWS)


def snapshot(article: Article, bylines: list[Byline], tags: list[str]) -> dict:
    """What ``Article.snapshot`` would return, without asking the database."""
    content = {name: getattr(article, name) for name in (*COLUMNS, *FOREIGN_KEYS)}
    content["byline"] = [
        {"author": line.author_id, "role": line.role, "agency": line.agency} for line in bylines
    ]
    return content | {"tags": sorted(tags), "related": []}


def next_free(article: Article, base: str, used: set[str]) -> str:
    used = used | article.taken_slugs(base)
    return next(slug for n in range(2, len(used) + 3) if (slug := f"{base}-{n}") not in used)


def free_page_slug(base: str) -> str:
    """Pages and sections share the first segment of addresses."""
    used = set(Page.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    used |= set(Section.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in used and not is_reserved(base):
        return base
    return next(slug for n in range(2, len(used) + 3) if (slug := f"{base}-{n}") not in used)
