"""What scripts add: the form unfolds, shows, keeps its text and is sent once; a bar tells what is new."""

import re

import pytest
from playwright.sync_api import Page, expect

from comments.models import Comment
from tests import factories
from tests.browser import until

pytestmark = pytest.mark.django_db(transaction=True)


def write(page: Page, text: str) -> None:
    page.fill("#id_text", text)
    page.fill("#id_author_name", "Élodie")
    page.fill("#id_email", "elodie@exemple.fr")


def test_the_form_is_folded_until_it_is_wanted_and_can_be_sent_by_keyboard(page, live_server):
    article = factories.article()
    page.goto(live_server.url + article.get_absolute_url())
    expect(page.locator("#comment-form")).to_be_hidden()
    page.locator("button.conversation-open-form").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_text")).to_be_focused()
    write(page, "Écrit au clavier.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/comments/receipt/**")
    assert Comment.objects.get().submission_digest


def test_an_answer_is_written_beside_what_it_answers(page, live_server):
    comment = factories.comment(state="approved")
    page.goto(live_server.url + comment.article.get_absolute_url())
    page.locator(".comment-answer").click()
    expect(page.locator(f"#comment-{comment.pk} > #comment-form")).to_be_visible()
    expect(page.locator(".comment-form-answering")).to_contain_text(comment.author_name)
    write(page, "Je vous réponds.")
    page.locator("#comment-form [type=submit]").first.click()
    page.wait_for_url("**/comments/receipt/**")
    assert Comment.objects.get(author_name="Élodie").parent == comment


def test_an_answer_given_up_is_an_ordinary_comment_again(page, live_server):
    comment = factories.comment(state="approved")
    page.goto(live_server.url + comment.article.get_absolute_url())
    page.locator(".comment-answer").click()
    page.locator(".comment-form-cancel").click()
    page.locator("button.conversation-open-form").click()
    assert page.locator("[name=parent]").input_value() == ""


def test_going_back_and_sending_again_gets_the_same_receipt(page, live_server):
    article = factories.article()
    page.goto(live_server.url + article.get_absolute_url())
    page.locator("button.conversation-open-form").click()
    write(page, "Une seule fois.")
    page.locator("#comment-form [type=submit]").first.click()
    page.wait_for_url("**/comments/receipt/**")
    receipt = page.url
    page.go_back()
    page.locator("#comment-form [type=submit]").first.click()
    page.wait_for_url(re.compile("/comments/(receipt|[0-9]+/received)/"))
    assert page.url == receipt
    assert Comment.objects.count() == 1


def test_without_script_everything_is_open(browser, live_server):
    comment = factories.comment(state="approved")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + comment.article.get_absolute_url())
    expect(page.locator("#comment-form")).to_be_visible()
    page.locator(".comment-answer").click()
    write(page, "Sans script.")
    page.locator("#comment-form [type=submit]").first.click()
    page.wait_for_url("**/comments/receipt/**")
    assert Comment.objects.get(author_name="Élodie").parent == comment


def test_no_page_of_ours_breaks_its_content_policy(page, live_server):
    complaints = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    comment = factories.comment(state="approved")
    for path in (comment.article.get_absolute_url(), comment.answer_address()):
        page.goto(live_server.url + path)
    assert [text for text in complaints if "Content Security Policy" in text] == []


def stored(page: Page) -> str:
    return page.evaluate("JSON.stringify(localStorage)")


def test_a_preview_stands_in_the_form_and_the_address_stays_at_home(page, live_server):
    article = factories.article()
    bodies = []
    page.on("request", lambda r: r.url.endswith("/preview/") and bodies.append(r.post_data or ""))
    page.goto(live_server.url + article.get_absolute_url())
    page.locator("button.conversation-open-form").click()
    write(page, "> Cité\n\nEt ma réponse.")
    page.locator(".comment-form-preview").click()
    expect(page.locator(".comment-preview blockquote")).to_have_text("Cité")
    assert page.url == live_server.url + article.get_absolute_url()
    assert bodies and "elodie@exemple.fr" not in bodies[0]
    page.locator("#id_text").press("End")
    page.keyboard.type("!")
    expect(page.locator(".comment-preview")).to_have_count(0)


def test_the_text_survives_a_closed_tab_and_nothing_but_the_text(page, live_server):
    article = factories.article()
    address = live_server.url + article.get_absolute_url()
    page.goto(address)
    page.locator("button.conversation-open-form").click()
    write(page, "Un texte long à écrire.")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#id_text")).to_have_value("Un texte long à écrire.")
    expect(page.locator("#comment-form")).to_be_visible()
    expect(page.locator("#id_email")).to_have_value("")
    kept = stored(page)
    assert "Un texte long" in kept
    assert "exemple.fr" not in kept
    assert "Élodie" not in kept
    write(page, "Un texte long à écrire.")
    page.locator("#comment-form [type=submit]").first.click()
    page.wait_for_url("**/comments/receipt/**")
    until(page, "!JSON.stringify(localStorage).includes('Un texte')")
    page.goto(address)
    expect(page.locator("#id_text")).to_have_value("")


def test_who_goes_back_after_sending_finds_no_draft_of_it_later(page, live_server):
    address = live_server.url + factories.article().get_absolute_url()
    page.goto(address)
    page.locator("button.conversation-open-form").click()
    write(page, "Déjà envoyé.")
    page.locator("#comment-form [type=submit]").first.click()
    page.wait_for_url("**/comments/receipt/**")
    page.go_back()
    expect(page.locator("#id_text")).to_have_value("Déjà envoyé.")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#id_text")).to_have_value("")
    assert "Déjà envoyé" not in stored(page)


def test_what_was_kept_can_be_dropped(page, live_server):
    article = factories.article()
    address = live_server.url + article.get_absolute_url()
    page.goto(address)
    page.locator("button.conversation-open-form").click()
    page.fill("#id_text", "Finalement non.")
    page.goto("about:blank")
    page.goto(address)
    page.locator(".comment-found button").click()
    expect(page.locator("#id_text")).to_have_value("")
    assert "Finalement" not in stored(page)


def test_a_bar_tells_of_new_comments_and_moves_nothing(page, live_server):
    comment = factories.comment(state="approved")
    page.clock.install()
    page.goto(live_server.url + comment.article.get_absolute_url())
    page.locator("#comments").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    top = "document.querySelector('.threads').getBoundingClientRect().top"
    before = page.evaluate(top)
    factories.comment(comment.article, state="approved")
    page.clock.run_for(31_000)
    expect(page.locator(".conversation-news a")).to_have_text("1 nouveau commentaire")
    assert page.evaluate(top) == before
    page.locator(".conversation-news a").click()
    expect(page.locator(".threads > .comment")).to_have_count(2)
    expect(page.locator(".conversation-news a")).to_have_count(0)


def test_the_confirmed_link_leaves_a_voucher_that_the_form_sends_along(page, live_server):
    article = factories.article()
    page.goto(live_server.url + article.get_absolute_url())
    page.evaluate("localStorage.setItem('comment-voucher', JSON.stringify('un-bon'))")
    sent = []
    page.on("request", lambda r: r.method == "POST" and sent.append(r.post_data or ""))
    page.locator("button.conversation-open-form").click()
    write(page, "Avec mon bon.")
    page.locator("#comment-form [type=submit]").first.click()
    page.wait_for_url("**/comments/receipt/**")
    assert "voucher=un-bon" in sent[0]
