"""The arrangement of a front page that nobody has arranged yet."""

from articles.fronts.kinds import KINDS
from articles.models.arrangement import Arrangement, Rule

VOICES_AFTER, TESTS_AFTER = 2, 4  # rows of sections above the opinions, above the reviews


def usual(sections: list[int]) -> Arrangement:
    """Of the site: a lead with the wire, the dossier, a row for each of ``sections`` (numbers, in their
    order), opinions and reviews among them."""
    wanted = [("lead", {}), ("wire", {}), ("dossier", {})]
    rows = [("row", {"rule": Rule(section=section)}) for section in sections]
    among = [*rows[:VOICES_AFTER], ("opinion", {}), *rows[VOICES_AFTER:TESTS_AFTER]]
    return numbered([*wanted, *among, ("review", {}), *rows[TESTS_AFTER:]])


def usual_of_a_section() -> Arrangement:
    """The lead; all else follows as a list."""
    return numbered([("lead", {})])


def numbered(wanted) -> Arrangement:
    return Arrangement(
        tuple(
            KINDS[kind].new(f"c{number}", **fields)
            for number, (kind, fields) in enumerate(wanted, start=1)
        )
    )
