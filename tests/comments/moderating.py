"""Moderators at their desk."""

from uuid import uuid4

from django.conf import settings
from django.test import Client
from django.urls import reverse

from comments.models import Comment, Commenter
from tests import factories

DESK, DECIDE, UNDO = (reverse(f"moderation:{name}") for name in ("queue", "decide", "undo"))


def at_the_desk(user=None) -> Client:
    client = Client()
    client.force_login(user or factories.user("Moderator"))
    return client


def carry_session(client: Client, context, site: str) -> None:
    """Sign a browser in as ``client`` is."""
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": f"{site}/admin/"}])


def state_of(comment) -> str:
    return Comment.objects.get(pk=comment.pk).state


def commenter() -> Commenter:
    return Commenter.objects.create()


def press(desk, value: str | None, **fields):
    """Press a button of the card (or, without ``value``, another one that ``fields`` say), as the page's
    script does: it asks for JSON."""
    sent = {"step": str(uuid4())} | ({"decide": value} if value else {}) | fields
    return desk.post(DECIDE, sent, headers={"Accept": "application/json"}).json()


def order(verb: str, comment, detail: str = "") -> str:
    value = f"{verb}:{comment.pk}:{comment.version}"
    return f"{value}:{detail}" if detail else value


def bulk(verb: str, comments, reason: str = "") -> dict:
    """What the form sends that decides about all that are ticked."""
    return {
        "bulk": verb,
        "reason": reason,
        "comment": [f"{comment.pk}:{comment.version}" for comment in comments],
    }


def take_back(desk, step=None):
    sent = {"step": str(step)} if step else {}
    return desk.post(UNDO, sent, headers={"Accept": "application/json"}).json()
