"""How good a score is, on texts that it has not learned from."""

from dataclasses import asdict, dataclass

FALSE_ALARMS = 0.01  # of what is fine: so many may be marked at most


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1. ``caught`` is the recall when 1 % of what is fine is marked."""

    texts: int
    spam: int
    precision: float
    recall: float
    f1: float
    false_alarms: float
    caught: float

    def rounded(self) -> dict:
        return {name: round(value, 4) for name, value in asdict(self).items()}


def judge(scores: list[float], labels: list[int], threshold: float) -> Figures:
    """``threshold``: from which score on a text counts as spam for precision, recall and F1."""
    marked = [score >= threshold for score in scores]
    right = sum(m and label for m, label in zip(marked, labels, strict=True))
    spam, fine = sum(labels), len(labels) - sum(labels)
    precision, recall = right / (sum(marked) or 1), right / (spam or 1)
    limit = limit_for(scores, labels)
    return Figures(
        texts=len(labels),
        spam=spam,
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / ((precision + recall) or 1),
        false_alarms=(sum(marked) - right) / (fine or 1),
        caught=sum(s > limit for s, label in zip(scores, labels, strict=True) if label)
        / (spam or 1),
    )


def limit_for(scores: list[float], labels: list[int], share: float = FALSE_ALARMS) -> float:
    """The score above which no more than ``share`` of what is fine lies."""
    fine = sorted((s for s, label in zip(scores, labels, strict=True) if not label), reverse=True)
    allowed = int(share * len(fine))
    return fine[allowed] if allowed < len(fine) else float("-inf")
