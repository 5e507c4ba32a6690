"""What a reader of French expects of the small signs, and that setting twice changes nothing."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.document import plain_text
from articles.body.schema import sanitise
from articles.body.typography import set_html, set_text
from tests import factories

# "_" stands for a no-break space, "|" for a thin one: neither can be seen in an editor.
EXAMPLES = [
    ("Vraiment ?", "Vraiment|?"),
    ("Vraiment?", "Vraiment|?"),
    ("Quoi ?!", "Quoi|?!"),
    ("Bon ; bien", "Bon|; bien"),
    ("Bon; bien", "Bon|; bien"),
    ("Attention : danger", "Attention_: danger"),
    ("Attention: danger", "Attention_: danger"),
    ('Il dit: "Bonjour"', "Il dit_: «_Bonjour_»"),
    ("«Ah? »", "«_Ah|?_»"),
    ('"Un "mot" cité"', "«_Un «_mot_» cité_»"),
    ("Les «« poupées »»", "Les «_«_poupées_»_»"),
    ("C'est l'été d'\"hier\"", "C’est l’été d’«_hier_»"),
    ("Attendez...", "Attendez…"),
    ("1 500 000 euros", "1|500|000_euros"),
    ("6 128 rendez-vous, 20% de plus", "6|128 rendez-vous, 20_% de plus"),
    ("1,5 million d'euros", "1,5_million d’euros"),
    ("à 14 h 30, n° 12, art. 5 et § 3", "à 14_h_30, n°_12, art._5 et §_3"),
    ("M. Dupont et Mme Élan", "M._Dupont et Mme_Élan"),
    ("2 Go à 3 GHz", "2_Go à 3_GHz"),
    ("en 2021 500 000 patients", "en 2021 500|000 patients"),
    ("au XXIe siècle - enfin", "au XXIe_siècle – enfin"),
    ("l'œuf et le cœur", "l’œuf et le cœur"),
    # Left alone: what only looks like French punctuation.
    ("16:9 à 14:30", "16:9 à 14:30"),
    ("01 23 45 67 89", "01 23 45 67 89"),
    ("123 456 789 00012", "123 456 789 00012"),
    ('un écran de 27" et un de 32"', 'un écran de 27" et un de 32"'),
    ("https://octet.example/a?b=c;d", "https://octet.example/a?b=c;d"),
    ("écrire à camille@octet.example !", "écrire à camille@octet.example|!"),
    ("foo::bar ??? !", "foo::bar|???|!"),
]
ENGLISH = [
    ("He said \"it's 'fine'\"...", "He said “it’s ‘fine’”…"),
    ("the students' rights in the '90s", "the students’ rights in the ’90s"),
    ("It came - at last -- here", "It came – at last – here"),
    ("Mr Smith paid 20 million euros", "Mr_Smith paid 20_million euros"),
    ("Really? Yes: 5 GB, 20%", "Really? Yes: 5_GB, 20%"),
    # Left alone.
    ("10 - 3 = 7, and a 5' wall of 27\"", "10 - 3 = 7, and a 5' wall of 27\""),
    ("https://octet.example/it's?a='b'", "https://octet.example/it's?a='b'"),
]
LANGUAGES = st.sampled_from(["fr", "en"])
MARKUP = [
    ("<p>Il a dit <strong>« oui »</strong> !</p>", "<p>Il a dit <strong>«_oui_»</strong>|!</p>"),
    ("<p><strong>Oui</strong>?</p>", "<p><strong>Oui</strong>|?</p>"),
    ("<p>L'<em>Express</em></p>", "<p>L’<em>Express</em></p>"),
    ('<p>"<em>mot</em>"</p>', "<p>«_<em>mot</em>_»</p>"),
    ("<p>un <code>a ? b : c</code> ?</p>", "<p>un <code>a ? b : c</code>|?</p>"),
    ("<pre>x = a ? 'b' : \"c\"</pre>", "<pre>x = a ? 'b' : \"c\"</pre>"),
    ('<p>"a</p><p>b"</p>', '<p>"a</p><p>b"</p>'),
    ("<p>20&nbsp;000 &amp; 5&lt;6 ?</p>", "<p>20|000 &amp; 5&lt;6|?</p>"),
    (
        '<p><a href="https://a.fr/?b ; c">ici</a> : là</p>',
        '<p><a href="https://a.fr/?b ; c">ici</a>_: là</p>',
    ),
]
SIGNS = st.text("aé1. 2'\"«»“”‘’-–;:!?…%€()\u00a0\u202f\n@/hMX", max_size=40)
PIECES = st.sampled_from(
    ["<em>", "</em>", "<code>", "</code>", "<p>", "<br>", "<strong>", "</strong>", "&amp;", "000"]
)


def spaced(text: str) -> str:
    return text.replace("_", "\u00a0").replace("|", "\u202f")


@pytest.mark.parametrize(("typed", "read"), EXAMPLES)
def test_a_reader_of_french_gets_french_signs(typed, read):
    assert set_text(typed, "fr") == spaced(read)


@pytest.mark.parametrize(("typed", "read"), MARKUP)
def test_a_sentence_reads_on_across_its_markup(typed, read):
    assert set_html(typed, "fr-CA") == spaced(read)


@pytest.mark.parametrize(("typed", "read"), ENGLISH)
def test_a_reader_of_english_gets_english_signs(typed, read):
    assert set_text(typed, "en-GB") == spaced(read)


@pytest.mark.parametrize("language", ["de", "und", ""])
def test_a_language_without_rules_is_left_alone(language):
    assert set_text('C\'est "vrai" ?', language) == 'C\'est "vrai" ?'
    assert set_html("<p>C'est vrai ?</p>", language) == "<p>C'est vrai ?</p>"


@given(SIGNS, LANGUAGES)
def test_setting_twice_changes_nothing(text, language):
    once = set_text(text, language)
    assert set_text(once, language) == once


@given(st.lists(SIGNS | PIECES).map("".join).map(sanitise), LANGUAGES)
def test_setting_a_body_keeps_its_structure_and_its_words(body, language):
    once = set_html(body, language)
    assert set_html(once, language) == once
    assert tags(once) == tags(body)
    assert words(once) == words(body)


def tags(html: str) -> list[str]:
    return [part.partition(">")[0] for part in html.split("<")[1:]]


def words(html: str) -> str:
    """The letters and figures alone: what no rule may touch."""
    return "".join(filter(str.isalnum, plain_text(html)))


TYPED = {
    "title": "L'amende : 20 % du chiffre",
    "standfirst": 'Un "choc" pour l\'hôpital',
    "body": "<p>C'est dit.</p>",
}


def everything_said_of(client, article) -> str:
    addresses = [article.get_absolute_url(), article.section.get_absolute_url(), "/", "/feed/"]
    return html.unescape("".join(client.get(each).content.decode() for each in addresses))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "is_set"),
    [({}, True), ({"language": "fr-CA"}, True), ({"sets_typography": False}, False)],
)
def test_the_switch_of_an_article_holds_wherever_it_is_shown(client, fields, is_set):
    article = factories.article(**TYPED | fields)
    factories.correction(article, text="C'était faux.")
    said = everything_said_of(client, article)
    for typed in ("L'amende", '"choc"', "l'hôpital", "C'est dit", "C'était"):
        assert (typed not in said) == is_set, typed
    for read in ("L’amende\u00a0: 20\u00a0%", "«\u00a0choc\u00a0»", "C’est dit", "C’était"):
        assert (read in said) == is_set, read


@pytest.mark.django_db
def test_an_english_article_of_a_french_paper_has_english_signs(client):
    fields = {"title": 'It\'s "out": why?', "body": '<p>"It\'s" here?</p>', "standfirst": ""}
    said = everything_said_of(client, factories.article(language="en", **fields))
    assert "It’s “out”: why?" in said and "<p>“It’s” here?</p>" in said
