"""Every step, from every state, by everybody: it is taken with one line of the log, or refused in words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.models.publication import Status
from tests import factories
from tests.desk.writing import fields_of, write

pytestmark = pytest.mark.django_db

# From which states of the text a step leads where, and who takes it.
WRITERS, REVIEWERS = {"writer", "editor"}, {"editor"}
TABLE = {
    "submit": ("draft", "submitted", WRITERS),
    "retract": ("submitted", "draft", WRITERS),
    "take": ("submitted", "in_review", REVIEWERS),
    "send_back": ("submitted in_review ready", "draft", REVIEWERS),
    "mark_ready": ("draft submitted in_review", "ready", REVIEWERS),
    "reopen": ("ready", "in_review", REVIEWERS),
}
IN_HAND = ("draft", "submitted", "in_review", "ready")
# (state of the article, state of its changes, in the bin)
STATES = [
    *((stage, "", False) for stage in IN_HAND),
    *(
        (known, changes, False)
        for known in ("published", "withdrawn")
        for changes in ("", *IN_HAND)
    ),
    ("draft", "", True),
    ("submitted", "", True),
]


@pytest.fixture
def people():
    politics, sport = factories.section(name="Politique"), factories.section(name="Sport")
    made = {
        "writer": factories.user("Journalist"),
        "editor": factories.user("Editor"),
        "journalist": factories.user("Journalist"),
        "editor of another": factories.user("Editor"),
        "moderator": factories.user("Moderator"),
    }
    politics.staff.add(made["writer"], made["editor"])
    sport.staff.add(made["journalist"], made["editor of another"])
    return made


def put(article, state) -> None:
    """Let the article stand there, as if it had come by the usual ways."""
    status, changes, is_binned = state
    article.log.all().delete()
    article.calls.all().delete()
    Article.objects.filter(pk=article.pk).update(
        status=status,
        changes_status=changes,
        published_at=timezone.now() if status in ("published", "withdrawn") else None,
        trashed_at=timezone.now() if is_binned else None,
        reviewer=None,
    )


def standing(article) -> tuple:
    row = Article.objects.get(pk=article.pk)
    return row.status, row.changes_status, row.trashed_at is not None


@pytest.mark.parametrize("verb", TABLE)
def test_a_step_is_taken_with_one_line_of_the_log_or_refused_in_words(verb, people, at_desk):
    sources, to, takers = TABLE[verb]
    article = factories.draft(created_by=people["writer"], section=people["writer"].sections.get())
    article.save_draft(article.snapshot(), by=people["writer"])
    step = reverse("admin:articles_article_step", args=[article.pk])
    why = "Il manque une source." if verb == "send_back" else ""
    for name, person in people.items():
        client = at_desk(person)
        for state in STATES:
            put(article, state)
            status, changes, is_binned = state
            answer = client.post(step, {f"_{verb}": "", "step_reason": why})
            case = (name, state)
            is_open = (changes or status) in sources.split() and not is_binned
            if name not in takers:
                assert answer.status_code == 403, case
            elif not is_open:
                *_before, said = answer.wsgi_request._messages
                assert answer.status_code == 302 and said.level_tag == "error", case
                assert "possible" in str(said) or "corbeille" in str(said), case
            if name in takers and is_open:
                assert answer.status_code == 302, case
                moved = (
                    (status, to, False) if status in ("published", "withdrawn") else (to, "", False)
                )
                assert standing(article) == moved, case
                line = article.log.get()
                assert (line.verb, line.actor, line.reason) == (verb, person, why), case
            else:
                assert standing(article) == state, case
                assert not article.log.exists() and not article.calls.exists(), case


def test_a_writer_takes_back_on_the_writing_page_what_he_submitted(people, at_desk):
    article = factories.draft(created_by=people["writer"])
    article.submit(by=people["writer"])
    answer = write(
        at_desk(people["writer"]), article, button="_retract", follow=False, title="Encore un mot"
    )
    assert answer.status_code == 302
    article.refresh_from_db()
    assert (article.status, article.title) == (Status.DRAFT, "Encore un mot")


def test_a_step_that_somebody_else_was_faster_with_costs_nothing_that_was_typed(people, at_desk):
    article = factories.draft(created_by=people["writer"])
    article.submit(by=people["writer"])
    article.take(by=people["editor"])
    answer = write(
        at_desk(people["writer"]), article, button="_retract", follow=False, title="Encore un mot"
    )
    [said] = answer.wsgi_request._messages
    assert "enregistré" in str(said) and "en relecture" in str(said)
    article.refresh_from_db()
    assert (article.status, article.title) == (Status.IN_REVIEW, "Encore un mot")


def test_a_writer_does_not_publish_by_lifting_an_embargo(people, at_desk):
    until = timezone.now().replace(second=0, microsecond=0) + timedelta(days=1)
    article = factories.draft(created_by=people["writer"], embargo_until=until)
    client = at_desk(people["writer"])
    page = reverse("admin:articles_article_change", args=[article.pk])
    opened_before = fields_of(client.get(page).content.decode())
    article.publish(by=people["editor"])
    lifted = {"embargo_until": [""], "title": ["Encore un mot"]}
    answers = [
        client.post(page, opened_before | lifted, follow=True),
        client.post(page, fields_of(client.get(page).content.decode()) | lifted, follow=True),
        client.post(page.replace("/change/", "/autosave/"), opened_before | lifted),
    ]
    assert "seul qui publie" in answers[0].content.decode()
    assert "Embargo jusqu’au" in answers[2].json()["refused"]
    article = Article.objects.get(pk=article.pk)
    assert article.embargo_until == until and not article.is_public
    assert article.draft()["title"] == "Encore un mot"  # which costs nobody a word
