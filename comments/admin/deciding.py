"""What the moderator's page sends: one decision, or one decision about many comments."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from comments.admin.queues import PAGE, may_moderate, queue_named
from comments.models import Comment, ModerationError, RejectionReason

# What a button may say, and what it does.
VERBS = {
    "approve": lambda comment, order: comment.approve(by=order.by, seen=order.seen),
    "reject": lambda comment, order: comment.reject(
        by=order.by, reason=order.reason, seen=order.seen
    ),
    "spam": lambda comment, order: comment.mark_spam(by=order.by, seen=order.seen),
    "undo": lambda comment, order: comment.undo(by=order.by, seen=order.seen),
}


@dataclass(frozen=True)
class Order:
    """One decision as it came in: about which version of which comment, and why."""

    verb: str
    comment_id: int
    seen: int | None
    reason: str = ""
    by: object = None


@may_moderate
@require_POST
def decide(request):
    orders = read_orders(request)
    done, refusals = carry_out(orders)
    for refusal in dict.fromkeys(refusals):
        messages.warning(request, refusal)
    if done:
        text = ngettext("%(count)d comment decided.", "%(count)d comments decided.", done)
        messages.success(request, text % {"count": done})
    elif not refusals:
        messages.warning(request, _("Nothing was decided: choose comments, and what to do."))
    return HttpResponseRedirect(back_to_queue(request), status=303)


def read_orders(request) -> list[Order]:
    """A button of a card says « verb:id:version(:reason) »; one of the bar, what to do with the ticked.

    What does not read like that is left out.
    """
    if value := request.POST.get("decide"):
        verb, _colon, rest = value.partition(":")
        wanted = [(verb, rest)]
    else:
        verb, reason = request.POST.get("bulk", ""), request.POST.get("reason", "")
        ticked = request.POST.getlist("comment")[: 4 * PAGE]
        wanted = [(verb, f"{each}:{reason}") for each in ticked]
    orders = [read_order(verb, rest, request.user) for verb, rest in wanted]
    return [order for order in orders if order]


def read_order(verb: str, rest: str, by) -> Order | None:
    comment_id, seen, reason = [*rest.split(":", 2), "", ""][:3]
    is_readable = all(
        part.isascii() and part.isdigit() and len(part) < 18 for part in (comment_id, seen)
    )
    has_reason = verb != "reject" or reason in RejectionReason.values
    if verb not in VERBS or not is_readable or not has_reason:
        return None
    return Order(verb, int(comment_id), int(seen), reason if verb == "reject" else "", by)


def carry_out(orders: list[Order]) -> tuple[int, list[str]]:
    """How many decisions took effect, and what stood against the others."""
    done, refusals = 0, []
    comments = Comment.objects.in_bulk([order.comment_id for order in orders])
    for order in orders:
        comment = comments.get(order.comment_id)
        if comment is None:
            continue
        try:
            VERBS[order.verb](comment, order)
            done += 1
        except ModerationError as error:
            refusals.append(f"{comment.author_name}: {error}")
    return done, refusals


def back_to_queue(request) -> str:
    page = request.POST.get("page", "")
    where = {"queue": queue_named(request.POST.get("queue")).name}
    if page.isascii() and page.isdigit():
        where["page"] = page
    return f"{reverse('moderation:queue')}?{urlencode(where)}"
