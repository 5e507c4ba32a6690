"""« La rédaction »: what somebody finds in the morning, and the mail that called him."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.models import Article, Call, Note
from newsroom.jobs import MOST_TRIES
from newsroom.models import DutyRun
from newsroom.telling import tell_colleagues
from tests import factories

pytestmark = pytest.mark.django_db


def front(client) -> str:
    return client.get(reverse("admin:index")).content.decode()


def lists(client) -> dict:
    return client.get(reverse("admin:index")).context


def titles(found) -> list[str]:
    return [str(article) for article in found]


def test_everybody_finds_what_is_his_to_do(journalist, editor, at_desk):
    factories.draft(title="À moi", created_by=journalist)
    given = factories.draft(title="Commande", created_by=editor)
    given.assign(by=editor, to=journalist, due_at=timezone.now() - timedelta(hours=1))
    factories.draft(title="Soumis", created_by=journalist).submit(by=journalist)
    taken = factories.draft(title="Pris", created_by=journalist)
    taken.submit(by=journalist)
    taken.take(by=editor)
    factories.draft(title="Prêt").mark_ready(by=editor)
    factories.article(title="Sorti ce jour")
    context = lists(at_desk(journalist))
    assert titles(context["mine"]) == ["À moi"]
    assert titles(context["given"]) == ["Commande"]
    assert "en retard" in front(at_desk(journalist)) or "overdue" in front(at_desk(journalist))
    assert "submitted" not in context and "attention" not in context
    context = lists(at_desk(editor))
    assert titles(context["submitted"]) == ["Soumis"]
    assert titles(context["given"]) == ["Pris", "Prêt"]
    assert titles(context["ready"]) == ["Prêt"]
    assert titles(context["published_today"]) == ["Sorti ce jour"]


def test_an_editor_claims_from_the_first_page(journalist, editor, at_desk):
    article = factories.draft(created_by=journalist)
    article.submit(by=journalist)
    step = reverse("admin:articles_article_step", args=[article.pk])
    assert at_desk(journalist).post(step, {"_take": ""}).status_code == 403
    response = at_desk(editor).post(step, {"_take": "", "next": "https://evil.example/"})
    assert response.headers["Location"] == reverse(
        "admin:articles_article_change", args=[article.pk]
    )
    assert Article.objects.get(pk=article.pk).reviewer == editor
    again = at_desk(factories.user("Editor")).post(step, {"_take": ""}, follow=True)
    assert "possible" in again.content.decode()


def test_what_is_planned_and_what_failed_is_said(editor, at_desk):
    article = factories.draft(title="Demain")
    planned = article.plan(at=timezone.now() + timedelta(days=1), by=editor)
    planned.failure, planned.failed_at = "Il manque un titre.", timezone.now()
    planned.save()
    text = front(at_desk(editor))
    assert "Demain" in text and "Il manque un titre." in text


def test_what_goes_wrong_by_itself_is_said_to_whoever_publishes(editor, journalist, at_desk):
    lapsing = factories.image(title="Bientôt échue", rights_expire_on=timezone.localdate())
    bare, inside = (factories.image(title=f"Sans crédit {n}", credit="") for n in (1, 2))
    factories.article(lead_image=bare)
    factories.article(body=f'<figure data-block="image" data-id="{inside.pk}"></figure>')
    factories.draft(lead_image=factories.image(credit=""))  # which nobody sees yet
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x",
        backend_name="default",
        status="FAILED",
        worker_ids=["x"] * MOST_TRIES,
    )
    DutyRun.objects.create(name="x", at=timezone.now() - timedelta(hours=1))
    attention = lists(at_desk(editor))["attention"]
    assert attention["rights"] == [(lapsing, [])]
    assert list(attention["uncredited"]) == [inside, bare]
    assert (attention["failed_jobs"], attention["worker_is_silent"]) == (1, True)
    assert "Bientôt échue" not in front(at_desk(journalist))


def test_a_picture_whose_rights_end_is_listed_with_what_shows_it(editor, at_desk):
    sport = factories.section(name="Sport")
    sport.staff.add(editor)
    picture = factories.image(title="Bientôt échue", rights_expire_on=timezone.localdate())
    at = timezone.now() - timedelta(days=2)
    shown = [factories.article(title=f"La montre {n}", lead_image=picture, at=at) for n in range(4)]
    factories.draft(
        title="Très secret",
        section=factories.section(keeps_embargoes=True),
        lead_image=picture,
        embargo_until=timezone.now() + timedelta(days=1),
    )
    text = front(at_desk(editor))
    assert [title for title in map(str, shown) if title in text] == titles(shown[1:])
    assert reverse("admin:articles_image_rights") in text and "Très secret" not in text


def test_a_kept_embargo_is_not_on_a_strangers_first_page(editor, at_desk):
    section = factories.section(keeps_embargoes=True)
    section.staff.add(editor)
    sport = factories.section(name="Sport")
    stranger = factories.user("Editor")
    sport.staff.add(stranger)
    article = factories.draft(
        title="Très secret", section=section, embargo_until=timezone.now() + timedelta(days=1)
    )
    article.submit(by=None)
    article.plan(at=timezone.now() + timedelta(days=2), by=editor)
    Call.objects.tell(stranger, "mentioned", article, by=editor)
    assert "Très secret" not in front(at_desk(stranger))
    assert "Très secret" in front(at_desk(editor))


def test_an_empty_newsroom_says_so_kindly(editor, at_desk):
    assert "personne ne vous a rien confié" in front(at_desk(editor)).lower()


def test_calls_are_counted_in_the_bar_until_the_article_is_opened(journalist, editor, at_desk):
    article, client = factories.draft(created_by=journalist), at_desk(journalist)
    Note.objects.write(article, by=editor, text="@Inès Moreau")
    assert 'class="called"' in front(client)
    client.get(reverse("admin:articles_article_change", args=[article.pk]))
    assert 'class="called"' not in front(client)


@pytest.mark.parametrize("number", [2, 20])
def test_the_first_page_costs_the_same_few_queries(
    number, editor, at_desk, django_assert_max_num_queries
):
    for _ in range(number):
        article = factories.draft(created_by=editor)
        article.submit(by=editor)
        article.plan(at=timezone.now() + timedelta(days=1), by=None)
        Call.objects.tell(editor, "assign", article)
        lapsing = factories.image(credit="", rights_expire_on=timezone.localdate())
        factories.article(lead_image=lapsing)
    client = at_desk(editor)
    with django_assert_max_num_queries(36):
        client.get(reverse("admin:index"))


def test_several_calls_are_one_mail_that_quotes_nothing(journalist, editor):
    article = factories.draft(title="Le titre", created_by=journalist)
    secret = factories.draft(
        title="Sous embargo", created_by=journalist, embargo_until=timezone.now() + timedelta(1)
    )
    for one in (article, secret):
        Note.objects.write(one, by=editor, text="@Inès Moreau : le passage est faux")
    assert tell_colleagues() == 0  # perhaps there is more to come
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert tell_colleagues() == 1
        assert tell_colleagues() == 0
    [message] = mail.outbox
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.to == [journalist.email]
    assert "Le titre" in message.body and f"/{article.pk}/change/" in message.body
    assert f"/{secret.pk}/change/" in message.body
    assert "Sous embargo" not in message.body + message.subject
    assert "le passage est faux" not in message.body


def test_whoever_has_been_there_already_gets_no_mail(journalist, editor, at_desk):
    article = factories.draft(created_by=journalist)
    article.submit(by=journalist)
    article.send_back(by=editor, reason="Trop court")
    assert "Trop court" in front(at_desk(journalist))
    at_desk(journalist).get(reverse("admin:articles_article_change", args=[article.pk]))
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert tell_colleagues() == 0
    assert mail.outbox == []
