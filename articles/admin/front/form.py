"""What the desk sends: an arrangement as plain fields, each container and each card by its key."""

import re
from dataclasses import replace

from django.core import signing
from django.utils.translation import gettext as _

from articles.admin.front.fields import CardForm, Choices, ContainerForm, number
from articles.fronts.kinds import KINDS, kind_of
from articles.models import Article, Front, Image
from articles.models.arrangement import (
    MOST_CARDS,
    MOST_CONTAINERS,
    Arrangement,
    Card,
    Container,
    NoPlace,
)
from articles.models.rights import kept_from

KEY = re.compile(r"[a-z0-9]{1,12}", re.ASCII)
SALT = "articles.front"


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
        """The draft that the page showed and its edition; None for what we have not written, or wrote in
        another release."""
        try:
            base = signing.loads(self.data.get("base", ""), salt=SALT)
            return Arrangement.from_json(base), int(self.data.get("edition", ""))
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            return None


def keys(sent: list[str], most: int) -> list[str]:
    return [key for key in dict.fromkeys(sent) if KEY.fullmatch(key)][:most]
