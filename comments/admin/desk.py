"""/admin/moderation/: the page itself, and the pieces of it that its script asks for."""

from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from js_asset import ImportMap, Media, Script

from articles.admin.needs import needs
from comments.admin.card import Card, card_of, cardable
from comments.admin.queues import QUEUES, counts
from comments.admin.scope import Scope, SearchForm, number, read_cursor, read_scope, sections
from comments.admin.steps import own_steps
from comments.models import Claim, RejectionReason

may_moderate = needs("comments.moderate_comment")

MODULES = ImportMap(
    {f"desk/{name}": f"desk/{name}.js" for name in ("words", "element", "server")}
    | {
        f"moderation/{name}": f"desk/moderation/{name}.js"
        for name in (
            *("acts", "card", "counters", "deck", "fragments"),
            *("keys", "outbox", "presence", "saying", "steps"),
        )
    }
)


@may_moderate
@require_safe
def desk(request):
    """A queue as a list, and one comment of it as a card. Every link of it works without script."""
    return draw(request, request.GET)


def draw(request, data, *, comment: int | None = None, typed=None, error="", status=200):
    """The page that ``data`` asks for. ``typed`` comes back with an ``error`` of a form on the card."""
    scope = read_scope(data)
    page = scope.page(read_cursor(data.get("after")))
    wanted = comment if comment is not None else number(data.get("comment"))
    media = Media(importmap=MODULES, js=[Script("desk/moderation/start.js", type="module")])
    context = admin.site.each_context(request) | list_context(request, data, scope, page) | {
        "title": gettext("Moderation"),
        "tabs": tabs(scope),
        "only": scope.article_for(request.user),
        "card": chosen_card(request, wanted, page.rows),
        "typed": typed or {},
        "error": error,
        "sections": sections(),
        "search": SearchForm(scope.wanted, auto_id="find-%s"),
        "reasons": RejectionReason.choices,
        "steps": own_steps(request.user),
        "now": timezone.now().isoformat(),
        "media": Media.from_media(media, nonce=str(request.csp_nonce)),
    }  # fmt: skip
    return render(request, "admin/comments/moderation.html", context, status=status)


def list_context(request, data, scope: Scope, page) -> dict:
    return {
        "scope": scope,
        "page": page,
        "claims": claims_on(page.rows, request.user),
        "after": data.get("after", ""),
    }


def chosen_card(request, wanted: int | None, rows) -> Card | None:
    """The comment that is ``wanted``, whatever queue it stands in; else the first of the list."""
    pk = wanted if wanted is not None else rows[0].pk if rows else None
    comment = cardable().filter(pk=pk).first() if pk is not None else None
    return comment and card_of(comment, request.user)


def tabs(scope: Scope) -> list[tuple]:
    counted = counts(scope.comments())
    return [(queue, counted[queue.name], str(key)) for key, queue in enumerate(QUEUES, 1)]


def claims_on(rows, viewer) -> dict[int, str]:
    """Comment id → who else looks at it."""
    others = Claim.objects.in_force().filter(comment__in=[row.pk for row in rows])
    return {
        claim.comment_id: str(claim.holder)
        for claim in others.exclude(holder=viewer).select_related("holder")
    }


@may_moderate
@require_safe
def rows(request):
    """The next rows of a list, as the page draws them."""
    scope = read_scope(request.GET)
    page = scope.page(read_cursor(request.GET.get("after")))
    return render(
        request, "admin/comments/_rows.html", list_context(request, request.GET, scope, page)
    )


@may_moderate
@require_safe
def card(request, pk):
    """One card, as the page draws it."""
    comment = get_object_or_404(cardable(), pk=pk)
    context = {"card": card_of(comment, request.user), "scope": read_scope(request.GET)}
    return render(request, "admin/comments/_card.html", context)
