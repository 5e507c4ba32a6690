"""Where an arrangement begins; and placing articles without a desk, for imports and for the demo."""

from articles.fronts.kinds import KINDS
from articles.fronts.usual import usual, usual_of_a_section
from articles.models import Front, Section
from articles.models.arrangement import Arrangement


def usual_now() -> Arrangement:
    return usual(list(Section.objects.values_list("pk", flat=True)))


def standing(front: Front) -> Arrangement:
    """The draft of a front, else what is online there, else the usual arrangement."""
    return front.drafted or (usual_of_a_section() if front.section_id else usual_now())


def place_at_the_head(wanted: dict[int, int], *, by=None, reason: str = "") -> None:
    """Launch the front page with articles (numbers) in those places of its lead that nobody has filled.

    ``wanted``: place → article. Whoever has a place on the page already keeps that one.
    """
    front = Front.objects.of(None)
    arrangement = front.online or usual_now()
    lead = next((each for each in arrangement.containers if each.kind == "lead"), None)
    if lead is None:
        return
    for place, article in sorted(wanted.items()):
        if lead.card_at(place) is None and article not in arrangement.articles:
            arrangement = arrangement.placed(article, lead.key, place, KINDS["lead"].most)
    if arrangement != front.online:
        front.launch_beside(arrangement, by=by, reason=reason)
