"""The library as a page: what is shown of a hundred thousand pictures, and what is done to a selection."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from articles.models import Folder, Image
from articles.models.media import Orientation
from articles.models.picture_uses import unused

PAGE = 60  # pictures: ten lines of six
MOST_FOLDERS = 300  # in the margin; more are found by searching
MOST_UPLOADERS = 200
KEPT = ("q", "folder", "missing", "rights", "lies", "by", "used", "view")  # from page to page
FILTERED = KEPT[:-1]

ANY = ("", _("all"))
FILTERS = {
    "missing": {
        "credit": lambda images: images.without_credit(),
        "alt": lambda images: images.without_alt(),
    },
    "rights": {
        "lapsed": lambda images: images.rights_lapsed(),
        "soon": lambda images: images.rights_lapsing(),
    },
    "lies": {
        value: lambda images, value=value: images.turned(value) for value in Orientation.values
    },
    "used": {"no": unused, "twice": lambda images: images.twice_there()},
}


class LibraryForm(forms.Form):
    """What is looked for. Every field may be empty, and nonsense counts as empty."""

    q = forms.CharField(
        required=False,
        label=_("Search"),
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "maxlength": 200,
                "placeholder": _("Title, caption, credit, folder…"),
            }
        ),
    )
    missing = forms.ChoiceField(
        required=False,
        label=_("missing"),
        choices=[ANY, ("credit", _("credit")), ("alt", _("alternative text"))],
    )
    rights = forms.ChoiceField(
        required=False,
        label=_("rights"),
        choices=[ANY, ("lapsed", _("lapsed")), ("soon", _("end within 30 days"))],
    )
    lies = forms.ChoiceField(
        required=False, label=_("orientation"), choices=[ANY, *Orientation.choices]
    )
    by = forms.ChoiceField(required=False, label=_("uploaded by"))
    used = forms.ChoiceField(
        required=False,
        label=_("use"),
        choices=[ANY, ("no", _("unused")), ("twice", _("there twice"))],
    )
    folder = forms.ModelChoiceField(
        Folder.objects.all(), required=False, widget=forms.HiddenInput()
    )
    view = forms.ChoiceField(
        required=False,
        choices=[("", ""), ("list", "")],
        widget=forms.HiddenInput(),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        theirs = Image.objects.filter(uploaded_by=OuterRef("pk")).order_by()
        people = get_user_model().objects.filter(Exists(theirs)).order_by("name", "pk")
        self.fields["by"].choices = [ANY, *((str(p.pk), str(p)) for p in people[:MOST_UPLOADERS])]

    def wanted(self) -> dict:
        """The filters that are set, cleaned."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def wished(images, wanted: dict):
    """``images`` through every filter of ``wanted``."""
    if "q" in wanted:
        images = images.found_by(wanted["q"])
    if "folder" in wanted:
        images = images.in_folder(wanted["folder"])
    if "by" in wanted:
        images = images.filter(uploaded_by=wanted["by"])
    for name, choices in FILTERS.items():
        if name in wanted:
            images = choices[wanted[name]](images)
    return images


@dataclass(frozen=True)
class LibraryPage:
    """Some pictures, newest first, and the addresses of what lies on either side of them."""

    images: list[Image]
    newer: str
    older: str


def page_of(images, wanted: dict, asked: dict) -> LibraryPage:
    """The page that ``?before=`` or ``?after=`` (numbers of pictures) asks for: by key, never counted."""
    before, after = number(asked.get("before")), number(asked.get("after"))
    if after:
        found = list(images.filter(pk__gt=after).order_by("pk")[: PAGE + 1])
        shown, more = found[:PAGE][::-1], len(found) > PAGE
        has_newer, has_older = more, True
    else:
        here = images.filter(pk__lt=before) if before else images
        found = list(here.order_by("-pk")[: PAGE + 1])
        shown, has_newer, has_older = found[:PAGE], bool(before), len(found) > PAGE
    return LibraryPage(
        images=shown,
        newer=address(wanted, after=shown[0].pk) if shown and has_newer else "",
        older=address(wanted, before=shown[-1].pk) if shown and has_older else "",
    )


def rights_page(before: str) -> tuple[list[Image], str]:
    """Pictures whose rights end or have ended, the latest first, and where the next page begins.

    ``before`` is such a place: a day and a number; what cannot be read as one is the beginning.
    """
    images = Image.objects.rights_ending().order_by("-rights_expire_on", "-pk")
    day, _dot, pk = before.partition(".")
    if (last := number(pk)) and (day := parse_day(day)):
        tie = Q(rights_expire_on=day, pk__lt=last)
        images = images.filter(Q(rights_expire_on__lt=day) | tie)
    found = list(images[: PAGE + 1])
    shown = found[:PAGE]
    more = len(found) > PAGE
    return shown, f"?before={shown[-1].rights_expire_on}.{shown[-1].pk}" if more else ""


def parse_day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def number(text: str | None) -> int | None:
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def address(wanted: dict, **changes) -> str:
    """The query string of the same list with some arguments changed; None takes one away."""
    values = {name: getattr(wanted.get(name), "pk", wanted.get(name)) for name in KEPT}
    return "?" + urlencode({k: v for k, v in (values | changes).items() if v not in (None, "")})


def folders_with_counts():
    return Folder.objects.annotate(count=Count("filed")).order_by("folded", "pk")[:MOST_FOLDERS]
