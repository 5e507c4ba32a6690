"""The desk of one front page: the board, the reserve beside it, the preview. One form, and its buttons."""

from urllib.parse import urlencode

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from js_asset import ImportMap, Media, Script

from articles.admin.choosing import MODULES
from articles.admin.front.acts import act
from articles.admin.front.board import board
from articles.admin.front.form import DeskForm, signed
from articles.admin.front.reconciling import reconcile_page
from articles.admin.front.reserve import reserve
from articles.fronts.keeping import Kept, keep
from articles.fronts.kinds import KINDS
from articles.fronts.placing import standing
from articles.models import Front
from articles.models.arrangement import Arrangement, NoPlace
from articles.models.front import NothingNew

REFUSED, CLASH = 422, 409
MODULES_OF_DESK = ImportMap(
    {f"front/{name}": f"desk/front/{name}.js" for name in ("board", "dragging", "keys", "preview")}
)
MEDIA = Media(
    importmap=MODULES | MODULES_OF_DESK,
    js=[Script("desk/choices.js", type="module"), Script("desk/front/start.js", type="module")],
)


@csp_replace({"frame-src": [SELF]})
def arrange(request, front: Front, desk) -> HttpResponse:
    if request.method != "POST":
        return show(request, front, desk, DeskForm(front, standing(front), request.user))
    if not front.allows(request.user, "change"):
        raise PermissionDenied
    form = DeskForm(front, standing(front), request.user, request.POST)
    base = form.unpack_base()
    if base is None or not form.is_valid():
        return refuse(request, front, desk, form, said=base is None and _("Reload the page."))
    do = request.POST.get("do") or "save"
    try:
        wanted = act(form.arrangement, do, request.POST.get("to", ""))
    except NoPlace:
        return refuse(
            request, front, desk, form, said=_("There is no such place any more, or it is full.")
        )
    if not may_stand(request.user, form, wanted):
        return refuse(request, front, desk, form, said=_("This article cannot stand there."))
    kept = keep(front, wanted, by=request.user, edition=base[1], base=base[0])
    if kept.clash:
        return to_reconciling(request, kept, desk)
    if do == "launch":
        return launch(request, kept.front, desk)
    return answer(request, kept, desk)


def may_stand(user, form: DeskForm, wanted: Arrangement) -> bool:
    """What an act has newly placed: it must be there, be readable, and be taken by its container."""
    new = set(wanted.articles) - set(form.arrangement.articles)
    known = form.kinds_of({str(card.article): card for card in wanted.cards})
    takes = all(
        KINDS[container.kind].accepts(known.get(card.article, ""))
        for container in wanted.containers
        for card in container.cards
        if container.kind in KINDS
    )
    return takes and new <= set(known)


def wants_a_piece(request) -> bool:
    """Whether the desk's script asks, which puts the board in place by itself."""
    return request.headers.get("X-Desk") == "board"


def answer(request, kept: Kept, desk) -> HttpResponse:
    said = _("Saved; others had changed other parts, and both are here.") if kept.met else ""
    if wants_a_piece(request):
        front = kept.front
        form = DeskForm(front, standing(front), request.user)
        return render(request, "admin/articles/front/_board.html", context_of(front, form, said))
    if said:
        messages.info(request, said)
    text = request.POST.get("q", "").strip()
    query = f"?{urlencode({'q': text})}" if text else ""
    return HttpResponseRedirect(desk.address("change", kept.front) + query)


def refuse(request, front: Front, desk, form: DeskForm, said="") -> HttpResponse:
    """The board as it was sent, with what is wrong beside it; nothing is saved, nothing is lost."""
    said = said or _("Not saved yet: what is wrong is marked below. Nothing is lost.")
    form.errors = [said]
    if wants_a_piece(request):
        context = context_of(front, form, "")
        return render(request, "admin/articles/front/_board.html", context, status=REFUSED)
    return show(request, front, desk, form, status=REFUSED)


def to_reconciling(request, kept: Kept, desk) -> HttpResponse:
    """Both changed one container: the page that shows both."""
    address = f"{desk.address('reconcile', kept.front)}?copy={kept.copy.pk}"
    if wants_a_piece(request):
        return JsonResponse({"reconcile": address}, status=CLASH)
    return reconcile_page(request, kept.front, kept.copy, desk, status=CLASH)


def launch(request, front: Front, desk) -> HttpResponse:
    if not front.allows(request.user, "launch"):
        raise PermissionDenied
    reason = " ".join(request.POST.get("reason", "").replace("\0", "").split())[:300]
    try:
        front.launch(front.drafted, by=request.user, edition=front.edition, reason=reason)
        messages.success(request, _("Launched: readers get it now."))
    except NothingNew:
        messages.info(request, _("This is online already: nothing has changed."))
    return HttpResponseRedirect(desk.address("change", front))


def context_of(front: Front, form: DeskForm, said: str) -> dict:
    """What the board is drawn with."""
    arrangement = form.drawable()
    return {
        "front": front,
        "form": form,
        "said": said,
        "board": board(front, form, arrangement),
        "kinds": KINDS.values(),
        # What was refused still grew from what its page showed.
        "base": form.data.get("base", "") if form.is_refused else signed(form.standing),
        "edition": form.data.get("edition", "") if form.is_refused else front.edition,
        "is_readonly": not front.allows(form.user, "change"),
        "may_launch": front.allows(form.user, "launch"),
    }


def show(request, front: Front, desk, form: DeskForm, status: int = 200) -> HttpResponse:
    text = request.GET.get("q", "") or request.POST.get("q", "")
    context = context_of(front, form, "") | {
        "reserve": reserve(request.user, text, set(form.drawable().articles)),
        "q": text,
    }
    if request.GET.get("part") == "reserve":
        return render(request, "admin/articles/front/_reserve.html", context)
    context |= desk.admin_site.each_context(request) | {
        "title": _("Arrange: %s") % front,
        "opts": desk.opts,
        "media": Media.from_media(MEDIA, nonce=str(request.csp_nonce)),
        "fronts": Front.objects.in_order(),
    }
    return render(request, "admin/articles/front/desk.html", context, status=status)
