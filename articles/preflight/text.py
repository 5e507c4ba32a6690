"""The text: its headings, its links, its blocks, and the small signs."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.body.embeds import read_embed
from articles.body.folding import fold
from articles.body.typography import set_text
from articles.preflight.check import Finding, check

# Links that say nothing to whoever hears them out of their sentence (WCAG 2.4.4), as fold() spells them.
SAY_NOTHING = frozenset(
    (
        *("ici", "la", "cliquez ici", "cliquer ici", "par ici", "lien", "ce lien", "le lien"),
        *("voir", "voir ici", "plus", "en savoir plus", "lire", "lire la suite", "suite", "source"),
        *("here", "click here", "link", "this link", "more", "read more", "learn more", "see here"),
    )
)
NAKED = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
NOWHERE = re.compile(r"#?|https?:(?://)?", re.IGNORECASE)  # what editors leave where no address is
DOUBLE = re.compile(r"(\S{0,20})[ \u00a0\u202f]{2,}(\S{0,20})")
SAMPLES = 5  # of what typography changes
AROUND = 12  # characters shown on both sides of a change
QUOTED = 60  # characters of a text that a finding repeats


@check(gettext_lazy("Headings stand in order, and none is empty."))
def headings(copy):
    seen_h2 = False
    for heading in copy.structure.headings:
        if not heading.text.strip():
            yield Finding(_("A heading is empty."), _("Fill it in, or remove it."), heading.place)
        elif heading.block:
            continue  # the title of a box is no part of the text's outline
        elif heading.level == 2:
            seen_h2 = True
        elif not seen_h2:
            what = _("“%s” is a lower heading, and none stands above it.") % quoted(heading.text)
            yield Finding(what, _("Make it a heading of the first rank."), heading.place)


@check(gettext_lazy("Links lead somewhere, and say where."))
def links(copy):
    for link in copy.structure.links:
        text = " ".join(link.text.split())
        if NOWHERE.fullmatch(link.href):
            what = _("“%s” is a link without an address.") % quoted(text)
            yield Finding(what, _("Give it one, or unlink it."), link.place)
        elif not text:
            what = _("A link to %s has no text.") % quoted(link.href)
            yield Finding(what, _("Remove it."), link.place)
        elif fold(text).strip(" .:!»«→>") in SAY_NOTHING:
            what = _("The link “%s” does not say where it leads.") % text
            yield Finding(what, _("Link the words that name it."), link.place)
        elif NAKED.fullmatch(text):
            what = _("The link %s shows its bare address.") % quoted(text)
            yield Finding(what, _("Link the words that name it."), link.place)


@check(gettext_lazy("Links to our own pages lead to something that readers may see."))
def own_links(copy):
    for link in copy.structure.links:
        if copy.own.is_hidden(link.href):
            what = _("“%s” leads to an article that readers may not see.") % quoted(link.text)
            yield Finding(what, _("Remove the link, or publish that article first."), link.place)
        elif copy.own.is_dead(link.href):
            what = _("“%(text)s” leads to %(href)s, where nothing is.")
            what %= {"text": quoted(link.text), "href": quoted(link.href)}
            yield Finding(what, _("Correct the address."), link.place)
    for block in copy.structure.named("read-also"):
        article = copy.own.articles.get(block.row_id)
        if article is None or not article.is_public:
            what = _("“Read also” names an article that readers may not see: it will not be shown.")
            yield Finding(what, _("Choose another one."), block.place)


@check(gettext_lazy("What is embedded can be shown."))
def embeds(copy):
    for block in copy.structure.named("embed"):
        if read_embed(block.url) is None:
            what = _("Something embedded comes from a site that may not be embedded.")
            yield Finding(what, _("Link to it instead."), block.place)


@check(gettext_lazy("Every table has a row or column of headers."))
def table_headers(copy):
    for table in copy.structure.tables:
        if not table.has_header:
            what = _("A table has no headers: who hears it cannot tell its columns apart.")
            yield Finding(what, _("Make its first row one of headers."), table.place)


@check(gettext_lazy("Words are separated by one space."))
def double_spaces(copy):
    for anchor, text in copy_texts(copy):
        if match := DOUBLE.search(text.strip()):
            what = _("Two spaces between “%(before)s” and “%(after)s”.")
            what %= {"before": match[1], "after": match[2]}
            yield Finding(what, _("Leave one."), anchor)


@check(gettext_lazy("The small signs that will be set, as readers get them."))
def typography(copy):
    if not copy.sets_typography:
        return
    places = [
        (anchor, text, edited)
        for anchor, text in copy_texts(copy)
        if (edited := set_text(text, copy.language)) != text
    ]
    if places:
        samples = "; ".join(before_and_after(text, new) for _anchor, text, new in places[:SAMPLES])
        what = ngettext(
            "Signs will be set in %(count)d place: %(samples)s",
            "Signs will be set in %(count)d places: %(samples)s",
            len(places),
        ) % {"count": len(places), "samples": samples}
        yield Finding(what, anchor=places[0][0], is_note=True)


def copy_texts(copy) -> list[tuple[str | int, str]]:
    fields = [(name, copy.text(name)) for name in ("title", "standfirst")]
    return fields + copy.structure.texts


def before_and_after(text: str, new: str) -> str:
    """The first difference, with what stands around it."""
    start = next(
        (i for i, (a, b) in enumerate(zip(text, new, strict=False)) if a != b),
        min(len(text), len(new)),
    )
    begin, end = max(0, start - AROUND), start + AROUND
    return f"{text[begin:end].strip()} → {new[begin:end].strip()}"


def quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"
