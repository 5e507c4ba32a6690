"""Every act of the desk by keyboard alone, by touch on a phone, and without script.

One table of acts; three pairs of hands go through it. What has a button on the desk and no line in the table
fails the last test.
"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comments.models import Appeal, Ban, BanLength, CannedAnswer, Comment, Notice, State
from tests import factories
from tests.comments.hands import Finger, Keyboard, Plain, becomes
from tests.comments.moderating import DESK, at_the_desk, carry_session, commenter, state_of

pytestmark = pytest.mark.django_db(transaction=True)

ACTS = {}  # function → the buttons that it presses, each « name:verb » (« around » has two verbs)


def act(*buttons: str):
    def keep(function):
        ACTS[function] = buttons
        return function

    return keep


def stored(comment, state: str) -> None:
    becomes(lambda: state_of(comment), state)


def pending(text: str = "À lire.", **fields) -> Comment:
    return factories.comment(text=text, **fields)


@act("decide:approve")
def approve(hands):
    comment = pending()
    hands.open(comment)
    hands.act("a", ".decide-approve")
    stored(comment, "approved")


@act("decide:reject")
def refuse_with_a_reason(hands):
    comment = pending()
    hands.open(comment)
    hands.act("r 5", ".decide-reject", '.card [value$=":off-topic"]')
    stored(comment, "rejected")
    assert comment.log.get().reason == "off-topic"


@act("decide:spam")
def put_aside_as_spam(hands):
    comment = pending()
    hands.open(comment)
    hands.act("s", ".decide-spam")
    stored(comment, "spam")


@act("decide:ban")
def ban_its_commenter(hands):
    comment = pending(commenter=commenter())
    hands.open(comment)
    hands.act("b 2", ".decide-ban", '.card [value$=":month"]')
    stored(comment, "rejected")
    assert Ban.objects.in_force().filter(commenter=comment.commenter).exists()


@act("decide:pick", "decide:unpick")
def pick_and_no_longer(hands):
    comment = pending(state=State.APPROVED)
    for is_picked in (True, False):
        hands.open(comment)
        hands.act("p", '.card [data-act="pick"]')
        becomes(
            lambda: Comment.objects.filter(pk=comment.pk, picked_at=None).exists(), not is_picked
        )


@act("step:undo")
def undo_the_last_step(hands):
    comment = pending()
    hands.open(comment)
    hands.act("s", ".decide-spam")
    stored(comment, "spam")
    hands.act("u", ".own-steps summary", ".own-steps button")
    stored(comment, "pending")


@act("decide:undo")
def reopen_what_somebody_else_decided(hands):
    comment = pending()
    comment.approve(by=factories.user())
    hands.open(comment)
    hands.press('.card [data-act="reopen"]')
    stored(comment, "pending")


@act("bulk:approve", "bulk:reject", "bulk:spam")
def decide_about_the_ticked(hands):
    for verb, state in (("approve", "approved"), ("reject", "rejected"), ("spam", "spam")):
        article = factories.article()
        both = [factories.comment(article) for _n in range(2)]
        hands.open(query=f"article={article.pk}")
        for comment in both:
            hands.tick(comment)
        if verb == "reject":
            hands.choose("#bulk-reason", "Hors sujet")
        hands.press(f'[name="bulk"][value="{verb}"]')
        for comment in both:
            stored(comment, state)
            assert comment.log.get().reason == ("off-topic" if verb == "reject" else "")


@act("around:thread:approve", "around:thread:reject", "around:thread:spam")
def decide_about_a_thread(hands):
    for verb, state in (("approve", "approved"), ("reject", "rejected"), ("spam", "spam")):
        opening = pending()
        answer = pending(parent=opening)
        hands.open(opening)
        hands.press(".around summary")
        hands.press(f'[name="around"][value="thread:{verb}"]')
        for comment in (opening, answer):
            stored(comment, state)


@act("around:commenter:reject", "around:commenter:spam")
def decide_about_all_of_a_commenter(hands):
    for verb, state in (("reject", "rejected"), ("spam", "spam")):
        who = commenter()
        both = [pending(commenter=who), pending(commenter=who, state=State.APPROVED)]
        hands.open(both[0])
        hands.press(".around summary")
        hands.press(f'[name="around"][value="commenter:{verb}"]')
        for comment in both:
            stored(comment, state)


@act("answer")
def answer_as_the_newsroom(hands):
    comment = pending()
    hands.open(comment)
    hands.press('details:has([action$="/answer/"]) > summary')
    hands.choose(".card [data-canned]", "Précision")
    hands.write('.card [action$="/answer/"] textarea', " Merci.")
    hands.press('.card [action$="/answer/"] button')
    becomes(lambda: Comment.objects.filter(parent=comment).count(), 1)
    text = Comment.objects.get(parent=comment).text
    assert ("C’est précisé." in text, "Merci." in text) == (True, True)


@act("note")
def note_something_about_a_commenter(hands):
    comment = pending(commenter=commenter())
    hands.open(comment)
    hands.press('details:has([action$="/note/"]) > summary')
    hands.write('.card [action$="/note/"] textarea', "Toujours courtois.")
    hands.press('.card [action$="/note/"] button')
    becomes(lambda: comment.commenter.notes.count(), 1)


@act("lift")
def lift_a_ban(hands):
    banned = pending(commenter=commenter())
    ban = Ban.objects.give(banned, by=factories.user(), length=BanLength.GOOD)
    hands.open()
    hands.press(".list-foot a")
    hands.page.wait_for_url("**/bans/")
    hands.press(f'[action$="/{ban.pk}/lift/"] button')
    becomes(lambda: Ban.objects.in_force().filter(pk=ban.pk).exists(), False)


@act()
def find_a_comment_and_its_commenter(hands):
    one = pending("Une aiguille.", author_name="Zénobie", commenter=commenter())
    hands.open()
    hands.act("/")
    hands.write("#find-q", "aiguille")
    hands.press(".find-line button")
    hands.page.wait_for_url("**q=aiguille**")
    hands.settle()
    hands.press(".find-more > summary")
    hands.write("#find-name", "zenobie")
    hands.press(".find-line button")
    hands.page.wait_for_url("**name=zenobie**")
    hands.settle()
    expect(hands.page.locator(".row")).to_have_count(1)
    hands.press('.card a[href*="commenter="]')
    hands.page.wait_for_url("**commenter=**")
    expect(hands.page.locator(f'.row[data-id="{one.pk}"]')).to_be_visible()


@act()
def go_through_queues_and_scopes(hands):
    section = factories.section(name="Zoologie")
    one = pending(on=factories.article(section=section))
    for number, name in enumerate(("pending", "reported", "suspect", "approved"), 1):
        hands.open()
        hands.act(str(number), f'.queues a[data-state="{name}"]')
        hands.page.wait_for_url(f"**queue={name}**")
    hands.open(one)
    hands.choose("#scope-section", "Zoologie")
    if hands.page.locator(".scope-form button").is_visible():
        hands.press(".scope-form button")
    hands.page.wait_for_url(f"**section={section.pk}**")
    hands.settle()
    expect(hands.page.locator(".row")).to_have_count(1)
    hands.press(".card-scope")
    hands.page.wait_for_url(f"**article={one.article_id}**")
    hands.settle()
    hands.press(".scope-article a")
    expect(hands.page.locator(".scope-article")).to_have_count(0)


@act()
def leaf_through_one_at_a_time_with_help(hands):
    one, two = (factories.comment(at) for at in [factories.article()] * 2)
    hands.open(query=f"article={one.article_id}")
    hands.act("j", f'.row[data-id="{two.pk}"] .row-link')
    expect(hands.page.locator(".card")).to_contain_text(two.text)
    if not hands.has_script:
        return
    hands.act("k", f'.row[data-id="{one.pk}"] .row-link')
    expect(hands.page.locator(".card")).to_contain_text(one.text)
    for is_one in (True, False):
        hands.act("z", '[data-act="one"]')
        expect(hands.page.locator(".rows")).to_be_visible(visible=not is_one)
    hands.act("Shift+?", '[data-act="help"]')
    hands.press("dialog [class=primary]")
    expect(hands.page.locator("dialog[open]")).to_have_count(0)


@act()
def take_the_new_ones(hands):
    one, two = (factories.comment(at) for at in [factories.article()] * 2)
    hands.open(query=f"article={one.article_id}")
    fresh = factories.comment(one.article)
    if hands.has_script:
        hands.act("j", f'.row[data-id="{two.pk}"] .row-link')  # the pulse follows another card
        hands.press("[data-news]")
        hands.settle()
    else:
        hands.page.reload()
    expect(hands.page.locator(f'.row[data-id="{fresh.pk}"]')).to_be_visible()


@act()
def settle_a_clash(hands):
    for leaves in (True, False):
        comment = pending()
        hands.open(comment)
        Comment.objects.get(pk=comment.pk).reject(by=factories.user(), reason="insult")
        hands.act("a", ".decide-approve")
        hands.press(".clash [data-leave]" if leaves else '.clash [name="decide"]')
        expect(hands.page.locator(".clash")).to_have_count(0)
        stored(comment, "rejected" if leaves else "approved")


@act("verdict")
def decide_a_notice(hands):
    for verdict, state in (("dismiss", "approved"), ("uphold", "rejected")):
        comment = pending(state=State.APPROVED)
        notice = factories.notice(comment)
        hands.open(comment)
        hands.press(".card-reasons a")
        hands.page.wait_for_url(f"**{notice.get_absolute_url()}")
        hands.mark("verdict", verdict)
        hands.write("[name=why]", "Voici pourquoi.")
        hands.press("[name=_save]")
        hands.page.wait_for_url("**/admin/comments/notice/")
        stored(comment, state)
        becomes(Notice.objects.open().count, 0)


@act("verdict")
def decide_an_appeal(hands):
    for verdict, state in (("refuse", "rejected"), ("grant", "approved")):
        comment = pending()
        comment.reject(by=factories.user(), reason="insult")
        asked = comment.appeals.create(decision=comment.log.get(), text="Je n’injurie personne.")
        hands.go(reverse("admin:comments_appeal_change", args=[asked.pk]))
        hands.mark("verdict", verdict)
        hands.write("[name=why]", "Voici pourquoi.")
        hands.press("[name=_save]")
        hands.page.wait_for_url("**/admin/comments/appeal/")
        stored(comment, state)
        becomes(Appeal.objects.open().count, 0)


def everything(hands, user, context) -> None:
    carry_session(at_the_desk(user), context, hands.site)
    CannedAnswer.objects.create(title="Précision", text="C’est précisé.")
    for each in ACTS:
        try:
            each(hands)
        except Exception as error:
            error.add_note(f"while a moderator wanted to {each.__name__.replace('_', ' ')}")
            raise


def test_by_keyboard_alone(page, live_server, jeanne):
    everything(Keyboard(page, live_server.url), jeanne, page.context)


@pytest.mark.browser_context_args(
    viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
)
def test_by_touch_on_a_phone(page, live_server, jeanne):
    everything(Finger(page, live_server.url), jeanne, page.context)
    page.goto(f"{live_server.url}{DESK}")
    wide = page.evaluate(
        "document.scrollingElement.scrollWidth > document.documentElement.clientWidth"
    )
    assert not wide


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script(page, live_server, jeanne):
    everything(Plain(page, live_server.url), jeanne, page.context)


@pytest.mark.parametrize("state", ["pending", "approved", "rejected"])
def test_no_button_of_the_desk_is_left_out(state, jeanne):
    comment = factories.comment(commenter=commenter())
    if state != "pending":
        {"approved": comment.approve, "rejected": comment.reject}[state](by=jeanne)
    html = at_the_desk(jeanne).get(f"{DESK}?comment={comment.pk}").content.decode()
    buttons = re.findall(r'<button name="(\w+)" value="([a-z]+(?::[a-z]+)?)', html)
    known = {button for buttons in ACTS.values() for button in buttons}
    assert buttons
    assert {f"{name}:{verb}" for name, verb in buttons if name != "step"} <= known
