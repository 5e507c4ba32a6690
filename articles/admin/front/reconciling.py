"""Two people changed one container: both as they left it, and a choice for each."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.admin.front.board import hidden, shown_articles
from articles.admin.front.previewing import version_of
from articles.fronts.kinds import kind_of
from articles.fronts.placing import standing
from articles.models import Front, FrontVersion
from articles.models.arrangement import Arrangement, Container
from articles.models.arrangement_merging import MINE, THEIRS, Clash, Together, bring_together
from articles.models.front import Outdated


@dataclass(frozen=True)
class Side:
    """One of the two, as the page shows it; empty when the container was taken away."""

    value: str
    lines: list[str]


@dataclass(frozen=True)
class Choice:
    name: str  # of its radio buttons
    label: str
    mine: Side
    theirs: Side
    chosen: str = ""


def together(front: Front, copy: FrontVersion, standing: Arrangement) -> Together:
    if copy.base is None:
        raise Http404(copy.pk)
    base, mine = Arrangement.from_json(copy.base), Arrangement.from_json(copy.content)
    return bring_together(base, mine, standing)


def reconcile(request, front: Front, desk):
    copy = version_of(front, request.GET.get("copy"))
    if request.method != "POST":
        return reconcile_page(request, front, copy, desk)
    if not front.allows(request.user, "change"):
        raise PermissionDenied
    found = together(front, copy, standing(front))
    choices = {clash.key: request.POST.get(name_of(clash), "") for clash in found.clashes}
    if not set(choices.values()) <= {MINE, THEIRS}:
        return reconcile_page(request, front, copy, desk, status=422)
    try:
        edition = request.POST.get("edition", "")
        settled = found.settled(choices)
        front.save_draft(
            settled, by=request.user, edition=int(edition) if edition.isdecimal() else -1
        )
    except Outdated:
        return reconcile_page(request, front, copy, desk, status=409, is_overtaken=True)
    messages.success(request, _("Saved as you decided. The copy set aside stays in the history."))
    return HttpResponseRedirect(desk.address("change", front))


def reconcile_page(
    request, front: Front, copy: FrontVersion, desk, status: int = 200, is_overtaken: bool = False
):
    front = Front.objects.in_order().get(pk=front.pk)
    found = together(front, copy, standing(front))
    context = desk.admin_site.each_context(request) | {
        "title": _("Two arrangements of one page"),
        "opts": desk.opts,
        "front": front,
        "copy": copy,
        "action": f"{desk.address('reconcile', front)}?copy={copy.pk}",
        "choices": choices_of(request, found),
        "is_undecided": status == 422,
        "is_overtaken": is_overtaken,
    }
    return render(request, "admin/articles/front/reconcile.html", context, status=status)


def name_of(clash: Clash) -> str:
    return f"choice-{clash.key or 'order'}"


def choices_of(request, found: Together) -> list[Choice]:
    numbers = {*found.mine.articles, *found.theirs.articles}
    articles = shown_articles(numbers, request.user)
    return [
        Choice(
            name_of(clash),
            label_of(clash),
            Side(MINE, lines_of(clash.mine, articles)),
            Side(THEIRS, lines_of(clash.theirs, articles)),
            request.POST.get(name_of(clash), ""),
        )
        for clash in found.clashes
    ]


def label_of(clash: Clash) -> str:
    if not clash.key:
        return _("The order of the page")
    return name_of_container(clash.mine or clash.theirs)


def name_of_container(container: Container) -> str:
    kind = kind_of(container)
    label = str(kind.label) if kind else container.kind
    return f"{label} – {container.title}" if container.title else label


def lines_of(side, articles) -> list[str]:
    """What a container holds, or in which order the containers stand, in words."""
    if side is None:
        return [_("taken away")]
    if isinstance(side, Arrangement):
        return [name_of_container(each) for each in side.containers]
    lines = [_("places: %(count)d") % {"count": side.count}] if side.count else []
    for card in sorted(side.cards, key=lambda card: card.place):
        article = articles.get(card.article)
        title = (card.headline or article.title) if article else hidden().title
        lines.append(f"{card.place}. {title}")
    return lines
