"""What each screen stops, and what it lets through."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory

from comments import stamps
from comments.models import Comment, CommenterContact, State
from comments.networks import client_network
from comments.screening import SCREENS
from tests import factories
from tests.comments.posting import MARIE, send

LONG = "Voici un texte assez long pour ne pas être une formule de politesse."


def reasons(comment) -> list[tuple[str, str]]:
    return [(said["screen"], said["verdict"]) for said in comment.screening]


@pytest.mark.django_db
def test_a_machine_that_fills_the_hidden_field_is_held_as_spam_and_answered_like_anybody(client):
    article = factories.article()
    honest = send(client, article)
    machine = send(client, article, text="Achetez.", website="https://spam.example")
    assert (machine.status_code, machine["Location"][:18]) == (303, honest["Location"][:18])
    comment = Comment.objects.get(text="Achetez.")
    assert comment.state == State.SPAM
    assert reasons(comment) == [("honeypot", "spam")]
    assert "spam.example" not in str(comment.screening)
    pages = [client.get(each["Location"]).content.decode() for each in (honest, machine)]
    assert ["receipt-when" in page for page in pages] == [True, True]


@pytest.mark.django_db
def test_an_expired_or_foreign_form_comes_back_fresh_with_the_text(client, time_machine):
    article, other = factories.article(), factories.article()
    old = stamps.shared_stamp(article.pk)
    foreign = stamps.shared_stamp(other.pk)
    time_machine.move_to(time.time() + stamps.LONGEST_AGE + stamps.HOUR + 1)
    for stamp in (old, foreign, "", "1.2:xyz"):
        response = send(client, article, stamp=stamp)
        page = response.content.decode()
        assert response.status_code == 422
        assert MARIE["text"] in page
        assert f'value="{stamps.shared_stamp(article.pk)}"' in page
    assert send(client, article).status_code == 303


@pytest.mark.django_db
def test_a_page_read_for_days_can_still_be_answered(client, time_machine):
    article = factories.article()
    stamp = stamps.shared_stamp(article.pk)
    time_machine.move_to(time.time() + stamps.LONGEST_AGE - stamps.HOUR)
    assert send(client, article, stamp=stamp).status_code == 303


@pytest.mark.django_db
def test_a_fresh_form_filled_in_no_time_is_suspect_and_a_shared_one_is_not(client):
    article = factories.article()
    send(client, article, stamp=stamps.fresh_stamp(article.pk))
    send(client, article, text="Autrement.")
    first, second = Comment.objects.order_by("pk")
    assert (first.is_suspect, first.state, reasons(first)) == (
        True,
        "pending",
        [("form age", "suspect")],
    )
    assert not second.is_suspect


@pytest.mark.django_db
def test_too_many_comments_from_one_network_wait_and_the_text_is_kept(client, settings):
    settings.COMMENT_RATES = [(2, 60)]
    article = factories.article()
    statuses = [send(client, article, text=f"Numéro {n}.").status_code for n in range(3)]
    assert statuses == [303, 303, 429]
    assert "Numéro 2." in send(client, article, text="Numéro 2.").content.decode()
    elsewhere = client.post(
        f"/comments/{article.pk}/new/",
        MARIE | {"stamp": stamps.shared_stamp(article.pk)},
        REMOTE_ADDR="203.0.113.9",
    )
    assert elsewhere.status_code == 303


@pytest.mark.django_db
def test_no_address_of_a_machine_is_kept_by_the_rate(client):
    send(client, factories.article())
    assert "127.0.0.1" not in str(cache._cache.keys()) + str(cache._cache.values())
    assert not Comment.objects.filter(screening__icontains="127.0").exists()


def test_a_network_is_what_one_household_has_and_proxies_of_ours_are_seen_through():
    def network(remote, forwarded=None):
        headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
        return client_network(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))

    assert network("203.0.113.7") == "203.0.113.7/32"
    assert network("2001:db8:1:2:3::4") == "2001:db8:1:2::/64"
    assert network("::ffff:203.0.113.7") == "203.0.113.7/32"
    assert network("127.0.0.1", "198.51.100.1, 203.0.113.7") == "203.0.113.7/32"
    assert network("203.0.113.7", "198.51.100.1") == "203.0.113.7/32"
    assert network("127.0.0.1", "nonsense") == "127.0.0.1/32"
    assert network("") == ""


@pytest.mark.django_db
def test_the_same_text_elsewhere_is_suspect_whoever_signs_and_a_word_of_thanks_is_not(client):
    one, other = factories.article(), factories.article()
    send(client, one, text=LONG)
    send(client, other, text=LONG.upper(), author_name="Paul", email="paul@exemple.fr")
    send(client, one, text="Merci !")
    send(client, other, text="Merci !", author_name="Paul")
    suspects = Comment.objects.filter(is_suspect=True)
    assert [reasons(comment) for comment in suspects] == [[("duplicate", "suspect")]]


@pytest.mark.django_db
def test_links_are_a_source_then_suspect_then_spam(client):
    article = factories.article()
    for count in (2, 3, 10):
        links = " ".join(f"https://exemple.fr/{n}" for n in range(count))
        send(client, article, text=links)
    states = list(Comment.objects.order_by("pk").values_list("state", "is_suspect"))
    assert states == [("pending", False), ("pending", True), ("spam", False)]


@pytest.mark.django_db
def test_somebody_else_s_address_in_the_text_is_shown_to_the_moderator_first(client):
    send(client, factories.article(), text="Écrivez à jean.martin@exemple.org, il saura.")
    comment = Comment.objects.get()
    assert reasons(comment) == [("address", "suspect")]
    assert "martin" not in str(comment.screening)


def test_the_screens_are_a_table_of_names_and_functions():
    names = [name for name, judge in SCREENS]
    assert len(set(names)) == len(names)
    assert all(callable(judge) for name, judge in SCREENS)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("submission", ["", "6f1c0b0e-5a55-4c0e-9e0e-1f6d2a3b4c5d"])
def test_ten_clicks_at_once_are_one_comment(submission):
    article = factories.article()

    def click(_n):
        try:
            return send(Client(), article, submission=submission)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(click, range(10)))
    assert {answer.status_code for answer in answers} == {303}
    assert Comment.objects.count() == CommenterContact.objects.count() == 1
    if submission:
        assert len({answer["Location"] for answer in answers}) == 1
