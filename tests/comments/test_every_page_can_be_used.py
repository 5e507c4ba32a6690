"""Every page of readers' comments and of the desk, on a phone, light and dark: what ``usable.js`` asks of it.

The addresses are compared with the URL configuration: a new page is looked at, or the test says so.
"""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from comments.models import (
    AccessRequest,
    Ban,
    BanLength,
    CannedAnswer,
    Comment,
    CommenterNote,
    Subscription,
)
from comments.noticing import token_of
from comments.receipts import token_digest
from comments.transparency import count_months
from tests import factories
from tests.comments.moderating import DESK, at_the_desk, carry_session, commenter
from tests.site_map import public_patterns

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser_context_args(viewport={"width": 390, "height": 844}),
]

RULES = Path(__file__).with_name("usable.js").read_text(encoding="utf-8")
# As whoever sends a form does without the browser's own check.
EMPTY = """(form) => {
    form.noValidate = true;
    for (const field of form.querySelectorAll("textarea")) field.value = "";
}"""
# They answer a form or a program, and have no page of their own.
PAGELESS = {
    *("comment", "count", "confirm", "erase", "export", "follow", "preview", "withdraw"),
    *("feed", "feed-atom", "feed-json"),
}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


def receipt_of(comment) -> str:
    token = f"{uuid4().hex}{uuid4().hex}"
    Comment.objects.filter(pk=comment.pk).update(receipt_digest=token_digest(token))
    return token


def receipts(article, moderator) -> dict[str, str]:
    """A receipt in each state, by its name."""
    awaited, online, refused, appealed, withdrawn, erased, changed = (
        factories.comment(article, text=f"Un avis. {LONG}") for _n in range(7)
    )
    online.approve(by=moderator)
    Subscription.objects.create(comment=online)
    refused.reject(by=moderator, reason="insult")
    appealed.reject(by=moderator, reason="off-topic")
    asked = appealed.appeals.create(decision=appealed.log.get(), text="Relisez.")
    asked.refuse(by=factories.user("Moderator"), reasons="La règle est la même pour tous.")
    withdrawn.withdraw()
    erased.erase()
    Comment.objects.filter(pk=changed.pk).update(
        created_at=timezone.now() - timedelta(hours=1), edited_at=timezone.now()
    )
    made = {
        "awaited": awaited, "online": online, "refused": refused, "appealed": appealed,
        "withdrawn": withdrawn, "erased": erased, "changed": changed,
    }  # fmt: skip
    return {name: receipt_of(comment) for name, comment in made.items()}


def notices(article, moderator) -> list[str]:
    """The token of one that waits, one that was followed and one that was not."""
    rows = [factories.notice(factories.comment(article, state="approved")) for _n in range(3)]
    rows[1].uphold(by=moderator, reason="Accusation sans preuve.")
    rows[2].dismiss(by=moderator, reason="Une opinion, permise.")
    for row in rows:
        row.receipt_digest = token_digest(token_of(row.pk))
        row.save(update_fields=["receipt_digest"])
    return [token_of(row.pk) for row in rows]


def subscriptions(article) -> list[str]:
    now = timezone.now()
    states = ({}, {"confirmed_at": now}, {"confirmed_at": now, "ended_at": now})
    return [
        Subscription.objects.create(
            comment=factories.comment(article, state="approved"), **state
        ).token
        for state in states
    ]


def pages_of_readers(moderator) -> dict[str, list[str]]:
    """Name of the pattern → addresses; every pattern of comments/urls.py that has a page."""
    article = factories.article(authors=[factories.author(name="Jeanne Morel")])
    who = commenter()
    opening = factories.comment(article, state="approved", author_name=LONG[:80], commenter=who)
    factories.comment(article, parent=opening, state="approved", text=f"> Cité\n\n{LONG}")
    opening.answer("Merci de cette précision.", by=moderator)
    opening.pick(by=moderator)
    closed = factories.article(comment_policy="closed")
    own = AccessRequest.objects.create(contact_id=uuid4(), commenter=who).token
    tokens, told = receipts(article, moderator), subscriptions(article)
    count_months()
    by_argument = {
        "receipt": tokens.values(),
        "edit": (tokens["awaited"], tokens["changed"]),
        "appeal": (tokens["refused"],),
        "notice": notices(article, moderator),
        "own": (own,),
        "subscription": told,
        "stop": told[:1],
        "report": (opening.pk,),
        "new": (article.pk, closed.pk),
    } | dict.fromkeys(("report-article", "received", "error", "error-reported"), (article.pk,))
    pages = {
        name: [reverse(f"comments:{name}", args=[each]) for each in arguments]
        for name, arguments in by_argument.items()
    }
    pages["digest-stop"] = [reverse("comments:digest-stop", args=["inconnu"])]
    for name in ("mine", "asked", "erasing", "transparency"):
        pages[name] = [reverse(f"comments:{name}")]
    pages["new"].append(opening.answer_address())
    return pages | {"the article": [each.get_absolute_url() for each in (article, closed)]}


def complaints(page) -> list[str]:
    """In light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}, {each}" for each in page.evaluate(RULES)]
    return found


def look(page, address: str, wrong: dict) -> None:
    page.goto(address)
    if found := complaints(page):
        wrong[address] = found


def test_every_page_of_readers(page, live_server, jeanne):
    pages = pages_of_readers(jeanne)
    names = {
        name.partition(":")[2] for name, _r, _p in public_patterns() if name.startswith("comments:")
    }
    assert names == (pages.keys() - {"the article"}) | PAGELESS
    wrong: dict[str, list[str]] = {}
    for address in [each for addresses in pages.values() for each in addresses]:
        look(page, f"{live_server.url}{address}", wrong)
    assert wrong == {}


def test_every_form_that_comes_back(page, live_server, jeanne):
    pages = pages_of_readers(jeanne)
    wrong: dict[str, list[str]] = {}
    for name in ("new", "error", "report", "mine", "appeal", "edit"):
        page.goto(f"{live_server.url}{pages[name][0]}")
        form = page.locator("main form:has(textarea, [type=email])").first
        form.evaluate(EMPTY)
        form.locator("[type=submit]:not([formaction])").click()
        expect(page.locator(".errorlist").first).to_be_visible()
        if found := complaints(page):
            wrong[name] = found
    assert wrong == {}


def test_every_face_of_the_desk(page, live_server, jeanne):
    carry_session(at_the_desk(jeanne), page.context, live_server.url)
    CannedAnswer.objects.create(title="Précision", text="C’est précisé.")
    article, who = factories.article(), commenter()
    words = ["idiot", "crétin"]
    said = [{"screen": "words", "verdict": "suspect", "note": "", "count": 2, "words": words}]
    marked = factories.comment(
        article,
        text=f"Quel idiot, ce crétin. {LONG}",
        commenter=who,
        is_suspect=True,
        screening=said,
    )
    CommenterNote.objects.create(commenter=who, text="Courtois.", written_by=jeanne)
    for state in ("approved", "rejected", "spam"):
        factories.comment(article, state=state, commenter=who, author_name=LONG[:80])
    reported = factories.comment(article, state="approved", commenter=commenter())
    factories.notice(reported)
    Ban.objects.give(reported, by=jeanne, length=BanLength.MONTH)
    marked.note("note", by=jeanne)
    queries = [
        f"queue={name}"
        for name in ("pending", "reported", "suspect", "approved", "rejected", "spam")
    ]
    queries += [
        f"queue=search&commenter={who.short_name}",
        "queue=search&q=introuvable",
        f"article={article.pk}",
    ]
    wrong: dict[str, list[str]] = {}
    for query in queries:
        look(page, f"{live_server.url}{DESK}?{query}", wrong)
    look(page, f"{live_server.url}{reverse('moderation:bans')}", wrong)
    page.goto(f"{live_server.url}{DESK}?comment={marked.pk}")
    expect(page.locator(".moderation-desk.is-live")).to_be_visible()
    page.locator(".row-tick").first.check()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    wrong["all of it open"] = complaints(page)
    page.keyboard.press("Shift+?")
    wrong["help"] = complaints(page)
    assert {where: found for where, found in wrong.items() if found} == {}
