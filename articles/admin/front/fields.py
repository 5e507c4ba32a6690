"""The fields of one container and of one card; what its kind has no use for is not asked."""

from dataclasses import dataclass, field, replace

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.choosing import PictureChoice
from articles.admin.rows import as_json
from articles.fronts.kinds import KINDS
from articles.models import Article, Dossier, Image, Promo, Section, Tag
from articles.models.arrangement import Arrangement, Card, Container, Rule

LISTED = 100  # dossiers and promos to choose from, the newest
MOST_DAYS = 3_650


@dataclass
class Choices:
    """What the selects of all containers offer, read once."""

    sections: list = field(default_factory=list)
    dossiers: list = field(default_factory=list)
    promos: list = field(default_factory=list)
    tags: dict = field(default_factory=dict)  # names by number, of those that are named

    @classmethod
    def read(cls, arrangement: Arrangement) -> "Choices":
        tags = {each.rule.tag for each in arrangement.containers} - {None}
        return cls(
            list(Section.objects.values_list("pk", "name")),
            list(Dossier.objects.order_by("-pk").values_list("pk", "title")[:LISTED]),
            list(Promo.objects.values_list("pk", "name")[:LISTED]),
            dict(Tag.objects.filter(pk__in=tags).values_list("pk", "name")) if tags else {},
        )


class ChosenPicture(PictureChoice):
    """The pictures of all cards are read at once."""

    def __init__(self, pictures: dict[int, Image]):
        super().__init__()
        self.pictures = pictures

    def describe(self, value):
        picture = self.pictures.get(number(value))
        return picture and as_json(self.block, picture)


class ContainerForm(forms.Form):
    """What its kind has no use for is not asked, and not taken."""

    kind = forms.ChoiceField(choices=[(name, "") for name in KINDS], widget=forms.HiddenInput)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=80, required=False)
    count = forms.IntegerField(label=gettext_lazy("Places"), min_value=1)
    section = forms.TypedChoiceField(
        label=gettext_lazy("Section"), coerce=int, empty_value=None, required=False
    )
    tag = forms.CharField(
        label=gettext_lazy("Tag"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Its name."),
    )
    article_kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[("", "—"), *Article.Kind.choices], required=False
    )
    days = forms.IntegerField(
        label=gettext_lazy("Not older than (days)"),
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
    )
    dossier = forms.TypedChoiceField(
        label=gettext_lazy("Dossier"), coerce=int, empty_value=None, required=False
    )
    promo = forms.TypedChoiceField(
        label=gettext_lazy("Promo"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args, kind, choices: Choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind_of, self.tag_number = kind, None
        self.fields["section"].choices = [("", _("All")), *choices.sections]
        self.fields["dossier"].choices = [("", _("By rule")), *choices.dossiers]
        self.fields["promo"].choices = [("", "—"), *choices.promos]
        self.fields["count"].max_value = kind.most
        self.fields["count"].widget.attrs |= {"min": 1, "max": kind.most or 1}
        for name in set(self.fields) - set(self.wanted()):
            del self.fields[name]

    def wanted(self) -> list[str]:
        if self.kind_of.takes == "promo":
            return ["kind", "promo"]
        if self.kind_of.takes == "dossier":
            return ["kind", "title", "dossier"]
        own = [] if self.kind_of.of else ["article_kind"]
        return ["kind", "title", "count", "section", "tag", *own, "days"]

    def clean_count(self):
        if self.cleaned_data["count"] > self.kind_of.most:
            raise forms.ValidationError(_("At most %d here.") % self.kind_of.most)
        return self.cleaned_data["count"]

    def clean_tag(self):
        name = self.cleaned_data["tag"].strip()
        tag = Tag.objects.filter(name__iexact=name).first() if name else None
        if name and tag is None:
            raise forms.ValidationError(_("There is no such tag."))
        self.tag_number = tag and tag.pk
        return tag.name if tag else ""

    def container(self, key: str) -> Container:
        data = self.cleaned_data
        title = data.get("title", "").strip()
        if not title and data.get("tag") and not data.get("section"):
            title = data["tag"]  # whatever else it could be called
        return Container(
            key=key,
            kind=self.kind_of.name,
            title=title,
            count=data.get("count", 0),
            rule=Rule(
                section=data.get("section"),
                tag=self.tag_number,
                kind=data.get("article_kind", ""),
                days=data.get("days"),
            ),
            dossier=data.get("dossier"),
            promo=data.get("promo"),
        )


class CardForm(forms.Form):
    """``article`` and what is said of it are not asked where its embargo is kept from who arranges."""

    container = forms.CharField(widget=forms.HiddenInput)
    place = forms.IntegerField(label=gettext_lazy("Place, by its number"), min_value=1)
    article = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    headline = forms.CharField(label=gettext_lazy("Headline here"), max_length=250, required=False)
    kicker = forms.CharField(label=gettext_lazy("Kicker here"), max_length=80, required=False)
    image = forms.IntegerField(
        label=gettext_lazy("Picture here"), required=False, min_value=1, max_value=2**62
    )

    def __init__(self, *args, pictures: dict[int, Image], is_kept: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.pictures, self.is_kept = pictures, is_kept
        self.fields["image"].widget = ChosenPicture(pictures)
        if is_kept:
            for name in ("article", "headline", "kicker", "image"):
                del self.fields[name]

    def clean_image(self):
        image = self.cleaned_data["image"]
        if image and image not in self.pictures:
            raise forms.ValidationError(_("There is no such picture."))
        return image

    def card(self, key: str, stored: Card | None) -> Card:
        data = self.cleaned_data
        if self.is_kept:
            return replace(stored, place=data["place"])
        return Card(
            key=key,
            place=data["place"],
            article=data["article"],
            headline=data["headline"].strip(),
            kicker=data["kicker"].strip(),
            image=data["image"],
        )


def number(value) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
