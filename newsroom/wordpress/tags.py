"""Tags in bulk: a site may have a hundred thousand."""

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_noop as _

from articles.addresses import slug_from
from articles.models import Tag
from newsroom.models import ImportedItem
from newsroom.wordpress import wxr
from newsroom.wordpress.redirects import Redirects
from newsroom.wordpress.report import CREATED, UNCHANGED, Report

CHUNK = 300  # tags looked up at once; SQLite takes 999 variables in the worst case
NAME, DESCRIPTION, SLUG = 100, 300, 90  # characters
Kind = ImportedItem.Kind


class Tags:
    def __init__(self, source: str, report: Report, redirects: Redirects, base: str):
        self.source, self.report, self.redirects = source, report, redirects
        self.base = base.strip("/")
        self.ids: dict[str, int | None] = {}  # slug there → id here

    def one(self, slug: str, name: str, description: str = "") -> int | None:
        """A category that becomes a tag; it is counted as a category."""
        if slug not in self.ids:
            self.find([(slug, name, description)], counts=False)
        return self.ids[slug]

    def make(self, terms: list[tuple[str, str, str]], *, counts: bool = True) -> None:
        """Find or make the tags of these (slug, name, description)."""
        fresh = list({term[0]: term for term in terms if term[0] not in self.ids}.values())
        if counts:
            self.report.came("tags", UNCHANGED, len(terms) - len(fresh))
        for start in range(0, len(fresh), CHUNK):
            with transaction.atomic():
                self.find(fresh[start : start + CHUNK], counts=counts)

    def find(self, terms: list[tuple[str, str, str]], *, counts: bool) -> None:
        keys = [slug[:250] for slug, _name, _text in terms]
        rows = ImportedItem.objects.filter(source=self.source, kind=Kind.TAG, key__in=keys)
        known = {row.key: row.tag_id for row in rows}
        fresh = [term for term in terms if term[0][:250] not in known]
        self.ids |= {slug: known[slug[:250]] for slug, _n, _t in terms if slug[:250] in known}
        if counts:
            self.report.came("tags", UNCHANGED, len(terms) - len(fresh))
            self.report.came("tags", CREATED, len(fresh))
        if self.report.is_dry_run:
            self.ids |= {slug: None for slug, _n, _t in fresh}
        elif fresh:
            self.create(fresh)

    def create(self, terms: list[tuple[str, str, str]]) -> None:
        wanted = [(key, address_of(key, name), name[:NAME], text) for key, name, text in terms]
        addresses = [address for _k, address, _n, _t in wanted]
        names = {name.lower() for _k, _a, name, _t in wanted}
        folded = Tag.objects.annotate(folded=Lower("name"))
        there = list(folded.filter(Q(slug__in=addresses) | Q(folded__in=names)))
        by_name = {tag.name.casefold(): tag for tag in there}
        taken = {tag.slug for tag in there}
        made = []
        for key, address, name, text in wanted:
            tag = by_name.get(name.casefold())
            if tag is None:
                address = free(address, taken)
                tag = Tag(name=name, slug=address, description=wxr.one_line(text)[:DESCRIPTION])
                made.append(tag)
                by_name[name.casefold()] = tag
                taken.add(address)
            else:
                self.report.notice(_("tags of one name, joined"), f"tag {key}", name)
        Tag.objects.bulk_create(made)
        self.remember([(key, by_name[name.casefold()]) for key, _a, name, _t in wanted])

    def remember(self, pairs: list[tuple[str, Tag]]) -> None:
        ImportedItem.objects.bulk_create(
            ImportedItem(source=self.source, kind=Kind.TAG, key=key[:250], tag=tag)
            for key, tag in pairs
        )
        for key, tag in pairs:
            self.ids[key] = tag.pk
            former = f"/{self.base}/{wxr.unquoted(key)}/".replace("//", "/")
            if former != tag.get_absolute_url():
                self.redirects.add(former, tag=tag.pk)
        self.redirects.write()


def address_of(slug: str, name: str) -> str:
    return (slug_from(wxr.unquoted(slug)) or slug_from(name))[:SLUG].strip("-") or "tag"


def free(address: str, taken: set[str]) -> str:
    numbered = (f"{address}-{number}" for number in range(2, 10_000))
    return next(
        one
        for one in (address, *numbered)
        if one not in taken and (one == address or not Tag.objects.filter(slug=one).exists())
    )
