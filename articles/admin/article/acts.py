"""What the buttons of the writing page do once the text is saved: one table, by the button's name."""

from collections.abc import Callable
from dataclasses import dataclass

from articles.admin.article.publishing import publish, withdraw
from articles.admin.article.rights import PUBLISH, WITHDRAW
from articles.admin.article.submitting import WAYS
from articles.models.workflow import STEPS


@dataclass(frozen=True)
class Act:
    """``do(request, article)`` returns what to tell; a PublicationError says why it cannot be."""

    name: str
    right: str
    do: Callable[..., str]


ACTS = (
    *(Act(f"_{verb}", STEPS[verb].right, do) for verb, do in WAYS.items()),
    Act("_publish", PUBLISH, publish),
    Act("_withdraw", WITHDRAW, withdraw),
)


def acts_of(request) -> list[Act]:
    """The acts whose button was pressed; no browser sends more than one."""
    return [act for act in ACTS if act.name in request.POST]
