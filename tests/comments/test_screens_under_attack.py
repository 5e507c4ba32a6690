"""Screens against people who know them: what they write to get past, and what must not be caught with it."""

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client

from comments.models import Comment
from comments.screening.lexicon import Lexicon
from comments.screening.links import links
from comments.screening.rate import DAY, network_mark
from comments.screening.verdicts import Level
from tests import factories
from tests.comments.posting import address, fields, send
from tests.jobs import run_jobs

LISTS = [("banned", ["connard", "casino en ligne", "viagra"])]
TWO_DISGUISES_AT_ONCE = {
    "another alphabet and digits": "с0nn4rd",
    "accents on every letter": "c\u0301o\u0301n\u0301n\u0301a\u0301r\u0301d\u0301",
    "struck through": "c\u0336o\u0336n\u0336n\u0336a\u0336r\u0336d",
    "zero width, accents and digits": "c\u200bo\u0301n\u0338n\u200d4\u0336rd",
    "invisible tags": "c\U000e0061onn\U000e0062ard",
    "full width and digits": "ｃ０ｎｎ４ｒｄ",
    "script letters": "𝒸ℴ𝓃𝓃𝒶𝓇𝒹",
    "brackets": "⒞⒪⒩⒩⒜⒭⒟",
    "pictures between": "c😀o😀n😀n😀a😀r😀d",
    "a line for each letter": "c\no\nn\nn\na\nr\nd",
    "points, digits and signs": "c.0.n.n.@.r.d",
    "Coptic": "сⲟnnаrd",
    "a phrase in points": "un c.a.s.i.n.o en ligne",
    "a phrase in spaces": "mon c a s i n o en ligne",
    "a phrase with odd spaces": "casino\u00a0en\u2003ligne",
    "a phrase in digits": "CASIN0 EN L1GNE",
}


@pytest.mark.parametrize("disguise", TWO_DISGUISES_AT_ONCE)
def test_disguises_upon_disguises_are_seen_through(disguise):
    assert Lexicon(LISTS).find(TWO_DISGUISES_AT_ONCE[disguise])


@pytest.mark.parametrize(
    "text",
    [
        "Le plan A. B. C. n’existe pas, ni la vitamine B 1 2.",
        "Via Graz, en Autriche ; le conard, oiseau inventé.",
        "J. P. R. Martin et S. N. C. F. : a, b, c, d.",
        "Il jouait au casino, puis il mit en ligne ses pertes.",
    ],
)
def test_initials_and_neighbours_are_left_alone(text):
    assert Lexicon(LISTS).find(text) == []


class Typed:
    """A submission, as far as this screen looks."""

    author_name = "Marie"

    def __init__(self, text):
        self.text = text


@pytest.mark.parametrize(
    "link",
    [
        "http://xn--exmple-cua.com", "exämple.com", "exеmple.com", "exemple。com", "exemple．com",
        "https://пример.рф", "//exemple.com/x", "ｗｗｗ.exemple.com", "t.me/canal", "wa.me/33600000000",
        "192.0.2.1/gagnez", "192.0.2.1:8080/gagnez", "http://[2001:db8::1]/",
    ],
)  # fmt: skip
def test_a_link_is_counted_in_any_spelling(link):
    assert links(Typed(f"{link} puis {link} et {link}")).level == Level.SUSPECT
    assert links(Typed(f"Voir {link}.")).level == Level.PASS


@pytest.mark.parametrize(
    "disguised", ["exemple[.]com", "exemple (dot) com", "exemple point com", "hxxps://a.example"]
)
def test_one_disguised_link_is_enough(disguised):
    assert links(Typed(f"Allez sur {disguised} ce soir")).level == Level.SUSPECT


@pytest.mark.parametrize(
    "text",
    [
        "Version 3.1.4.2 puis 10.0.0.1 : à ce point, fr signifie français.",
        "Le 24/12, et/ou le 25. Me dire. Point. Com. de presse à 18.30/19.00.",
    ],
)
def test_what_only_looks_like_a_link_is_none(text):
    assert links(Typed(text * 3)).level == Level.PASS


def post_from(network: str, article, text: str) -> int:
    sent = fields(article, text=text)
    return Client().post(address(article), sent, REMOTE_ADDR=network).status_code


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("same", "another"),
    [
        (["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"], "2001:db8:1:3::1"),
        (["203.0.113.7", "::ffff:203.0.113.7"], "203.0.113.8"),
    ],
)
def test_a_household_is_one_network_and_its_neighbour_another(settings, same, another):
    settings.COMMENT_RATES = [(2, 60)]
    article = factories.article()
    statuses = [
        post_from(each, article, f"Remarque {n}.") for n, each in enumerate([*same, same[0]])
    ]
    assert statuses == [303, 303, 429]
    assert post_from(another, article, "Remarque du voisin.") == 303


@pytest.mark.django_db
def test_an_address_that_the_sender_wrote_himself_is_not_believed(settings):
    settings.COMMENT_RATES = [(2, 60)]
    article = factories.article()
    statuses = [
        Client()
        .post(
            address(article),
            fields(article, text=f"Remarque {n}."),
            REMOTE_ADDR="203.0.113.7",
            headers={"X-Forwarded-For": f"198.51.100.{n}"},
        )
        .status_code
        for n in range(3)
    ]
    assert statuses == [303, 303, 429]


def test_a_network_has_another_name_a_day_after_the_salt_was_drawn(time_machine):
    """Whatever the time zone: the salt counts its own twenty-four hours."""
    time_machine.move_to("2026-11-25 23:30Z")
    cache.clear()
    name = network_mark("203.0.113.7/32")
    time_machine.shift(DAY - 60)  # past midnight anywhere
    assert network_mark("203.0.113.7/32") == name
    time_machine.shift(120)
    assert network_mark("203.0.113.7/32") != name
    assert "203" not in name


@pytest.mark.django_db
def test_after_posts_refusals_and_reports_no_table_holds_an_address_of_a_machine(settings):
    settings.COMMENT_RATES = [(3, 60)]
    article = factories.article()
    seen = {"REMOTE_ADDR": "203.0.113.77", "headers": {"X-Forwarded-For": "2001:db8:77:1::9"}}
    for n in range(5):
        Client().post(address(article), fields(article, text=f"Remarque {n}."), **seen)
    comment = Comment.objects.first()
    comment.approve()
    Client().get(article.get_absolute_url(), **seen)
    Client().post(
        comment.report_address(), {"ground": "insult", "explanation": "Elle injurie."}, **seen
    )
    Client().post("/admin/login/", {"username": "x@exemple.fr", "password": "x"}, **seen)
    run_jobs()
    assert Comment.objects.count() == 3
    for model in apps.get_models(include_auto_created=True):
        rows = repr(list(model.objects.values()))
        for written in ("203.0.113", "2001:db8", "cb00714d", "3405803853"):
            assert written not in rows, model


@pytest.mark.django_db
def test_a_text_that_is_changed_a_little_each_time_is_seen_among_many(client):
    """Twenty variants of one advertisement, each with other words, names, spaces and letters."""
    base = (
        "Grâce à Madame Irma j’ai retrouvé l’amour et gagné au jeu en trois jours, appelez-la vite"
    )
    for n in range(20):
        text = base.replace("trois", ("deux", "cinq", "sept")[n % 3]).replace(
            "a", "а" if n % 2 else "a"
        )
        send(client, factories.article(), author_name=f"Nom {n}", text=f"{text} {'!' * (n % 4)}{n}")
        cache.clear()
    assert [comment.is_suspect for comment in Comment.objects.order_by("pk")][1:] == [True] * 19


@pytest.mark.parametrize("piece", ["c.", "a b ", "。", "1.1.1.1/", "t.me/", "x point com "])
def test_new_readings_stay_linear_in_the_text(piece):
    """What grows with the square of a text would need minutes here."""
    text = (piece * 5_000)[:5_000]
    assert isinstance(Lexicon(LISTS).find(text), list)
    assert links(Typed(text)).level in Level
