"""What the script adds to the form: it unfolds, goes to what it answers, and sends once."""

import re

import pytest
from playwright.sync_api import Page, expect

from comments.models import Comment
from tests import factories

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
    page.locator("#comment-form [type=submit]").click()
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
    page.locator("#comment-form [type=submit]").click()
    page.wait_for_url("**/comments/receipt/**")
    receipt = page.url
    page.go_back()
    page.locator("#comment-form [type=submit]").click()
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
    page.locator("#comment-form [type=submit]").click()
    page.wait_for_url("**/comments/receipt/**")
    assert Comment.objects.get(author_name="Élodie").parent == comment


def test_no_page_of_ours_breaks_its_content_policy(page, live_server):
    complaints = []
    page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    comment = factories.comment(state="approved")
    for path in (comment.article.get_absolute_url(), comment.answer_address()):
        page.goto(live_server.url + path)
    assert [text for text in complaints if "Content Security Policy" in text] == []
