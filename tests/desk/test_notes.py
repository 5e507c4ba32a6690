"""Notes to colleagues: on a passage or on the whole, answered, settled; @name calls somebody."""

import pytest
from django.urls import reverse

from articles.models import Call, Note
from articles.models.note import called_in
from tests import factories

pytestmark = pytest.mark.django_db


def page(article) -> str:
    return reverse("admin:articles_article_notes", args=[article.pk])


def tell(client, article, **data):
    return client.post(page(article), data, headers={"Accept": "application/json"})


@pytest.fixture
def article(journalist):
    return factories.draft(created_by=journalist)


def test_a_note_on_a_passage_is_kept_with_what_stands_around_it(article, editor, at_desk):
    passage = {"quote": "premier paragraphe", "before": "Le ", "after": "."}
    response = tell(at_desk(editor), article, text="Source ?", **passage)
    assert response.status_code == 201
    [note] = response.json()["notes"]
    assert {name: note[name] for name in passage} == passage
    assert (note["by"], note["text"]) == ("Paul Lefèvre", "Source ?")
    article.refresh_from_db()
    assert "Source ?" not in article.body


def test_somebody_called_by_name_is_told_and_the_writer_of_the_note_hears_so(
    article, editor, journalist, at_desk
):
    other = factories.user("Journalist", name="Anne-Marie Zola")
    factories.user("Moderator", name="Anne Zola")
    response = tell(at_desk(editor), article, text="@inès moreau, vois avec @Anne-Marie.")
    assert "Inès Moreau, Anne-Marie Zola" in response.json()["said"]
    assert {call.user for call in Call.objects.filter(verb="mentioned")} == {journalist, other}


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@Inès Moreau lis", ["Inès Moreau"]),
        ("@INES", ["Inès Moreau"]),
        ("@Paul Leroy", ["Paul Leroy"]),
        ("@Paul", []),  # there are two
        ("@Inèsa", []),
        ("ines@moreau.example", []),
        ("Inès Moreau", []),
        ("@Inès Moreau @inès moreau", ["Inès Moreau"]),
    ],
)
def test_who_is_called_by_a_text(text, called):
    people = [factories.user(name=name) for name in ("Inès Moreau", "Paul Leroy", "Paul Lefèvre")]
    assert [person.name for person in called_in(text, people)] == called


def test_nobody_is_called_to_an_article_that_he_may_not_read(editor, at_desk):
    stranger = factories.user("Journalist", name="Karim Benali")
    section = factories.section(keeps_embargoes=True)
    section.staff.add(editor)
    article = factories.draft(section=section, embargo_until="2099-01-01T00:00Z")
    response = tell(at_desk(editor), article, text="@Karim Benali, regarde")
    assert response.status_code == 201
    assert "Karim Benali" not in [each["title"] for each in response.json()["people"]]
    assert not Call.objects.filter(user=stranger).exists()


def test_an_answer_is_told_to_whoever_asked_and_takes_the_note_up_again(
    article, editor, journalist, at_desk
):
    note = Note.objects.write(article, by=editor, text="Source ?")
    note.settle(by=journalist)
    tell(at_desk(journalist), article, text="Le greffe.", parent=note.pk)
    note.refresh_from_db()
    assert note.settled_at is None
    assert note.answers.get().text == "Le greffe."
    assert Call.objects.get(user=editor).verb == "answered"


def test_a_note_is_settled_and_taken_up_again_and_the_log_says_so(article, editor, at_desk):
    note, client = Note.objects.write(article, by=editor, text="Source ?"), at_desk(editor)
    assert tell(client, article, settle=note.pk).json()["notes"][0]["settledBy"] == "Paul Lefèvre"
    assert not tell(client, article, reopen=note.pk).json()["notes"][0]["settled"]
    assert [line.verb for line in article.log.all()] == ["reopen_note", "settle_note"]
    assert tell(client, article, settle="9" * 30).status_code == 404
    assert tell(client, article, settle="x").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 2001},
        {"text": "x", "quote": "q" * 501},
        {"text": "x", "parent": "999999"},
        {"text": "a\0b"},
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(wrong, article, editor, at_desk):
    response = tell(at_desk(editor), article, **wrong)
    assert response.status_code == 422 and response.json()["error"]
    assert not Note.objects.exists()


def test_an_answer_cannot_be_hung_on_another_articles_note(article, editor, at_desk):
    elsewhere = Note.objects.write(factories.draft(), by=editor, text="Ailleurs")
    assert tell(at_desk(editor), article, text="x", parent=elsewhere.pk).status_code == 422


def test_without_script_there_is_a_page_of_notes(article, editor, at_desk):
    client = at_desk(editor)
    Note.objects.write(article, by=editor, text="<script>1</script>", quote="Disparu du texte")
    response = client.post(page(article), {"text": "Trop long, non ?"}, follow=True)
    text = response.content.decode()
    assert response.redirect_chain and "Trop long, non ?" in text
    assert "&lt;script&gt;1" in text and "<script>1" not in text
    assert "Ce passage n’y est plus." in text
    refused = client.post(page(article), {"text": ""})
    assert refused.status_code == 422


def test_whoever_opens_the_article_has_seen_what_called_him_there(
    article, journalist, editor, at_desk
):
    Note.objects.write(article, by=editor, text="@Inès Moreau ?")
    assert Call.objects.unseen().filter(user=journalist).count() == 1
    at_desk(journalist).get(reverse("admin:articles_article_change", args=[article.pk]))
    assert not Call.objects.unseen().exists()


@pytest.mark.parametrize("number", [1, 12])
def test_notes_cost_the_same_few_queries_however_many(
    number, article, editor, at_desk, django_assert_max_num_queries
):
    for _ in range(number):
        note = Note.objects.write(article, by=editor, text="Une note")
        Note.objects.write(article, by=editor, text="Une réponse", parent=note)
    client = at_desk(editor)
    with django_assert_max_num_queries(14):
        assert client.get(page(article)).status_code == 200
