"""Sections, tags and authors: found again, or made, once for the whole import."""

import html

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from articles.addresses import is_reserved, slug_from
from articles.models import Author, Page, Redirect, Section
from newsroom.models import ImportedItem
from newsroom.wordpress import wxr
from newsroom.wordpress.index import Index
from newsroom.wordpress.mapping import Mapping
from newsroom.wordpress.planning import Plan
from newsroom.wordpress.redirects import Redirects
from newsroom.wordpress.report import CREATED, UNCHANGED, Report
from newsroom.wordpress.tags import Tags

SECTION_SLUG, AUTHOR_SLUG = 50, 140  # characters
Kind = ImportedItem.Kind


class Filing:
    """Answers ids by the export's own names. In a dry run the ids are None and nothing is made."""

    def __init__(self, source: str, mapping: Mapping, index: Index, report: Report):
        self.source, self.mapping, self.index, self.report = source, mapping, index, report
        self.redirects = Redirects()
        self.tags = Tags(source, report, self.redirects, mapping.tag_base)
        self.sections: dict[str, int | None] = {}
        self.authors: dict[str, int | None] = {}

    def file_everything(self) -> None:
        """Make what the export declares: categories by the mapping, tags, authors."""
        with transaction.atomic():
            for slug, term in self.index.categories.items():
                self.file_category(slug, term)
        self.tags.make([(t.slug, t.name, t.description) for t in self.index.tags.values()])
        with transaction.atomic():
            for login in {**self.index.authors, **self.index.guests}:
                self.author(login)

    def file_category(self, slug: str, term: wxr.Term) -> None:
        fate = self.mapping.fate(slug)
        where = f"category {slug}"
        if not fate.section and not fate.is_tag:
            reason = _("by the mapping, this category becomes nothing")
            self.report.leave_out("categories", reason, where, term.name)
            return
        known = self.known(Kind.CATEGORY, slug)
        self.report.came("categories", UNCHANGED if known else CREATED)
        section = self.section(fate.section) if fate.section else None
        tag = (
            None if section or not fate.is_tag else self.tags.one(slug, term.name, term.description)
        )
        if fate.is_tag and section:
            self.tags.one(slug, term.name, term.description)
        if known or self.report.is_dry_run:
            return
        ImportedItem.objects.create(
            source=self.source, kind=Kind.CATEGORY, key=slug, number=term.id[:20],
            section_id=section, tag_id=tag,
        )  # fmt: skip
        for path in self.category_paths(slug):
            self.redirects.add(path, section=section, tag=None if section else tag)
        self.redirects.write()

    def category_paths(self, slug: str) -> list[str]:
        """A category's page stands below its parents'; WordPress takes the short form as well."""
        names, seen = [slug], {slug}
        while (parent := self.index.categories.get(names[0])) and parent.parent not in ("", *seen):
            names.insert(0, parent.parent)
            seen.add(parent.parent)
        base = self.mapping.category_base.strip("/")
        paths = {f"/{base}/{'/'.join(names)}/", f"/{base}/{slug}/"}
        return [wxr.unquoted(path).replace("//", "/") for path in sorted(paths)]

    def known(self, kind: str, key: str) -> ImportedItem | None:
        return ImportedItem.objects.filter(source=self.source, kind=kind, key=key[:250]).first()

    def section(self, slug: str) -> int | None:
        """The section of that name in the mapping, made when it is missing."""
        if slug not in self.sections:
            self.sections[slug] = self.find_section(slug)
        return self.sections[slug]

    def find_section(self, slug: str) -> int | None:
        address = self.section_address(slug)
        section = Section.objects.filter(slug=address).first() or self.renamed_section(address)
        if section or self.report.is_dry_run:
            return section and section.pk
        term = self.index.categories.get(slug)
        name = self.mapping.section_names.get(slug) or (term.name if term else "")
        if not name:
            name = gettext("News") if slug == Mapping.default_section else slug.capitalize()
        description = wxr.one_line(term.description)[:300] if term else ""
        position = Section.objects.count()
        made = Section(
            name=html.unescape(name)[:80], slug=address, description=description, position=position
        )
        made.accent = made._meta.get_field("accent").choices[position % 6][0]
        made.save()
        return made.pk

    def renamed_section(self, address: str) -> Section | None:
        """The section that an earlier import made, and that somebody has moved since."""
        moved = Redirect.objects.filter(path=f"/{address}/", section__isnull=False)
        return next((redirect.section for redirect in moved.select_related("section")), None)

    def section_address(self, slug: str) -> str:
        """A free first segment: not the site's own, nor a page's."""
        base = slug_from(wxr.unquoted(slug))[: SECTION_SLUG - 3].strip("-") or "section"
        if is_reserved(base) or Page.objects.filter(slug=base).exists():
            self.report.notice(_("sections whose address was taken"), f"category {slug}", base)
            return f"{base}-2"
        return base

    def author(self, login: str) -> int | None:
        """The author of that login, made when the export names him for the first time."""
        if login not in self.authors:
            self.authors[login] = self.find_author(login)
        return self.authors[login]

    def find_author(self, login: str) -> int | None:
        known = self.known(Kind.AUTHOR, login)
        declared = self.index.authors.get(login)
        guest = self.index.guests.get(login, {})
        if declared or guest:
            self.report.came("authors", UNCHANGED if known else CREATED)
        elif not known:
            self.report.notice(
                _("authors that the export does not declare"), "authors", shown(login)
            )
        if known or self.report.is_dry_run:
            return known and known.author_id
        name = shown(guest.get("cap-display_name") or (declared.name if declared else "") or login)
        bio = wxr.one_line(guest.get("cap-description", ""))[:2000]
        made = Author.objects.filter(name=name[:120]).first() or self.make_author(name, bio)
        ImportedItem.objects.create(
            source=self.source, kind=Kind.AUTHOR, key=login[:250], author=made,
            number=declared.id[:20] if declared else "",
        )  # fmt: skip
        self.redirects.add(f"/author/{slug_from(shown(login)) or made.slug}/", author=made.pk)
        self.redirects.write()
        return made.pk

    def meet(self, plan: Plan) -> None:
        """Make the section, authors and tags of a plan, where the export declares them nowhere else."""
        for login in plan.authors:
            self.author(login)
        if plan.section:
            self.section(plan.section)
        terms = {slug: (slug, name, "") for slug, name in plan.tags if slug not in self.tags.ids}
        if terms:
            self.tags.make(list(terms.values()), counts=False)

    def make_author(self, name: str, bio: str) -> Author:
        base = slug_from(name)[: AUTHOR_SLUG - 6].strip("-") or "author"
        taken = set(Author.objects.filter(slug__startswith=base).values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        slug = next(slug for slug in (base, *numbered) if slug not in taken)
        return Author.objects.create(name=name[:120], slug=slug, bio=bio)

    def plan_section(self, item: wxr.Item, primary: str) -> tuple[str, list[tuple[str, str]]]:
        """The section that a post goes into (its name in the mapping), and the categories that become
        tags of it. ``primary`` is the id of the category that an SEO plugin calls the main one."""
        terms = [term for term in item.terms if term.taxonomy == "category"]
        terms.sort(key=lambda term: not self.is_primary(term, primary))
        fates = [(term, self.mapping.fate(term.slug)) for term in terms]
        section = next((fate.section for _term, fate in fates if fate.section), "")
        tags = [
            (term.slug, term.name)
            for term, fate in fates
            if fate.is_tag or (fate.section and fate.section != section)
        ]
        return section or self.mapping.default_section, tags

    def is_primary(self, term: wxr.Term, primary: str) -> bool:
        declared = self.index.categories.get(term.slug)
        return bool(primary and declared and declared.id == primary)


def shown(name: str) -> str:
    """A name that is safe to print: many sites use addresses for names, and we print no address."""
    name = wxr.one_line(name)
    return name.partition("@")[0] if "@" in name else name
