"""What is offered while somebody types: sections, dossiers, subjects and authors by name, then words.

Each comes from an index by its beginning, and few of each: an answer costs the same at any size.
"""

from django.db.models import CharField, F, Value
from django.urls import reverse
from django.utils.http import urlencode

from articles.body.stemming import words
from articles.models import Author, Dossier, Tag
from articles.models.searching import SearchWord

MOST = 8  # suggestions
NAMED = 3  # of one kind
SHORTEST = 2  # letters; one begins too much
NEXT_LETTER = chr(0x10FFFF)  # behind every word that begins alike


def suggestions(text: str) -> list[dict[str, str]]:
    """``[{"label", "address"}, …]``; the label of a word is the whole query with the word completed."""
    typed = words(text)
    if not typed or len(typed[-1]) < SHORTEST:
        return []
    return [*named(text.strip()), *completed(text, typed[-1])][:MOST]


def named(text: str) -> list[dict[str, str]]:
    """What is called so: its page, without a search. One query."""
    kinds = ((Dossier, "title", "dossier"), (Tag, "name", "tag"), (Author, "name", "author"))
    arms = [
        model.objects.filter(**{f"{column}__istartswith": text})
        .order_by(column)
        .annotate(kind=Value(kind, CharField()), label=F(column))
        .values_list("kind", "label", "slug")[:NAMED]
        for model, column, kind in kinds
    ]
    rows = [row for arm in arms for row in arm]
    return [
        {"label": label, "address": reverse(f"articles:{kind}", args=[slug])}
        for kind, label, slug in rows
    ]


def completed(text: str, beginning: str) -> list[dict[str, str]]:
    """The archive's most frequent words that begin like the last one typed. One query."""
    found = SearchWord.objects.filter(word__gte=beginning, word__lt=beginning + NEXT_LETTER)
    before = text.rstrip()[: len(text.rstrip()) - len(text.split()[-1])]
    return [
        {"label": (label := f"{before}{word}"), "address": address_of(label)}
        for word in found.order_by("-articles", "word").values_list("word", flat=True)[:MOST]
    ]


def address_of(text: str) -> str:
    return f"{reverse('articles:search')}?{urlencode({'q': text})}"
