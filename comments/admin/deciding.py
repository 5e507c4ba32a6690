"""Where the desk's buttons and keys lead: decisions, and taking them back.

The script asks for JSON; a plain form gets the queue back, or, in a clash, a page that shows both sides.
"""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import admin, messages
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from comments.admin.desk import may_moderate
from comments.admin.orders import (
    IN_BULK,
    MOST,
    Order,
    Outcome,
    Refusal,
    about_many,
    all_of_commenter,
    carry_out,
    read_order,
    whole_thread,
)
from comments.admin.queues import counts
from comments.admin.scope import Scope, read_scope
from comments.admin.steps import own_lines, take_back
from comments.models import Clash, Comment, ModerationError
from comments.models.moderation import reason_in_words, with_detail

WANTED = {
    "approve": gettext_lazy("approve"),
    "reject": gettext_lazy("refuse"),
    "spam": gettext_lazy("mark as spam"),
    "undo": gettext_lazy("take the decision back"),
    "pick": gettext_lazy("pick"),
    "unpick": gettext_lazy("pick no longer"),
    "ban": gettext_lazy("ban its commenter"),
}
SCOPES = {"thread": whole_thread, "commenter": all_of_commenter}


@may_moderate
@require_POST
def decide(request):
    outcome = carry_out(read_orders(request))
    return answer(request, outcome)


@may_moderate
@require_POST
def undo(request):
    """Take back one step of one's own; the last one, when none is named."""
    lines, outcome = own_lines(request.user), Outcome()
    step = uuid_of(request.POST.get("step")) or lines.values_list("step", flat=True).first()
    for line in lines.filter(step=step) if step else ():
        try:
            take_back(line, request.user)
            outcome.done.append(line.comment)
        except ModerationError as error:
            now = Comment.objects.get(pk=line.comment_id)
            order = Order("undo", now.pk, now.version, by=request.user)
            outcome.refused.append(Refusal(order, now, str(error), isinstance(error, Clash)))
    return answer(request, outcome)


def read_orders(request) -> list[Order]:
    """Three kinds of button: « decide » about one comment (« verb:id:version(:detail) »); « around » it
    (« thread:verb », with « about » and « reason »); « bulk » about the ticked (with « reason »).

    What does not read like that is left out. All that one press decides is one step.
    """
    sent, step = request.POST, uuid_of(request.POST.get("step")) or uuid4()
    if "decide" in sent:
        orders = [read_order(sent["decide"], request.user, step)]
    elif "around" in sent:
        orders = around(sent, request.user, step)
    else:
        verb = sent.get("bulk", "")
        ticked = sent.getlist("comment")[:MOST] if verb in IN_BULK else []
        orders = [read_order(told(verb, each, sent), request.user, step) for each in ticked]
    return [order for order in orders if order]


def told(verb: str, about: str, sent) -> str:
    """As a button of one comment would say it: only a refusal has a reason."""
    return f"{verb}:{about}:{sent.get('reason', '')}" if verb == "reject" else f"{verb}:{about}"


def around(sent, by, step: UUID) -> list[Order]:
    which, _colon, verb = sent["around"].partition(":")
    order = read_order(told(verb, sent.get("about", ""), sent), by, step)
    comment = order and Comment.objects.filter(pk=order.comment_id).first()
    if comment is None or which not in SCOPES or verb not in IN_BULK:
        return []
    return about_many(order, SCOPES[which](comment, order))


def uuid_of(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def answer(request, outcome: Outcome):
    scope = read_scope(request.POST)
    if request.accepts("text/html"):
        return answer_page(request, outcome, scope)
    refused = [refusal_as_json(request, refusal, scope) for refusal in outcome.refused]
    return JsonResponse(
        {
            "done": [as_json(comment) for comment in outcome.done],
            "refused": refused,
            "counts": counts(scope.comments()),
        }
    )


def as_json(comment: Comment) -> dict:
    return {"id": comment.pk, "version": comment.version, "state": comment.state}


def refusal_as_json(request, refusal: Refusal, scope: Scope) -> dict:
    clash = refusal.is_clash and not refusal.is_agreed
    html = clash and render_to_string(
        "admin/comments/_clash.html", {"clash": side_by_side(refusal), "scope": scope}, request
    )
    return as_json(refusal.comment) | {
        "message": refusal.message,
        "agreed": refusal.is_agreed,
        "clash": html or None,
    }


@dataclass(frozen=True)
class BothSides:
    """What the other decided, and what was wanted here."""

    refusal: Refusal
    line: object  # of the log; None when its reader has changed the comment

    @property
    def comment(self) -> Comment:
        return self.refusal.comment

    @property
    def wanted(self) -> str:
        """« refuse: insults », in words."""
        order = self.refusal.order
        words = WANTED[order.verb]
        detail = reason_in_words(order.detail) if order.verb == "reject" else ""
        return with_detail(words, detail)

    @property
    def insisting(self) -> str:
        """What the button says that does it all the same."""
        order = self.refusal.order
        detail = f":{order.detail}" if order.detail else ""
        return f"{order.verb}:{self.comment.pk}:{self.comment.version}{detail}"


def side_by_side(refusal: Refusal) -> BothSides:
    return BothSides(refusal, refusal.comment.log.select_related("actor").first())


def answer_page(request, outcome: Outcome, scope: Scope):
    clashes = [each for each in outcome.refused if each.is_clash and not each.is_agreed]
    if clashes:
        context = admin.site.each_context(request) | {
            "title": _("Somebody else was faster"),
            "clashes": [side_by_side(refusal) for refusal in clashes],
            "scope": scope,
            "back": back_to_queue(request, scope),
        }
        return render(request, "admin/comments/clash.html", context, status=409)
    tell(request, outcome)
    return HttpResponseRedirect(back_to_queue(request, scope), status=303)


def tell(request, outcome: Outcome) -> None:
    done, refused = len(outcome.done), outcome.refused
    for text in dict.fromkeys(
        with_detail(each.comment.author_name, each.message) for each in refused
    ):
        messages.warning(request, text)
    if done:
        text = ngettext("%(count)d comment decided.", "%(count)d comments decided.", done)
        messages.success(request, text % {"count": done})
    elif not refused:
        messages.warning(request, _("Nothing was decided: choose comments, and what to do."))


def back_to_queue(request, scope: Scope) -> str:
    changes = {"after": request.POST.get("after", "")[:60]}
    if request.POST.get("stay"):
        changes["comment"] = request.POST["stay"][:18]
    return f"{reverse('moderation:queue')}?{scope.address(**changes)}"
