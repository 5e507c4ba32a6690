"""What each screen stops, and what it lets through."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from comments import stamps
from comments.models import Comment, CommenterContact, DisposableDomain, State, TextTrace
from comments.networks import client_network
from comments.posting import Submission
from comments.recognition import recognise_waiting
from comments.screening import SCREENS, screen
from comments.screening.duplicates import MEMORY, forget_traces
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

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
    send(client, other, text=LONG.title(), author_name="Paul", email="paul@exemple.fr")
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


NEARLY = {
    "another spacing": LONG.replace(" ", "  "),
    "no accents and no signs": "voici un texte assez long pour ne pas etre une formule de politesse",
    "letters of another alphabet": LONG.replace("o", "о").replace("a", "а"),
    "invisible letters": "\u200b".join(LONG),
    "a word changed": LONG.replace("assez", "plutôt"),
    "a sentence added": f"Bonjour. {LONG} Merci !",
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", NEARLY)
def test_nearly_the_same_text_is_suspect(client, change):
    send(client, factories.article(), text=LONG)
    send(client, factories.article(), text=NEARLY[change], author_name="Paul")
    comment = Comment.objects.last()
    assert comment.is_suspect
    assert [name for name, _verdict in reasons(comment)] == ["duplicate"]


@pytest.mark.django_db
def test_another_text_about_the_same_thing_and_an_answer_that_quotes_are_not(client):
    send(client, factories.article(), text=LONG)
    other = "Un texte long, pour être une vraie réponse, ne se contente pas de formules."
    quoting = (
        f"> {LONG}\nJe ne le crois pas : la politesse fait au contraire tenir une conversation."
    )
    for text in (other, quoting):
        send(client, factories.article(), text=text)
    assert not Comment.objects.filter(is_suspect=True).exists()


@pytest.mark.django_db
def test_looking_for_repeats_costs_the_same_among_a_hundred_and_forgets(client, time_machine):
    article = factories.article()

    def queries_of_a_post(text):
        with CaptureQueriesContext(connection) as queries:
            assert send(client, article, text=text).status_code == 303
        cache.clear()
        return len(queries)

    few = [queries_of_a_post(f"{LONG} Numéro {n}.") for n in range(3)][-1]
    traces = Comment.objects.last().traces.all()
    for _n in range(100):
        copy = factories.comment(article, text=LONG)
        TextTrace.objects.bulk_create([TextTrace(comment=copy, band=t.band) for t in traces])
    assert queries_of_a_post(f"{LONG} Encore une fois.") == few
    time_machine.move_to(time.time() + MEMORY.total_seconds() + 60)
    assert forget_traces() > 800
    assert not TextTrace.objects.exists()


@pytest.mark.django_db
def test_an_erased_comment_leaves_no_trace(client):
    send(client, factories.article(), text=LONG)
    assert TextTrace.objects.exists()
    Comment.objects.get().erase()
    assert not TextTrace.objects.exists()


@pytest.mark.django_db
def test_walls_of_signs_are_suspect_and_an_acronym_is_not(client):
    article = factories.article()
    walls = [
        "POURQUOI PERSONNE NE DIT JAMAIS RIEN AU SUJET DES VICTIMES DE CETTE AFFAIRE",
        "Nooooooooooooooooon",
        "Quoi" + "!" * 30,
        "acheter maintenant " * 20,
        "Z" + "\u0336\u0323\u0307" * 20 + "algo",
    ]
    for text in walls:
        send(client, article, text=text)
    assert all(("length", "suspect") in reasons(each) for each in Comment.objects.all())
    fine = [
        "La CNIL, l’ANSSI et la DGCCRF l’ont dit.",
        "Bon !!!",
        "-" * 40 + "\nVoilà.",
        "Non, non et non.",
    ]
    for text in fine:
        send(client, article, text=text)
    assert not [each.text for each in Comment.objects.filter(text__in=fine) if each.screening]


@pytest.mark.django_db
def test_a_comment_of_one_letter_comes_back(client):
    response = send(client, factories.article(), text="k")
    assert response.status_code == 422
    assert not Comment.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "is_suspect"),
    [
        ("Voir lemonde.fr et https://www.cnil.fr/fr/rapport?a=b.com", False),
        ("Voir a.com, b.net et www.c.org", True),
        ("Allez sur hxxp://exemple.example", True),
        ("Allez sur exemple [point] com", True),
        ("Allez sur exemple dot com", True),
        ("Il a dit oui.De là, la version 3.1.4 de node.js", False),
        ("Écrivez à la rédaction. Info non vérifiée. Net progrès.", False),
    ],
)
def test_links_are_seen_without_their_prefix_and_in_disguise(client, text, is_suspect):
    send(client, factories.article(), text=text)
    assert ("links" in [name for name, _verdict in reasons(Comment.objects.get())]) == is_suspect


@pytest.mark.django_db
def test_no_text_makes_a_screen_slow_to_think():
    """Patterns whose work grows with the square of a text would need minutes here."""
    article = factories.article()
    for seed in (
        "a.",
        "a-",
        "[ ( ",
        "a*",
        "a ",
        "@1",
        "aaa",
        "h**p",
        "www.",
        "\u0301",
        "Aa",
        "!?",
        "1 ",
    ):
        text = (seed * 5_000)[:5_000]
        verdicts = screen(submission(article, text))
        assert isinstance(verdicts, list)


def submission(article, text):
    return Submission(
        article=article, parent=None, author_name="Marie", email=MARIE["email"], text=text,
        stamp=stamps.shared_stamp(article.pk), network="",
    )  # fmt: skip


@pytest.mark.django_db
def test_a_throw_away_address_is_told_by_its_reason_alone(client):
    DisposableDomain.objects.create(domain="jetable.example")
    article = factories.article()
    for n, domain in enumerate(("mail.yopmail.com", "jetable.example", "exemple.example")):
        send(client, article, email=f"marie@{domain}", text=f"Un article clair, merci {n}.")
    assert not Comment.objects.filter(is_suspect=True).exists()  # the web does not look
    run_jobs()
    first, second, honest = Comment.objects.order_by("pk")
    for comment in (first, second):
        assert (comment.is_suspect, reasons(comment)) == (True, [("throw-away address", "suspect")])
        assert "yopmail" not in str(comment.screening) + str(comment.screening)
    assert not honest.is_suspect
    recognise_waiting()
    assert len(Comment.objects.first().screening) == 1


@pytest.mark.django_db
def test_an_open_conversation_shows_nothing_from_a_throw_away_address(client):
    article = factories.article(comment_policy="open")
    send(client, article, email="marie@yopmail.com")
    run_jobs()
    assert Comment.objects.get().state == State.PENDING


def test_a_domain_is_written_without_anything_before_it():
    for wrong in ("http://x.example", "a b", "@", ""):
        with pytest.raises(ValidationError):
            DisposableDomain(domain=wrong).clean_fields()
    DisposableDomain(domain="jetable.example").clean_fields()
