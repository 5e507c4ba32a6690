"""What the buttons of the writing page do once the text is saved: one table, by the button's name."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse

from articles.admin.article.planning import take_newer_from_the_page
from articles.admin.article.publishing import to_publishing
from articles.admin.article.rights import PUBLISH, WITHDRAW
from articles.admin.article.submitting import WAYS
from articles.admin.article.withdrawing import to_withdrawing
from articles.models.workflow import STEPS


@dataclass(frozen=True)
class Act:
    """``do(request, article)`` returns what to tell, or the page to go to.

    A PublicationError says why it cannot be.
    """

    name: str
    right: str
    do: Callable[..., str | HttpResponse]


ACTS = (
    *(Act(f"_{verb}", STEPS[verb].right, do) for verb, do in WAYS.items()),
    Act("_publish", PUBLISH, to_publishing),
    Act("_withdraw", WITHDRAW, to_withdrawing),
    Act("_take_newer", PUBLISH, take_newer_from_the_page),
)


def acts_of(request) -> list[Act]:
    """The acts whose button was pressed; no browser sends more than one."""
    return [act for act in ACTS if act.name in request.POST]
