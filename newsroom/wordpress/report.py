"""What went in and what came out: every item once, every loss with its reason."""

from collections import Counter
from dataclasses import dataclass, field

EXAMPLES = 100  # of one reason; the count goes on
LONGEST = 300  # characters of a detail

# What can become of an item. The first three are "in".
CREATED, CHANGED, UNCHANGED, LEFT_OUT = "created", "changed", "unchanged", "left out"
OUTCOMES = (CREATED, CHANGED, UNCHANGED, LEFT_OUT)


@dataclass
class Reason:
    """A reason for a loss: how often, and where for the first hundred."""

    count: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)  # where, detail

    def add(self, where: str, detail: str, count: int = 1) -> None:
        self.count += count
        example = (where, " ".join(detail.split())[:LONGEST])
        if len(self.examples) < EXAMPLES and example not in self.examples[-3:]:
            self.examples.append(example)


class Report:
    """Counts while the import runs. Holds titles and addresses of pages; never a person's address."""

    def __init__(self, *, is_dry_run: bool = False):
        self.is_dry_run = is_dry_run
        self.site = ""
        self.read = Counter()  # kind → items that the export holds
        self.outcomes = Counter()  # (kind, outcome) → items
        self.left_out: dict[tuple[str, str], Reason] = {}  # (kind, reason)
        self.losses: dict[str, Reason] = {}  # of a part of an item that came in
        self.troubles: dict[str, Reason] = {}  # of the files
        self.notices: dict[str, Reason] = {}  # decisions that an editor may want to know of

    def came(self, kind: str, outcome: str, count: int = 1) -> None:
        self.read[kind] += count
        self.outcomes[kind, outcome] += count

    def leave_out(
        self, kind: str, reason: str, where: str, detail: str = "", count: int = 1
    ) -> None:
        if not count:
            return
        self.came(kind, LEFT_OUT, count)
        self.left_out.setdefault((kind, reason), Reason()).add(where, detail, count)

    def lose(self, reason: str, where: str, detail: str = "") -> None:
        self.losses.setdefault(reason, Reason()).add(where, detail)

    def notice(self, reason: str, where: str, detail: str = "") -> None:
        self.notices.setdefault(reason, Reason()).add(where, detail)

    def trouble(self, reason: str, where: str, detail: str = "") -> None:
        self.troubles.setdefault(reason, Reason()).add(where, detail)

    def kinds(self) -> list[str]:
        return sorted(self.read, key=lambda kind: (-self.read[kind], kind))

    def balance(self) -> bool:
        """Whether everything read is accounted for."""
        return all(
            self.read[kind] == sum(self.outcomes[kind, outcome] for outcome in OUTCOMES)
            for kind in self.read
        )

    def data(self) -> dict:
        """The whole report as JSON-ready data."""
        return {
            "site": self.site,
            "dry_run": self.is_dry_run,
            "items": {
                kind: {"read": self.read[kind]}
                | {outcome: self.outcomes[kind, outcome] for outcome in OUTCOMES}
                for kind in self.kinds()
            },
            "left_out": [
                {"kind": kind, **described(reason, about)}
                for (kind, reason), about in by_weight(self.left_out)
            ],
            "losses": [described(reason, about) for reason, about in by_weight(self.losses)],
            "notices": [described(reason, about) for reason, about in by_weight(self.notices)],
            "troubles": [described(reason, about) for reason, about in by_weight(self.troubles)],
        }


def by_weight(reasons: dict) -> list:
    return sorted(reasons.items(), key=lambda pair: (-pair[1].count, pair[0]))


def described(reason: str, about: Reason) -> dict:
    examples = [{"where": where, "detail": detail} for where, detail in about.examples]
    return {"reason": reason, "count": about.count, "examples": examples}
