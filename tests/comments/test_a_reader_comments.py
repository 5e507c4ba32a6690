"""Posting a comment, from the form to the receipt."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone

from articles.models import Article
from comments.forms import CommentForm
from comments.models import Comment, CommenterContact, State
from comments.posting import post
from tests import factories
from tests.comments.posting import MARIE, address, fields, send

pytestmark = pytest.mark.django_db


def test_a_reader_posts_a_comment_and_is_sent_to_his_receipt(client):
    article = factories.article()
    response = send(client, article)
    assert response.status_code == 303
    comment = Comment.objects.get()
    assert (comment.article, comment.author_name, comment.state) == (article, "Marie", "pending")
    assert comment.screening == []
    receipt = client.get(response["Location"])
    assert receipt.status_code == 200
    assert MARIE["text"] in receipt.content.decode()
    assert response["Cache-Control"] == receipt["Cache-Control"] == "no-store, private"
    assert receipt["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert not receipt.cookies


def test_the_receipt_says_what_happens_then_when_then_the_link(client):
    page = client.get(send(client, factories.article())["Location"]).content.decode()
    assert (
        page.index('class="receipt-now"')
        < page.index('class="receipt-when"')
        < page.index('class="receipt-link"')
    )


def test_a_comment_is_held_until_it_is_approved(client):
    article = factories.article()
    send(client, article)
    assert "Un article clair" not in client.get(article.get_absolute_url()).content.decode()
    Comment.objects.get().approve()
    assert "Un article clair" in client.get(article.get_absolute_url()).content.decode()


def test_the_article_carries_the_form_and_its_promise(client):
    article = factories.article()
    page = client.get(article.get_absolute_url()).content.decode()
    assert f'action="{address(article)}"' in page
    assert 'type="email"' in page
    assert 'name="stamp"' in page


def test_the_same_page_is_the_same_bytes_for_everyone(client):
    article = factories.article()
    first, second = (client.get(article.get_absolute_url()) for _ in range(2))
    assert first.content == second.content


def test_a_refused_form_gives_the_reader_his_text_back(client):
    article = factories.article()
    response = send(client, article, email="marie", author_name="")
    page = response.content.decode()
    assert response.status_code == 422
    assert MARIE["text"] in page
    assert 'role="alert"' in page
    assert page.count('aria-invalid="true"') == 2
    assert 'aria-describedby="id_author_name_error"' in page
    assert 'aria-describedby="id_email_helptext id_email_error"' in page
    assert response["Cache-Control"] == "no-store, private"
    assert not Comment.objects.exists()


def test_a_click_repeated_by_script_gets_the_same_receipt(client):
    article = factories.article()
    submission = str(uuid.uuid4())
    first, second = (send(client, article, submission=submission) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == CommenterContact.objects.count() == 1


def test_an_edited_text_under_the_same_id_is_another_comment(client):
    article = factories.article()
    submission = str(uuid.uuid4())
    first = send(client, article, submission=submission)
    second = send(client, article, submission=submission, text="J’ai changé d’avis.")
    assert first["Location"] != second["Location"]
    assert Comment.objects.count() == 2


def test_a_repeat_without_script_is_acknowledged_without_the_link(client):
    article = factories.article()
    send(client, article)
    second = send(client, article)
    assert second["Location"] == f"/comments/{article.pk}/received/"
    assert Comment.objects.count() == 1
    assert client.get(second["Location"]).status_code == 200


def test_the_same_words_long_after_are_a_new_comment(client):
    article = factories.article()
    send(client, article)
    Comment.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert "/receipt/" in send(client, article)["Location"]


def test_a_reader_answers_a_comment(client):
    parent = factories.comment(state=State.APPROVED)
    page = client.get(f"{address(parent.article)}?parent={parent.pk}").content.decode()
    assert f'name="parent" value="{parent.pk}"' in page
    send(client, parent.article, parent=parent.pk)
    assert Comment.objects.get(author_name="Marie").parent == parent


def test_an_answer_to_an_answer_stands_beside_it(client):
    parent = factories.comment(state=State.APPROVED)
    answer = factories.comment(parent=parent, state=State.APPROVED)
    send(client, parent.article, parent=answer.pk)
    made = Comment.objects.get(author_name="Marie")
    assert (made.parent, made.answering) == (parent, answer)


def test_nobody_answers_what_is_not_shown_under_this_article(client):
    article = factories.article()
    elsewhere = factories.comment(state=State.APPROVED)
    pending = factories.comment(article)
    for parent in (elsewhere.pk, pending.pk, 999_999, "9" * 40, "abc", "-1", "²"):
        response = send(client, article, parent=parent)
        assert response.status_code == 422
        assert MARIE["text"] in response.content.decode()
        assert 'name="parent" value=""' in response.content.decode()
        assert client.get(f"{address(article)}?parent={parent}").status_code == 404


def test_a_closed_conversation_takes_nothing_and_gives_the_text_back(client):
    article = factories.article(comment_policy=Article.CommentPolicy.CLOSED)
    response = send(client, article)
    assert response.status_code == 403
    assert MARIE["text"] in response.content.decode()
    assert address(article) not in client.get(article.get_absolute_url()).content.decode()


def test_nobody_comments_on_what_is_not_public(client):
    assert send(client, factories.draft()).status_code == 404
    gone = factories.article()
    gone.withdraw()
    assert send(client, gone).status_code == 404
    assert client.post("/comments/99999999999999999999/new/").status_code == 404


def test_another_site_cannot_make_a_reader_comment(client):
    article = factories.article()
    foreign = (
        {"Origin": "https://mechant.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Origin": "null"},
        {"Origin": "http://["},
    )
    for headers in foreign:
        response = send(client, article, headers=headers)
        assert response.status_code == 403, headers
        assert b"<h1>" in response.content
    ours = (
        {"Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
    )
    for headers in ours:
        assert send(client, article, headers=headers).status_code == 303, headers


def test_a_reader_withdraws_a_comment_nobody_has_read(client):
    receipt = send(client, factories.article())["Location"]
    assert client.post(f"{receipt}withdraw/").status_code == 303
    assert Comment.objects.get().state == State.WITHDRAWN
    assert b"withdraw/" not in client.get(receipt).content


def test_a_reader_cannot_withdraw_what_has_been_decided(client):
    receipt = send(client, factories.article())["Location"]
    Comment.objects.get().reject()
    client.post(f"{receipt}withdraw/")
    assert Comment.objects.get().state == State.REJECTED


def test_a_receipt_tells_the_decision_and_its_reason(client, settings):
    settings.LANGUAGE_CODE = "en"
    receipt = send(client, factories.article())["Location"]
    Comment.objects.get().reject(reason="off-topic")
    page = client.get(receipt).content.decode()
    assert "will not be published" in page
    assert "not about the article" in page


def test_a_receipt_of_nothing_is_not_found(client):
    assert client.get("/comments/receipt/abcdef/").status_code == 404
    assert client.post("/comments/receipt/abcdef/withdraw/").status_code == 404


def test_hostile_input_is_the_sender_s_fault_and_never_ours(client):
    article = factories.article()
    to = address(article)
    form = "application/x-www-form-urlencoded"
    bodies = [
        (b"\x00\xff\xfe" * 1000, form),
        (b"a=1&" * 10_000, form),
        (b"text=" + b"x" * 3_000_000, form),
        (b"text=%00%ed%a0%80&author_name=%ff&email=a@b.fr", form),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x\r\n", "multipart/form-data"),
        (
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhi\r\n--x--\r\n',
            "multipart/form-data; boundary=x; charset=hex",
        ),
        (b'{"text": 1}', "application/json"),
        (b"text=hi", f"{form}; charset=hex"),
        (b"text=hi", f"{form}; charset=utf-16"),
        (b"", "text/plain"),
    ]
    for body, content_type in bodies:
        response = client.generic("POST", to, body, content_type=content_type)
        assert 400 <= response.status_code < 500, (content_type, response.status_code)
    for method in ("put", "patch", "delete"):
        assert getattr(client, method)(to).status_code == 405
    for changes in (
        {"text": "x" * 5_001},
        {"author_name": "x" * 81},
        {"text": "a\0b"},
        {"text": "   "},
        {"author_name": "!!!"},
        {"email": "x" * 250 + "@exemple.fr"},
        {"stamp": "1.2.3"},
        {"submission": "\0"},
    ):
        assert send(client, article, **changes).status_code in (400, 422), changes
    assert not Comment.objects.exists()


def test_half_a_character_is_refused_like_any_other_binary():
    article = factories.article()
    for name in fields(article):
        form = CommentForm(fields(article, **{name: "\ud800"}), article=article)
        assert form.is_valid() == (name in ("submission", "stamp", "website")), name
        if name != "website" and form.is_valid():
            post(form.submission_for(RequestFactory().post("/")))  # an answer, not an exception


def test_a_reader_s_own_address_is_never_published_by_accident(client):
    article = factories.article()
    for changes in (
        {"author_name": "marie.essai@exemple.fr"},
        {"author_name": "Marie (marie @ ailleurs.org)"},
        {"text": "Écrivez-moi : Marie.Essai@Exemple.FR."},
        {"text": "marie.essai\u200b@exemple.fr"},
    ):
        assert send(client, article, **changes).status_code == 422, changes
    assert not Comment.objects.exists()


def test_an_empty_form_names_every_field(client):
    article = factories.article()
    page = client.post(address(article), {}).content.decode()
    assert page.count('aria-invalid="true"') == 3
    assert fields(article)["text"] not in page


def test_a_preview_shows_the_comment_and_keeps_nothing(client):
    article = factories.article()
    typed = fields(article, text="> Cité\n\nVoyez https://exemple.fr")
    answer = client.post(f"/comments/{article.pk}/preview/", typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert "<blockquote><p>Cité</p></blockquote>" in page
    assert 'value="marie.essai@exemple.fr"' in page  # it goes on in the same form
    assert "form-errors" not in page
    assert not Comment.objects.exists()
    stamp = re.search(r'name="stamp" value="([^"]+)"', page)[1]
    with time_machine.travel(timezone.now() + timedelta(seconds=5), tick=False):
        assert client.post(address(article), typed | {"stamp": stamp}).status_code == 303


def test_a_preview_of_an_answer_stays_an_answer(client):
    comment = factories.comment(state="approved")
    typed = fields(comment.article, parent=str(comment.pk))
    page = client.post(f"/comments/{comment.article_id}/preview/", typed).content.decode()
    assert f'name="parent" value="{comment.pk}"' in page


def test_a_preview_of_nothing_says_what_is_missing(client):
    article = factories.article()
    answer = client.post(f"/comments/{article.pk}/preview/", fields(article, text=" "))
    assert answer.status_code == 422
    assert client.get(f"/comments/{article.pk}/preview/").status_code == 405
