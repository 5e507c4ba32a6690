"""The newsroom's word lists: what they find whatever the disguise, and what they must leave alone."""

import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.folding import fold, skeleton
from comments.models import Comment, State, WordList
from comments.screening.lexicon import Lexicon
from comments.screening.words import lexicon
from tests import factories
from tests.comments.posting import send

BANNED = [
    "connard",
    "enculé",
    "con",
    "anal",
    "bite",
    "pute",
    "cialis",
    "salop*",
    "hell",
    "va te faire voir",
]
DISGUISES = {
    "capitals and accents": "CÔNNARD",
    "another alphabet": "соnnаrd",
    "Greek capitals": "CΟΝΝΑRD",
    "digits": "c0nn4rd",
    "signs": "conn@rd",
    "zero width": "con\u200bna\u2060rd",
    "soft hyphen": "con\u00adnard",
    "full width": "ｃｏｎｎａｒｄ",
    "mathematics": "𝐜𝐨𝐧𝐧𝐚𝐫𝐝",
    "circles": "🅒ⓞⓝⓝⓐⓡⓓ",
    "points": "c.o.n.n.a.r.d",
    "hyphens and lines": "c-o_n-n_a-r-d",
    "spaces": "c o n n a r d",
    "spaces and capitals": "C  O  N  N  A  R  D",
    "a letter that goes on": "connnnaaaard",
    "stars": "c*nn**d",
    "in brackets": "(connard)",
    "after an apostrophe": "l’connard",
    "at the end": "connard!!!",
    "digits and length": "c0nnnnn4rd",
}
HONEST = [
    "Cette analyse de la constitution est une réussite, un vrai travail de spécialiste.",
    "Scunthorpe, Penistone et Essex sont des villes d’Angleterre.",
    "J’habite à Condom, dans le Gers : les députés sont réputés, l’appartement aussi.",
    "La canalisation analogique, le cocktail, la calculette et le contexte.",
    "Hello, the shell is a classic, and the analyst assesses assets.",
    "Il a pu te dire en 2 024 que 100 % des 4x4 coûtent 10 000 € : a-t-il raison ?",
    "s p é c i a l i s t e",
    "Vous avez vu ? Va te coucher, on va voir.",
    "Le point 3.1.4 de l’article L. 111-1, alinéa b.",
]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_banned_word_is_found_in_every_disguise(disguise):
    found = Lexicon([("banned", BANNED)]).find(f"Espèce de {DISGUISES[disguise]} va.")
    assert "connard" in [hit.entry for hit in found]


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_text_is_left_alone(text):
    assert Lexicon([("banned", BANNED)]).find(text) == []


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("va  te\nFAIRE   voir", "va te faire voir"),
        ("v4 te f4ire voir", "va te faire voir"),
        ("quelle saloperie", "salop*"),
        ("il y a c o n  ici", "con"),
        ("www.exemple.com/x", "exemple.com"),
    ],
)
def test_phrases_stems_and_sites_are_entries_like_others(text, entry):
    found = Lexicon([("banned", [*BANNED, "exemple.com"])]).find(text)
    assert entry in [hit.entry for hit in found]


def test_what_was_found_is_told_as_it_is_written():
    (hit,) = Lexicon([("banned", ["connard"])]).find("Quel « C0nn@rd », vraiment.")
    assert (hit.entry, hit.name, hit.written) == ("connard", "banned", "C0nn@rd")


def test_a_word_of_two_lists_counts_for_the_gravest():
    (hit,) = Lexicon([("refuse", ["pute"]), ("suspect", ["pute"])]).find("pute")
    assert hit.name == "refuse"


@given(st.text(max_size=400), st.lists(st.text(max_size=20), max_size=10))
def test_no_text_and_no_list_breaks_it(text, entries):
    for hit in Lexicon([("banned", entries)]).find(text):
        assert hit.entry in [entry.strip() for entry in entries]


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0xFF), min_size=3, max_size=20))
def test_a_word_is_found_in_its_own_capitals(word):
    if skeleton(word.upper()) == skeleton(word) and word.strip():
        assert Lexicon([("banned", [word])]).find(f"Voici {word.upper()} ici.")


def test_folding_twice_changes_nothing_more():
    for text in (*DISGUISES.values(), *HONEST):
        assert fold(fold(text)) == fold(text)


def test_thousands_of_entries_ask_no_more_of_a_text():
    """Counted, not timed: each word is looked up as often, whatever the size of the list."""
    chance = random.Random(1)
    words = ["".join(chance.choices(string.ascii_lowercase, k=8)) for _ in range(5_000)]
    small, large = Lexicon([("banned", words[:50])]), Lexicon([("banned", words)])
    text = " ".join([*words[:20], *["bonjour"] * 600])
    asked = []

    class Counting(dict):
        def get(self, key, default=None):
            asked.append(key)
            return super().get(key, default)

    for each in (small, large):
        each.phrases, each.longest = Counting(each.phrases), Counting(each.longest)
    small.find(text)
    few, asked[:] = len(asked), []
    assert [hit.entry for hit in large.find(text)] == words[:20]
    assert len(asked) <= few + 20


@pytest.mark.django_db
def test_a_refusing_list_gives_the_text_back_and_says_which_words(client):
    WordList.objects.create(name="Injures", effect="refuse", words="connard\nva te faire voir")
    response = send(client, factories.article(), text="Quel c0nnard, franchement.")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Quel c0nnard, franchement." in page
    assert "ne sont pas publiés ici\u00a0: c0nnard" in page
    assert not Comment.objects.exists()


@pytest.mark.django_db
def test_other_lists_hold_the_comment_without_a_word_and_tell_the_moderator(client):
    WordList.objects.create(name="Publicité", effect="spam", words="casino en ligne")
    WordList.objects.create(name="Sujets", effect="suspect", words="vaccin*")
    article = factories.article()
    answers = [
        send(client, article, text=text)
        for text in ("Le casino en-ligne, quelle aubaine.", "Et les vaccinations ?", "Rien à dire.")
    ]
    assert {answer.status_code for answer in answers} == {303}
    spam, suspect, plain = Comment.objects.order_by("pk")
    assert (spam.state, spam.screening[0]["words"]) == (State.SPAM, ["casino en-ligne"])
    assert (suspect.is_suspect, suspect.screening[0]["words"]) == (True, ["vaccinations"])
    assert (plain.state, plain.is_suspect, plain.screening) == (State.PENDING, False, [])


@pytest.mark.django_db
def test_the_name_is_read_as_well(client):
    WordList.objects.create(name="Injures", effect="spam", words="connard")
    send(client, factories.article(), author_name="C.o.n.n.a.r.d")
    assert Comment.objects.get().state == State.SPAM


@pytest.mark.django_db
def test_a_list_is_compiled_once_and_again_when_it_changes(django_assert_num_queries):
    row = WordList.objects.create(name="Injures", effect="spam", words="connard")
    first = lexicon()
    with django_assert_num_queries(1):
        assert lexicon() is first
    row.words += "\nbouffon"
    row.save()
    assert lexicon().find("bouffon")
    row.is_active = False
    row.save()
    assert not lexicon()


@pytest.mark.django_db
def test_a_moderator_edits_the_lists_and_a_journalist_does_not(client):
    client.force_login(factories.user("Moderator"))
    answer = client.post(
        "/admin/comments/wordlist/add/",
        {"name": "Injures", "effect": "spam", "is_active": "on", "words": "connard\r\nbouffon\r\n"},
    )
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    assert WordList.objects.get().entries() == ["connard", "bouffon"]
    assert client.get("/admin/comments/wordlist/").status_code == 200
    client.force_login(factories.user("Journalist"))
    assert client.get("/admin/comments/wordlist/").status_code == 403
