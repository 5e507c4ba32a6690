"""What the desk sends: an arrangement as plain fields, each container and each card by its key."""

import re
from dataclasses import dataclass, field, replace

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.choosing import PictureChoice
from articles.admin.rows import as_json
from articles.fronts.kinds import KINDS, kind_of
from articles.models import Article, Dossier, Front, Image, Promo, Section, Tag
from articles.models.arrangement import (
    MOST_CARDS,
    MOST_CONTAINERS,
    Arrangement,
    Card,
    Container,
    NoPlace,
    Rule,
)
from articles.models.rights import kept_from

KEY = re.compile(r"[a-z0-9]{1,12}", re.ASCII)
LISTED = 100  # dossiers and promos to choose from, the newest
MOST_DAYS = 3_650
SALT = "articles.front"


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


def signed(arrangement: Arrangement) -> str:
    return signing.dumps(arrangement.as_json(), salt=SALT, compress=True)


class DeskForm:
    """The forms of all containers and cards, by their keys; with ``data``, what was sent.

    ``standing`` is the draft as the desk showed it, or as it is now. :attr:`arrangement` is there once
    :meth:`is_valid` says so.
    """

    def __init__(self, front: Front, standing: Arrangement, user, data=None):
        self.front, self.standing, self.data = front, standing, data
        self.kept = set(kept_from(user, Article))
        self.user, self.errors = user, []
        self.choices = Choices.read(standing)
        self.stored = {card.key: card for card in standing.cards}
        if data is None:
            self.show(standing)
        else:
            self.read(data)

    def show(self, arrangement: Arrangement) -> None:
        pictures = Image.objects.in_bulk({card.image for card in arrangement.cards} - {None})
        self.arrangement = arrangement
        self.containers = {
            each.key: ContainerForm(
                prefix=each.key, initial=self.initial(each), kind=kind, choices=self.choices
            )
            for each in arrangement.containers
            if (kind := kind_of(each))
        }
        self.cards = {
            card.key: CardForm(
                prefix=card.key,
                initial={**vars(card), "container": each.key},
                pictures=pictures,
                is_kept=card.article in self.kept,
            )
            for each in arrangement.containers
            for card in each.cards
        }

    def initial(self, container: Container) -> dict:
        rule = container.rule
        return vars(container) | {
            "section": rule.section,
            "tag": self.choices.tags.get(rule.tag, ""),
            "article_kind": rule.kind,
            "days": rule.days,
        }

    def drawable(self) -> Arrangement:
        """What the board is drawn from: as sent, also where something in it cannot be saved."""
        if not self.is_refused:
            return self.arrangement
        stood = {each.key: each for each in self.standing.containers}
        drawn = Arrangement(
            tuple(
                form.container(key)
                if form.is_valid()
                else replace(stood.get(key, form.kind_of.new(key)), cards=())
                for key, form in self.containers.items()
            )
        )
        for key, form in self.cards.items():
            drawn = self.with_sent_card(drawn, key, form)
        return drawn

    def with_sent_card(self, drawn: Arrangement, key: str, form: CardForm) -> Arrangement:
        stored, sent = self.stored.get(key), getattr(form, "cleaned_data", {})
        holder = sent.get("container", "")
        article = stored.article if form.is_kept else sent.get("article")
        if holder not in self.containers or not article:
            return drawn
        container = drawn.find(holder)
        most = self.containers[holder].kind_of.most + 1
        place = min(sent.get("place") or (stored.place if stored else 1), most)
        card = Card(key=key, place=place, article=article)
        return drawn.with_container(container.with_card(card, MOST_CARDS))

    @property
    def is_refused(self) -> bool:
        return self.data is not None and bool(self.errors)

    # What was sent

    def read(self, data) -> None:
        cards = keys(data.getlist("card"), MOST_CARDS)
        wanted = {number(data.get(f"{key}-image")) for key in cards} - {None}
        pictures = Image.objects.in_bulk(wanted)
        self.containers, self.cards = {}, {}
        for key in keys(data.getlist("container"), MOST_CONTAINERS):
            if kind := KINDS.get(data.get(f"{key}-kind", "")):
                form = ContainerForm(data, prefix=key, kind=kind, choices=self.choices)
                self.containers[key] = form
        for key in cards:
            stored = self.stored.get(key)
            is_kept = stored is not None and stored.article in self.kept
            self.cards[key] = CardForm(data, prefix=key, pictures=pictures, is_kept=is_kept)

    def is_valid(self) -> bool:
        forms_are = [form.is_valid() for form in (*self.containers.values(), *self.cards.values())]
        if not all(forms_are):
            return False
        self.arrangement = Arrangement(
            tuple(form.container(key) for key, form in self.containers.items())
        )
        self.put_cards()
        return not any(form.errors for form in self.cards.values())

    def put_cards(self) -> None:
        """Each card into its place; those that were moved last, so that it is they who push."""
        cards = {key: form.card(key, self.stored.get(key)) for key, form in self.cards.items()}
        kinds = self.kinds_of(cards)
        for key in sorted(
            cards, key=lambda key: (self.is_moved(key, cards[key]), cards[key].place)
        ):
            form, card = self.cards[key], cards[key]
            holder = form.cleaned_data["container"]
            if card.article not in kinds and key not in self.stored:
                form.add_error(None, _("This article is not there any more: take the card away."))
            elif card.article in kinds and holder in self.containers:
                self.put(form, card, holder, kinds[card.article])
        self.arrangement = self.arrangement.without_repeats()

    def put(self, form: CardForm, card: Card, holder: str, article_kind: str) -> None:
        container = self.arrangement.find(holder)
        kind = kind_of(container)
        if not kind.accepts(article_kind):
            form.add_error(None, _("What an advertiser pays for does not stand here."))
            return
        try:
            container = container.with_card(card, kind.most)
        except NoPlace:
            form.add_error("place", _("There are only %d places here.") % kind.most)
            return
        self.arrangement = self.arrangement.with_container(container)

    def is_moved(self, key: str, card: Card) -> bool:
        stored = self.stored.get(key)
        return stored is None or stored.place != card.place

    def kinds_of(self, cards: dict[str, Card]) -> dict[int, str]:
        """The kind of each article that may be placed: that this person may read, or that has a card."""
        numbers = {card.article for card in cards.values()}
        there = Article.objects.filter(pk__in=numbers)
        known = {card.article for card in self.stored.values()}
        readable = there.visible_to(self.user) | there.filter(pk__in=known)
        return dict(readable.order_by().values_list("pk", "kind"))

    def unpack_base(self) -> tuple[Arrangement, int] | None:
        """The draft that the page showed and its edition; None for what we have not written."""
        try:
            base = signing.loads(self.data.get("base", ""), salt=SALT)
            return Arrangement.from_json(base), int(self.data.get("edition", ""))
        except (signing.BadSignature, ValueError):
            return None


def keys(sent: list[str], most: int) -> list[str]:
    return [key for key in dict.fromkeys(sent) if KEY.fullmatch(key)][:most]
