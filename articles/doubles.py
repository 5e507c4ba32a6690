"""Tags that may be one and the same: near-equal names, for a person to look at."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from articles.body.stemming import EMPTY_WORDS, stem, words
from articles.models import DistinctTags, Tag

MOST_TAGS = 50_000  # whose names are compared; 20 bytes and some microseconds each
MOST_PAIRS = 50  # proposed at once
SHORTEST = 6  # letters of a name in which one slip may be a slip


@dataclass(frozen=True)
class Double:
    """``tag`` is the more used one (``uses``): the other would rather be merged into it."""

    tag: Tag
    other: Tag

    @property
    def uses(self) -> int:
        return self.tag.uses + self.other.uses


def doubles() -> list[Double]:
    """Pairs of tags whose names say the same, the most used first. Three queries.

    The same is: but for accents, case, signs, plurals and articles (« Donnée personnelle », « Les données
    personnelles »), or but for one letter of a name of six, which is no number.
    """
    names = dict(Tag.objects.order_by("-pk").values_list("pk", "key")[:MOST_TAGS])
    apart = set(DistinctTags.objects.values_list("first", "second"))
    pairs = (alike(names) | one_slip_apart(names)) - apart
    chosen = sorted(pairs, key=lambda pair: (-max(pair), pair))[: 4 * MOST_PAIRS]
    tags = Tag.objects.with_uses().in_bulk({pk for pair in chosen for pk in pair})
    found = []
    for pair in chosen:
        other, tag = sorted((tags[pk] for pk in pair), key=lambda one: (one.uses, -one.pk))
        found.append(Double(tag, other))
    return sorted(found, key=lambda one: (-one.uses, one.tag.key))[:MOST_PAIRS]


def alike(names: dict[int, str]) -> set[tuple[int, int]]:
    """Pairs of keys whose names have the same stems."""
    groups = defaultdict(list)
    for pk, name in names.items():
        if said := "".join(stem(word, "french") for word in words(name) if word not in EMPTY_WORDS):
            groups[said].append(pk)
    return pairs_of(groups)


def one_slip_apart(names: dict[int, str]) -> set[tuple[int, int]]:
    """Pairs of keys whose names differ by one letter: left out, added, changed, or two swapped.

    Both leave the same rest when the right letter of each is left out (the deletion neighbourhood of
    Garbe's SymSpell), so that equal rests are looked at and not every pair.
    """
    rests = defaultdict(list)
    for pk, name in names.items():
        if len(name) >= SHORTEST and not any(sign.isdigit() for sign in name):
            for rest in {name, *(name[:n] + name[n + 1 :] for n in range(len(name)))}:
                rests[rest].append(pk)
    return {pair for pair in pairs_of(rests) if is_one_slip(*(names[pk] for pk in pair))}


def is_one_slip(one: str, other: str) -> bool:
    """Whether the two differ by one letter or two neighbours swapped; the rests alone say « by two »."""
    if one == other:
        return True
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:  # one begins with the other
        return abs(len(one) - len(other)) == 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def pairs_of(groups: dict[str, list[int]]) -> set[tuple[int, int]]:
    shared = (sorted(set(keys)) for keys in groups.values() if len(keys) > 1)
    return {pair for keys in shared for pair in combinations(keys[:20], 2)}
