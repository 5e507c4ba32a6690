"""A model that was learned: it weighs a text, and says which of its words weighed."""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path

from comments.learning import features

STARTING_MODEL = Path(__file__).parent / "starting_model.json"
MOST_WORDS = 6  # that are named to a moderator
HEAVY = 0.5  # contribution to the score (in log-odds) from which a word is worth naming
DECIMALS = 2  # of a weight; more than any decision depends on


@dataclass(frozen=True)
class Weighing:
    """``probability`` (0 to 1) that a moderator would call it spam; ``words`` as they stand in the text."""

    probability: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Model:
    """A score is ``bias`` plus the weights of the features, in log-odds. A comment whose probability is
    ``threshold`` or more is suspect."""

    weights: dict[int, float]
    bias: float
    threshold: float = 0.5
    reading: int = features.VERSION

    @property
    def is_readable(self) -> bool:
        """Whether its features are still those that we read today."""
        return self.reading == features.VERSION

    def score(self, vector: dict[int, float]) -> float:
        weights = self.weights
        return self.bias + sum(weights[f] * value for f, value in vector.items() if f in weights)

    def probability(self, vector: dict[int, float]) -> float:
        return logistic(self.score(vector))

    def weigh(self, text: str, name: str = "") -> Weighing:
        probability = self.probability(features.vector(text, name))
        heavy = self.heavy_words(text) if probability >= self.threshold else ()
        return Weighing(probability, heavy)

    def heavy_words(self, text: str) -> tuple[str, ...]:
        """The words that speak most for spam, the heaviest first."""
        named = list(features.named_features(text))
        counts: dict[str, dict[int, int]] = {"words": {}, "pieces": {}, "shape": {}}
        for group, feature, _number in named:
            here, at = counts[group], features.index(feature)
            here[at] = here.get(at, 0) + 1
        scales = {group: features.scale_of(group, found) for group, found in counts.items()}
        weighed: dict[int, float] = {}
        for group, feature, number in named:
            at = features.index(feature)
            count = counts[group][at]
            share = scales[group] * (1 + log(count)) / count
            weight = self.weights.get(at, 0.0) * share
            weighed[number] = weighed.get(number, 0.0) + weight
        return named_words(text, weighed)

    def to_json(self) -> dict:
        weights = {str(f): round(w, DECIMALS) for f, w in sorted(self.weights.items())}
        return {
            "reading": self.reading,
            "bias": round(self.bias, 4),
            "threshold": round(self.threshold, 4),
            "weights": {f: w for f, w in weights.items() if w},
        }

    @classmethod
    def from_json(cls, kept: dict) -> "Model":
        weights = {int(f): w for f, w in kept["weights"].items()}
        return cls(**kept | {"weights": weights})


def named_words(text: str, weighed: dict[int, float]) -> tuple[str, ...]:
    found = list(features.tokens(text))
    words: dict[str, float] = {}
    for number, weight in weighed.items():
        # An address is personal: that there is one has been said by another screen.
        if number >= 0 and found[number].kind != "mail":
            words[found[number].written] = words.get(found[number].written, 0.0) + weight
    heavy = sorted(words, key=words.get, reverse=True)[:MOST_WORDS]
    return tuple(word[:80] for word in heavy if words[word] >= HEAVY)


def logistic(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@lru_cache(maxsize=1)
def starting_model() -> Model:
    """What a new site begins with, learned from the examples that come with the code."""
    return Model.from_json(json.loads(STARTING_MODEL.read_text()))
