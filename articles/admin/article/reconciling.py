"""Two people wrote in one place: both texts side by side, and a choice for each such place.

What was saved stays the draft meanwhile, what could not be saved is a copy set aside: whoever closes
this page loses nothing.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.admin.article.seating import seat_of
from articles.body.marking import ADDED, REMOVED, Marker
from articles.body.merging import Clash
from articles.comparing.fields import FieldChange, changes_of, label_of
from articles.models import Revision
from articles.models.keeping import keep
from articles.models.merging import Draft, FieldClash, bring_together
from articles.safe_html import bless

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Place:
    """One place where both wrote, as the page shows it."""

    name: str  # of its radio buttons
    label: str
    mine: FieldChange | SafeString
    theirs: FieldChange | SafeString
    is_field: bool
    chosen: str = ""


def reconcile(request, article, desk):
    copy = copy_of(request, article)
    if request.method == "POST":
        return decide(request, article, desk, copy)
    return choices_page(request, article, desk, copy)


def copy_of(request, article) -> Revision:
    """The copy set aside that the address names, of this article."""
    number = request.GET.get("copy", "")
    copies = article.revisions.filter(kind=Revision.Kind.SET_ASIDE).select_related("made_by")
    copy = copies.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
    if copy is None or copy.grew_from is None:
        raise Http404(number)
    return copy


def together(article, copy: Revision) -> tuple[Draft, Revision]:
    standing = article.standing_revision()
    return bring_together(copy.grew_from.snapshot, copy.snapshot, standing.snapshot), standing


def choices_page(request, article, desk, copy: Revision, status: int = 200):
    draft, standing = together(article, copy)
    context = desk.admin_site.each_context(request) | {
        "title": _("Two versions of one passage"),
        "article": article,
        "opts": desk.opts,
        "copy": copy,
        "standing": standing,
        "places": places_of(draft, request),
        "action": f"{reverse('admin:articles_article_reconcile', args=[article.pk])}?copy={copy.pk}",
        "is_mine": copy.made_by == request.user,
        "seat": request.POST.get("seat", ""),
        "is_undecided": "standing" in request.POST,
    }
    page = "admin/articles/article/reconcile.html"
    return render(request, page, context, status=status)


def places_of(draft: Draft, request) -> list[Place]:
    marker = Marker({ADDED: _("added:"), REMOVED: _("removed:")})
    places = []
    for number, clash in enumerate(draft.clashes()):
        name = f"choice-{number}"
        chosen = request.POST.get(name, "")
        if isinstance(clash, FieldClash):
            place = field_place(name, clash, chosen, request.user)
        else:
            label = _("Passage %(number)s") % {"number": number - len(draft.fields) + 1}
            place = passage_place(name, label, clash, marker, chosen)
        places.append(place)
    return places


def field_place(name: str, clash: FieldClash, chosen: str, reader) -> Place:
    sides = [
        changes_of([clash.name], {clash.name: clash.base}, {clash.name: side}, reader)
        for side in (clash.mine, clash.theirs)
    ]
    return Place(name, label_of(clash.name), sides[0][0], sides[1][0], True, chosen)


def passage_place(name: str, label: str, clash: Clash, marker: Marker, chosen: str) -> Place:
    mine, theirs = (
        bless(marker.changed(clash.base, side) if side else marker.whole(clash.base, REMOVED))
        for side in (clash.mine, clash.theirs)
    )
    return Place(name, label, mine, theirs, False, chosen)


def decide(request, article, desk, copy: Revision):
    """Save what was chosen; when the draft has moved on meanwhile, or a choice is missing, ask again."""
    draft, standing = together(article, copy)
    choices = [request.POST.get(f"choice-{n}") for n in range(len(draft.clashes()))]
    fields, passages = choices[: len(draft.fields)], choices[len(draft.fields) :]
    is_whole = set(fields) <= {MINE, THEIRS} and set(passages) <= {MINE, THEIRS, BOTH}
    if str(standing.pk) != request.POST.get("standing") or not is_whole:
        return choices_page(request, article, desk, copy, status=409 if is_whole else 422)
    content, seat = draft.settled(fields, passages), seat_of(request, article)
    kind = Revision.Kind.SAVE
    keep(article, content, by=request.user, base=standing, seat=seat, kind=kind)
    messages.success(request, _("Saved as you decided. The copy set aside stays in the history."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
