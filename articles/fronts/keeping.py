"""A desk's arrangement is kept: as it is, brought together with what others saved, or set aside."""

from dataclasses import dataclass

from django.db import transaction

from articles.models.arrangement import Arrangement
from articles.models.arrangement_merging import Together, bring_together
from articles.models.front import Front
from articles.models.front_version import FrontVersion


@dataclass(frozen=True)
class Kept:
    """``front`` as it stands now. ``met``: others had saved meanwhile, and their changes are in the draft
    too, unless there is a ``clash``: then ``copy`` holds what could not be saved."""

    front: Front
    met: bool = False
    clash: Together | None = None
    copy: FrontVersion | None = None


@transaction.atomic
def keep(front: Front, arrangement: Arrangement, *, by, edition: int, base: Arrangement) -> Kept:
    """Keep what grew from ``base``, the draft of that ``edition``. ``front`` has its arrangement from
    somewhere: a front that nobody arranged yet is compared by ``base``."""
    standing = front.lock()
    if edition == standing.edition:
        return Kept(standing.save_draft(arrangement, by=by))
    together = bring_together(base, arrangement, standing.drafted or base)
    if together.clashes:
        copy = standing.set_aside(arrangement, by=by, base=base)
        return Kept(standing, met=True, clash=together, copy=copy)
    return Kept(standing.save_draft(together.settled(), by=by), met=True)
