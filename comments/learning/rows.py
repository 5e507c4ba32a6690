"""Many texts at once, for learning: twelve bytes for each feature, where a dictionary has a hundred."""

from array import array
from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """What of one text is weighed: numbers of features, and their values at the same places."""

    features: array
    values: array

    def score(self, weights: dict[int, float]) -> float:
        return sum(weights[f] * value for f, value in zip(*self, strict=True) if f in weights)

    def scaled(self, by: dict[int, float]) -> "Row":
        return self.of(self.features, (by[f] * value for f, value in zip(*self, strict=True)))

    @classmethod
    def of(cls, features: Iterable[int], values: Iterable[float]) -> "Row":
        return cls(array("I", features), array("d", values))


def packed(vector: dict[int, float]) -> Row:
    return Row.of(vector, vector.values())
