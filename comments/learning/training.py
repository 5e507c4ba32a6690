"""Learning from examples: texts, and what a moderator called them."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import pstdev

from comments.learning import engines
from comments.learning.features import vector
from comments.learning.judging import limit_for
from comments.learning.model import Model, logistic
from comments.learning.rows import packed

EXAMPLES = Path(__file__).parent / "examples"
FOLDS = 4
SMOOTHING = 1.0  # as if each feature had been seen once more in either class
LEAST_THRESHOLD = 0.7  # of a probability: below it nobody should be called suspect
FEW = 300  # texts that are fine, too few to tell one in a hundred
CAREFUL = 0.9  # the threshold then
NEWTON_STEPS = 30


@dataclass(frozen=True)
class Example:
    text: str
    is_spam: bool
    name: str = ""


def shipped_examples() -> list[Example]:
    """Those written for this project, French and English. One a line: label, tab, text (« \\n » in it)."""
    return [
        example
        for path in sorted(EXAMPLES.glob("*.tsv"))
        for example in read_examples(path.read_text().splitlines())
    ]


def read_examples(lines: list[str]) -> Iterator[Example]:
    for line in lines:
        label, _tab, text = line.partition("\t")
        yield Example(text.replace("\\n", "\n"), label == "spam")


def learn(examples: list[Example], engine: str, *, most: int | None = None) -> Model:
    """A model whose score is calibrated. ``most`` keeps only so many of the heaviest weights.

    Raises ValueError unless there is something of both classes to learn from.
    """
    labels = [int(example.is_spam) for example in examples]
    if min(sum(labels), len(labels) - sum(labels)) < FOLDS:
        raise ValueError("there are too few examples of one class")
    rows = [packed(vector(example.text, example.name)) for example in examples]
    weights, bias = fit(rows, labels, engine)
    unseen = unseen_scores(rows, labels, engine)
    slope, offset = calibrated(unseen, labels)
    limit = logistic(slope * limit_for(unseen, labels) + offset)
    floor = LEAST_THRESHOLD if len(labels) - sum(labels) >= FEW else CAREFUL
    heaviest = sorted(weights, key=lambda f: -abs(weights[f]))[:most]
    kept = {f: slope * weights[f] for f in heaviest}
    return Model(kept, slope * bias + offset, max(limit, floor))


def fit(rows, labels, engine: str) -> tuple[dict[int, float], float]:
    """Weights and bias: half of what the engine found, half of what naive Bayes says.

    Each feature is first scaled by how much more often spam has it (naive Bayes' log ratio: S. Wang and
    C. Manning 2012), which makes few examples go a long way. The engine is the better one on texts like
    those that it has seen, naive Bayes on others; together they are better than either on both.
    """
    ratios = log_ratios(rows, labels)
    scaled = [row.scaled(ratios) for row in rows]
    found, bias = engines.ENGINES[engine](scaled, labels)
    own, simple = 2 * spread(found, scaled), 2 * spread(dict.fromkeys(found, 1.0), scaled)
    weights = {f: (weight / own + 1 / simple) * ratios[f] for f, weight in found.items()}
    return weights, bias / own


def spread(weights, rows) -> float:
    """How far the scores of ``rows`` lie apart (standard deviation)."""
    return pstdev(row.score(weights) for row in rows) or 1.0


def log_ratios(rows, labels) -> dict[int, float]:
    counts = ({}, {})
    for row, label in zip(rows, labels, strict=True):
        here = counts[label]
        for f in row.features:
            here[f] = here.get(f, 0) + 1
    fine, spam = counts
    all_spam = sum(labels) + 2 * SMOOTHING
    all_fine = len(labels) - sum(labels) + 2 * SMOOTHING
    return {
        f: log((spam.get(f, 0) + SMOOTHING) / all_spam)
        - log((fine.get(f, 0) + SMOOTHING) / all_fine)
        for f in spam.keys() | fine.keys()
    }


def unseen_scores(rows, labels, engine: str) -> list[float]:
    """The score of each example by a model that has not seen it."""
    scores = [0.0] * len(rows)
    turn = [0, 0]
    fold = []
    for label in labels:  # each class is dealt out by itself, so that every fold has some of both
        fold.append(turn[label] % FOLDS)
        turn[label] += 1
    for held_out in range(FOLDS):
        known = [at for at, number in enumerate(fold) if number != held_out]
        weights, bias = fit([rows[at] for at in known], [labels[at] for at in known], engine)
        for at, number in enumerate(fold):
            if number == held_out:
                scores[at] = bias + rows[at].score(weights)
    return scores


def calibrated(scores: list[float], labels: list[int]) -> tuple[float, float]:
    """Slope and offset by which a score becomes a probability (J. Platt 1999, by Newton's method)."""
    spam, fine = sum(labels), len(labels) - sum(labels)
    targets = (1 / (fine + 2), (spam + 1) / (spam + 2))  # never quite certain, as Platt advises
    slope, offset = 1.0, 0.0
    for _step in range(NEWTON_STEPS):
        g1 = g0 = h11 = h10 = h00 = 0.0
        for score, label in zip(scores, labels, strict=True):
            p = logistic(slope * score + offset)
            error, spread = p - targets[label], max(p * (1 - p), 1e-9)
            g1, g0 = g1 + error * score, g0 + error
            h11, h10, h00 = h11 + spread * score**2, h10 + spread * score, h00 + spread
        det = h11 * h00 - h10**2 + 1e-9
        slope -= (h00 * g1 - h10 * g0) / det
        offset -= (h11 * g0 - h10 * g1) / det
    return max(slope, 0.05), offset
