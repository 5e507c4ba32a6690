"""The desk under a moderator's hands: keys, buttons, and what the screen says before the server does."""

import re
from contextlib import contextmanager

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comments.models import Ban, Comment, State
from tests import factories
from tests.comments.moderating import at_the_desk, commenter, state_of

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def held_back(page, name: str):
    """The server's answers to one kind of request, kept on the way until the end."""
    waiting = []
    pattern = re.compile(re.escape(reverse(f"moderation:{name}")) + "$")
    page.route(pattern, lambda route: waiting.append(route))
    yield waiting
    for route in waiting:
        route.continue_()
    page.unroute(pattern)


def queue_of(count: int) -> list:
    article = factories.article()
    return [factories.comment(article, text=f"Remarque {n}.") for n in range(1, count + 1)]


def authors(page) -> list[str]:
    return page.locator(".row .row-text").all_inner_texts()


def decided(page):
    """Wait for the answer to a decision."""
    return page.expect_response(
        lambda answer: answer.url.endswith((reverse("moderation:decide"), "undo/"))
    )


def test_a_whole_shift_without_a_mouse(open_desk, jeanne):
    one, two, three, four = queue_of(4)
    factories.comment(one.article, text="Remarque de Cassandre.")
    factories.comment(one.article, text="La dernière.")
    four.commenter = commenter()
    four.save()
    page = open_desk(jeanne)
    keys = page.keyboard
    card = page.locator(".card")
    expect(card).to_contain_text("Remarque 1.")
    keys.press("j")
    expect(card).to_contain_text("Remarque 2.")
    keys.press("k")
    expect(card).to_contain_text("Remarque 1.")
    with decided(page):
        keys.press("a")
    expect(card).to_contain_text("Remarque 2.")
    keys.press("r")
    with decided(page):
        keys.press("5")
    expect(card).to_contain_text("Remarque 3.")
    with decided(page):
        keys.press("s")
    expect(card).to_contain_text("Remarque 4.")
    keys.press("b")
    with decided(page):
        keys.press("2")
    expect(card).to_contain_text("Cassandre.")
    assert [state_of(each) for each in (one, two, three, four)] == [
        "approved", "rejected", "spam", "rejected"
    ]  # fmt: skip
    assert two.log.get().reason == "off-topic"
    assert Ban.objects.in_force().get().commenter == four.commenter
    for _ in range(4):
        with decided(page):
            keys.press("u")
    assert {state_of(each) for each in (one, two, three, four)} == {"pending"}
    assert not Ban.objects.in_force().exists()
    expect(page.locator(".row")).to_have_count(6)
    expect(page.locator('[data-count="pending"]')).to_have_text("6")
    keys.press("x")
    expect(page.locator(".row-tick:checked")).to_have_count(1)
    keys.press("z")
    expect(page.locator(".rows")).to_be_hidden()
    keys.press("z")
    keys.press("Shift+?")
    expect(page.locator("dialog[open]")).to_be_visible()
    keys.press("Escape")
    expect(page.locator("dialog[open]")).to_be_hidden()
    keys.press("/")
    expect(page.locator("#find-q")).to_be_focused()
    keys.type("cassandre")
    keys.press("Enter")
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator(".moderation-desk.is-live")).to_be_visible()  # the page of what was found
    page.locator("body").press("4")
    page.wait_for_url("**queue=approved**")


def test_picking_by_key_is_for_what_readers_see(open_desk, jeanne):
    comment = factories.comment(state=State.APPROVED)
    page = open_desk(jeanne, "?queue=approved")
    with decided(page):
        page.keyboard.press("p")
    expect(page.locator('.card [data-act="pick"]')).to_have_attribute("aria-pressed", "true")
    assert Comment.objects.get(pk=comment.pk).is_picked
    with decided(page):
        page.keyboard.press("u")
    assert not Comment.objects.get(pk=comment.pk).is_picked


def test_the_screen_does_not_wait_for_the_server(open_desk, jeanne):
    queue_of(3)
    page = open_desk(jeanne)
    expect(page.locator(".card")).to_contain_text("Remarque 1.")
    with held_back(page, "decide") as waiting:
        page.keyboard.press("a")
        expect(page.locator(".card")).to_contain_text("Remarque 2.")
        assert authors(page) == ["Remarque 2.", "Remarque 3."]
        expect(page.locator('[data-count="pending"]')).to_have_text("2")
        expect(page.locator("[data-said]")).to_contain_text(Comment.objects.first().author_name)
        assert len(waiting) == 1
        assert not Comment.objects.filter(state=State.APPROVED).exists()
    expect(page.locator('[data-count="approved"]')).to_have_text("1")


def test_what_the_server_refuses_comes_back_with_both_sides(open_desk, jeanne):
    one, _two = queue_of(2)
    page = open_desk(jeanne)
    Comment.objects.get(pk=one.pk).reject(by=factories.user(name="Paul Lefèvre"), reason="insult")
    with decided(page):
        page.keyboard.press("a")
    clash = page.locator(".card .clash")
    expect(clash).to_contain_text("Paul Lefèvre")
    assert authors(page) == ["Remarque 1.", "Remarque 2."]
    assert state_of(one) == "rejected"
    with decided(page):
        clash.locator("button").click()
    assert state_of(one) == "approved"
    assert authors(page) == ["Remarque 2."]


def test_a_line_that_breaks_loses_nothing_and_decides_once(open_desk, jeanne):
    one, _two = queue_of(2)
    page = open_desk(jeanne)
    broken = []

    def break_once(route):
        if broken:
            route.continue_()
        else:
            broken.append(route.fetch())  # the server has heard it; its answer is lost
            route.abort()

    page.route(re.compile(reverse("moderation:decide")), break_once)
    page.keyboard.press("a")
    expect(page.locator('[data-count="approved"]')).to_have_text("1")
    page.wait_for_timeout(1200)
    assert one.log.count() == 1
    expect(page.locator(".row")).to_have_count(1)
    page.unroute_all()


def test_keys_leave_typing_and_the_browser_alone_and_can_be_switched_off(open_desk, jeanne):
    (comment,) = queue_of(1)
    page = open_desk(jeanne)
    page.locator("#find-q").click()
    page.keyboard.type("asrbpu")
    for combination in ("Control+a", "Alt+s", "Meta+a"):
        page.locator("body").press(combination)
    page.locator('[data-act="help"]').click()
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    page.locator("body").press("a")
    page.reload()
    expect(page.locator(".moderation-desk.is-live")).to_be_visible()
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert state_of(comment) == "pending"


def test_by_mouse_with_the_ticked_and_with_undo(open_desk, jeanne):
    one, two, three = queue_of(3)
    page = open_desk(jeanne)
    page.locator(".row-tick").nth(0).check()
    page.locator(".row-tick").nth(1).check()
    page.select_option("#bulk-reason", "insult")
    with decided(page):
        page.locator('[name=bulk][value="reject"]').click()
    assert authors(page) == ["Remarque 3."]
    assert [state_of(each) for each in (one, two, three)] == ["rejected", "rejected", "pending"]
    page.locator(".own-steps summary").click()
    with decided(page):
        page.locator(".own-steps button").click()
    assert {state_of(each) for each in (one, two, three)} == {"pending"}
    assert sorted(authors(page)) == ["Remarque 1.", "Remarque 2.", "Remarque 3."]


def test_the_list_goes_on_by_itself_and_news_wait_behind_a_line(open_desk, jeanne):
    queue_of(40)
    page = open_desk(jeanne)
    expect(page.locator(".row")).to_have_count(30)
    page.locator(".more-link").click()
    expect(page.locator(".row")).to_have_count(40)
    factories.comment(Comment.objects.first().article, text="Toute neuve.")
    page.keyboard.press("j")  # another card: the pulse follows it
    expect(page.locator("[data-news]")).to_contain_text("1")
    assert "Toute neuve." not in authors(page)
    page.locator("[data-news]").click()
    expect(page.locator('[data-count="pending"]')).to_have_text("41")


def test_a_colleague_is_seen_on_the_card_he_looks_at(open_desk, jeanne):
    one, two = queue_of(2)
    paul = at_the_desk(factories.user("Moderator", name="Paul Lefèvre"))
    paul.post(reverse("moderation:presence"), {"comment": two.pk})
    page = open_desk(jeanne)
    row = page.locator(f'.row[data-id="{two.pk}"]')
    expect(row.locator(".row-claim")).to_contain_text("Paul Lefèvre")
    paul.post(reverse("moderation:presence"), {"comment": one.pk})
    page.keyboard.press("j")
    expect(row.locator(".row-claim")).to_be_hidden()
    paul.post(reverse("moderation:presence"), {"comment": one.pk})  # Jeanne has let go of it by now
    claim = page.locator(f'.row[data-id="{one.pk}"] .row-claim')
    expect(claim).to_contain_text(
        "Paul Lefèvre", timeout=20_000
    )  # with her next pulse at the latest
