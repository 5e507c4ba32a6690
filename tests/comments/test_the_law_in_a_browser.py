"""What the law gives everybody, by keyboard, by touch and without script: from the form to the decision."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comments.models import Appeal, Comment, Notice
from tests import factories
from tests.comments.hands import Finger, Keyboard, Plain, becomes
from tests.comments.moderating import at_the_desk, carry_session, state_of

pytestmark = pytest.mark.django_db(transaction=True)


def decide(hands, case, verdict: str, why: str) -> None:
    kind = type(case).__name__.lower()
    hands.go(reverse(f"admin:comments_{kind}_change", args=[case.pk]))
    hands.mark("verdict", verdict)
    hands.write("[name=why]", why)
    hands.press("[name=_save]")
    becomes(lambda: type(case).objects.get(pk=case.pk).is_open, False)


def notice_and_what_came_of_it(hands, comment) -> None:
    """What is missing is said beside it; the receipt follows the notice; the decision has its reasons."""
    page = hands.page
    hands.go(comment.article.get_absolute_url())
    hands.press(".comment-report")
    page.wait_for_url("**/report/")
    hands.choose("[name=ground]", "menace envers une personne")
    hands.write("[name=explanation]", "La seconde phrase annonce qu’on viendra chez moi.")
    hands.mark_box("[name=good_faith]")
    hands.press(".comment-form [type=submit]")
    expect(page.locator(".form-errors li")).to_have_count(2)  # name and address
    expect(page.locator("[name=explanation]")).to_have_value(re.compile("chez moi"))
    expect(page.locator("[name=ground]")).to_have_value("threat")
    hands.write("[name=name]", "Paul Avoué")
    hands.write("[name=email]", "paul@exemple.example")
    hands.press(".comment-form [type=submit]")
    page.wait_for_url("**/comments/notices/**")
    receipt = page.url.removeprefix(hands.site)
    expect(page.locator("h1")).to_have_text("Nous avons bien reçu votre signalement.")
    expect(page.locator("main")).to_contain_text(comment.get_absolute_url())  # the exact place
    decide(hands, Notice.objects.get(), "uphold", "Menace explicite.")
    hands.go(receipt)
    expect(page.locator("h1")).to_contain_text("le contenu a été retiré")
    for told in ("Menace explicite.", "par une personne", "article 21", "la justice"):
        expect(page.locator("main")).to_contain_text(told)


def refusal_and_the_appeal_against_it(hands, article) -> None:
    """The private link says why; an appeal is sent there, and answered there."""
    page = hands.page
    hands.go(reverse("comments:new", args=[article.pk]))
    hands.write("[name=text]", "Un avis bien tranché.")
    hands.write("[name=author_name]", "Marie")
    hands.write("[name=email]", "marie@exemple.example")
    page.wait_for_timeout(2_100)  # nobody writes in less (comments/stamps.py)
    hands.press("#comment-form [type=submit]:not([formaction])")
    page.wait_for_url("**/comments/receipt/**")
    receipt = page.url.removeprefix(hands.site)
    comment = Comment.objects.get(author_name="Marie")
    comment.reject(by=factories.user(), reason="defamation")
    hands.go(receipt)
    for told in ("accusation sans preuve", "29 juillet 1881", "Une personne", "gratuitement"):
        expect(page.locator("main")).to_contain_text(told)
    hands.press('a[href$="/appeal/"]')
    page.wait_for_url("**/appeal/")
    hands.write("[name=text]", "Les preuves sont publiques.")
    hands.press(".comment-edit [type=submit]")
    page.wait_for_url(f"**{receipt}")
    expect(page.locator("main")).to_contain_text("Une autre personne")
    decide(hands, Appeal.objects.get(), "grant", "En effet, elles le sont.")
    hands.go(receipt)
    expect(page.locator("h1")).to_have_text("Votre commentaire est en ligne.")
    assert state_of(comment) == "approved"


def everything(hands, moderator) -> None:
    carry_session(at_the_desk(moderator), hands.page.context, hands.site)
    comment = factories.comment(state="approved")
    notice_and_what_came_of_it(hands, comment)
    assert state_of(comment) == "rejected"
    refusal_and_the_appeal_against_it(hands, comment.article)


def test_by_keyboard_alone(page, live_server, jeanne):
    everything(Keyboard(page, live_server.url), jeanne)


@pytest.mark.browser_context_args(
    viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
)
def test_by_touch_on_a_phone(page, live_server, jeanne):
    everything(Finger(page, live_server.url), jeanne)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script(page, live_server, jeanne):
    everything(Plain(page, live_server.url), jeanne)
