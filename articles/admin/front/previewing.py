"""A front page before readers get it, in a frame of the desk or by itself; and former ones."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.admin.front.fields import number
from articles.fronts.composing import NamedRows
from articles.fronts.placing import standing
from articles.models import Dossier, Front, FrontVersion, Image, Promo
from articles.models.arrangement import Arrangement
from articles.navigation import load_navigation
from articles.views.front import front_page
from articles.views.section import section_front


def version_of(front: Front, wanted) -> FrontVersion:
    """Raises Http404 for what is no version of this front."""
    return get_object_or_404(front.versions.select_related("made_by"), pk=number(wanted))


def named_rows(arrangement: Arrangement) -> NamedRows:
    """What an arrangement names that is not online, in three queries."""
    containers, cards = arrangement.containers, arrangement.cards
    return NamedRows(
        Image.objects.in_bulk({card.image for card in cards} - {None}),
        Promo.objects.in_bulk({each.promo for each in containers} - {None}),
        Dossier.objects.in_bulk({each.dossier for each in containers} - {None}),
    )


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def preview(request, front: Front, desk):
    """The draft, or ``?version=``, as readers would get it now: what they may not see is not in it."""
    if wanted := request.GET.get("version"):
        arrangement = Arrangement.from_json(version_of(front, wanted).content)
    else:
        arrangement = standing(front)
    draw = {"named": named_rows(arrangement), "navigation": load_navigation(), "is_preview": True}
    if front.section_id:
        return section_front(request, front.section, arrangement, **draw)
    return front_page(request, arrangement, **draw)
