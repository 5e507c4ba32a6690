"""What stands above the text and around it: title, standfirst, byline, filing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Byline
from articles.preflight.check import Finding, check

LONGEST_TITLE = 110  # characters; Google's limit for a headline


@check(gettext_lazy("A standfirst says what the article is about."))
def standfirst(copy):
    if not copy.text("standfirst").strip():
        what = _("There is no standfirst.")
        yield Finding(what, _("One or two sentences: cards and search show them."), "standfirst")


@check(gettext_lazy("The title fits where titles are shown."))
def title_length(copy):
    length = len(copy.text("title").strip())
    if length > LONGEST_TITLE:
        what = _("The title has %(length)d characters: search engines cut after %(most)d.")
        what %= {"length": length, "most": LONGEST_TITLE}
        yield Finding(what, _("Shorten it, or give search engines one of their own."), "title")


@check(gettext_lazy("Somebody signs the text."))
def byline(copy):
    signed = [line for line in copy.content.get("byline", []) if line["role"] == Byline.Role.TEXT]
    if not signed:
        what = _("Nobody signs the text.")
        yield Finding(what, _("Name its authors; unsigned, the paper itself signs."), "byline")


@check(gettext_lazy("The article is filed: a section, and a tag at least."))
def filing(copy):
    if copy.content.get("section_id") is None:
        what = _("The article is in no section.")
        yield Finding(what, _("Choose one: without it there is no address."), "section")
    if not copy.content.get("tags"):
        what = _("The article has no tag.")
        yield Finding(what, _("Tags lead readers to what else was written about it."), "tag_names")
