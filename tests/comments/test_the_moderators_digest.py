"""The moderators' digest: a mail of numbers to those who want it, once, and only when something waits."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.digesting import digest_of, write_digests
from comments.mailing.outbox import empty_outbox
from comments.models import Comment, Digest, Letter, LetterState, Pace
from newsroom.worker import do_due_duties
from tests import factories
from tests.comments.moderating import at_the_desk
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs
from tests.mail_server import sink, through

pytestmark = pytest.mark.django_db
PAGE = reverse("moderation:digest")
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def server(settings):
    with sink() as running:
        through(settings, running)
        yield running


@pytest.fixture
def morning(time_machine):
    """Go to that hour of a Wednesday, in the site's time zone."""

    def go(hour: float = 9, day: int = 25):
        start = datetime(2026, 11, day, tzinfo=PARIS)
        time_machine.move_to(start + timedelta(hours=hour), tick=False)

    go()
    return go


def chosen(pace=Pace.HOURLY, role="Moderator", **fields) -> Digest:
    digest = digest_of(factories.user(role))
    Digest.objects.filter(pk=digest.pk).update(pace=pace, **fields)
    digest.refresh_from_db()
    return digest


def body(message, kind="plain") -> str:
    return message.get_body((kind,)).get_content()


def test_a_moderator_who_has_chosen_nothing_hears_every_morning_of_what_waits(server, morning):
    moderator, journalist = factories.user("Moderator"), factories.user("Journalist")
    article = factories.article(title="La fuite, un an après")
    for _n in range(3):
        factories.comment(article, created_at=timezone.now() - timedelta(hours=5))
    assert (write_digests(), empty_outbox()) == (1, 1)
    (message,) = server.messages()
    assert message["To"] == moderator.email != journalist.email
    assert message["Subject"] == "Modération : 3 attendent une décision"
    assert {"auto-generated", f"<{Letter.objects.get().pk}@127.0.0.1>"} <= set(message.values())
    for kind in ("plain", "html"):
        text = body(message, kind)
        assert "3 commentaires attendent une décision." in text
        assert "5\xa0heures" in text
        assert "La fuite, un an après" in text
        assert f"article={article.pk}" in text and f"section={article.section_id}" in text


def test_nothing_is_sent_when_nothing_waits(server, morning):
    chosen(Pace.HOURLY), chosen(Pace.DAILY)
    factories.comment(state="approved")
    assert (write_digests(), empty_outbox()) == (0, 0)
    factories.comment()
    assert write_digests() == 2
    Comment.objects.last().approve()  # before it leaves
    assert empty_outbox() == 0
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.DROPPED}
    assert server.commands["RCPT"] == 0


def test_what_waits_is_told_once_a_morning_however_many_workers_ask(server, morning):
    chosen(Pace.DAILY)
    factories.comment()
    morning(7.9)
    assert write_digests() == 0
    morning(8)
    assert [write_digests() for _worker in range(3)] == [1, 0, 0]
    assert empty_outbox() == 1
    factories.comment()
    for hour in (9, 15, 23.9):
        morning(hour)
        assert write_digests() == 0
    morning(8, day=26)
    assert (write_digests(), empty_outbox()) == (1, 1)


def test_hourly_mail_tells_the_news_and_not_the_same_again(server, morning):
    chosen(Pace.HOURLY)
    factories.comment()
    morning(9)
    assert (write_digests(), empty_outbox()) == (1, 1)
    for hour in (9.5, 10.5, 13):
        morning(hour)
        assert write_digests() == 0  # it still waits, as it did
    factories.comment()
    morning(13.5)
    assert (write_digests(), empty_outbox()) == (1, 1)
    morning(13.9)
    factories.comment()
    assert write_digests() == 0  # not twice in an hour
    morning(14.1)
    assert write_digests() == 1


def test_a_worker_that_was_down_for_days_catches_up_with_one_letter(server, morning):
    chosen(Pace.DAILY)
    factories.comment()
    morning(9, day=20)
    assert (write_digests(), empty_outbox()) == (1, 1)
    morning(16, day=25)
    assert [write_digests(), write_digests()] == [1, 0]


def test_letters_that_no_server_took_do_not_pile_up(server, morning):
    chosen(Pace.HOURLY)
    server.behave = {"connect": "421 busy"}
    for hour in (9, 10, 11):
        morning(hour)
        factories.comment()
        write_digests()
        empty_outbox()
    assert Letter.objects.count() == 1
    server.behave = {}
    morning(20)
    assert empty_outbox() == 1
    assert "3 commentaires" in body(server.messages()[0])


def test_a_mailbox_that_refuses_holds_up_nobody(server, morning):
    chosen(), chosen()
    factories.comment()
    write_digests()
    server.behave = {"RCPT": "550 no such mailbox"}
    empty_outbox()
    server.behave = {}
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.FAILED}
    morning(8, day=26)
    assert (write_digests(), empty_outbox()) == (2, 2)


def test_it_holds_nothing_that_a_reader_typed_and_no_address(server, morning, client):
    chosen(language="en")
    told = {"author_name": "Zébulon", "text": "Mon voisin Ysengrin habite au 12 rue des Lilas."}
    send(client, factories.article(), headers={"X-Forwarded-For": "203.0.113.77"}, **told)
    run_jobs()
    write_digests()
    empty_outbox()
    (message,) = server.messages()
    whole = f"{message}\n{body(message)}\n{body(message, 'html')}"
    for typed in ("Zébulon", "Ysengrin", "Lilas", MARIE["email"], "exemple.fr", "203.0.113"):
        assert typed not in whole


def test_it_names_no_article_that_readers_cannot_see(server, morning):
    chosen(language="en")
    article = factories.article(title="Sous embargo désormais")
    factories.comment(article)
    article.withdraw(reason="test")
    write_digests()
    empty_outbox()
    (message,) = server.messages()
    assert "embargo" not in f"{body(message)}{body(message, 'html')}"
    assert "an article that is not online: 1" in body(message)


def test_it_speaks_the_language_of_whoever_gets_it(server, morning):
    chosen(language="en"), chosen(language="fr")
    factories.comment(is_suspect=True)
    write_digests()
    empty_outbox()
    english, french = sorted(server.messages(), key=lambda each: "Modération" in each["Subject"])
    assert english["Subject"] == "Moderation: 1 waits for a decision"
    assert "1 of them is suspect." in body(english)
    assert '<html lang="en">' in body(english, "html")
    assert "1 est suspect." in body(french)


def test_only_the_chosen_sections_are_told(server, morning):
    politics, sports = factories.section(name="Politique"), factories.section(name="Sport")
    digest = chosen()
    digest.sections.set([politics])
    factories.comment(factories.article(section=sports))
    assert write_digests() == 0
    factories.comment(factories.article(section=politics))
    assert (write_digests(), empty_outbox()) == (1, 1)
    text = body(server.messages()[0])
    assert "Politique" in text and "Sport" not in text


def test_notices_and_appeals_wait_as_well_and_no_appeal_against_oneself(server, morning):
    judge, author = chosen(language="en"), chosen(language="en")
    refused = factories.comment()
    refused.reject(by=author.user, reason="insult")
    refused.appeals.create(decision=refused.log.get(), text="Je n’injurie personne.")
    assert write_digests() == 1
    assert Letter.objects.get().about == str(judge.pk)
    factories.notice(factories.comment(state="approved"))
    empty_outbox()
    assert "1 appeal is for you to decide." in body(server.messages()[0])
    assert "1 notice of illegal content is open." in body(server.messages()[0])


def test_whoever_may_not_moderate_any_more_hears_nothing(server, morning):
    left, gone = chosen(), chosen()
    factories.comment()
    write_digests()
    left.user.groups.clear()
    type(gone.user).objects.filter(pk=gone.user.pk).update(is_active=False)
    assert empty_outbox() == 0
    morning(9, day=26)
    assert write_digests() == 0


def test_one_click_in_a_mail_ends_it_and_opening_the_link_does_not(server, morning, client):
    digest = chosen()
    factories.comment()
    write_digests()
    empty_outbox()
    (message,) = server.messages()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = message["List-Unsubscribe"].strip("<> ").removeprefix(site.SITE_URL)
    assert digest.user.email.partition("@")[0] not in address
    assert client.get(address).status_code == 200
    digest.refresh_from_db()
    assert digest.pace == Pace.HOURLY
    answer = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.cookies) == (200, {})
    digest.refresh_from_db()
    assert digest.pace == Pace.NEVER


def test_a_token_that_nobody_has_is_answered_like_any_other(client):
    digest = chosen()
    pages = [
        re.sub(r"[0-9a-f]{64}", "", client.post(f"/comments/digest/{token}/stop/").content.decode())
        for token in (digest.token, "0" * 64)
    ]
    assert pages[0] == pages[1]


def test_a_moderator_chooses_at_the_desk_and_a_journalist_has_nothing_to_choose():
    section = factories.section()
    moderator = factories.user("Moderator")
    desk = at_the_desk(moderator)
    assert "checked" in desk.get(PAGE).content.decode()
    sent = {"pace": "hourly", "language": "en", "sections": [section.pk]}
    assert desk.post(PAGE, sent).status_code == 303
    digest = Digest.objects.get(user=moderator)
    assert (digest.pace, digest.language) == ("hourly", "en")
    assert list(digest.sections.all()) == [section]
    assert desk.post(PAGE, sent | {"pace": "secondly"}).status_code == 422
    assert PAGE in desk.get("/admin/").content.decode()
    journalist = at_the_desk(factories.user("Journalist"))
    assert journalist.get(PAGE).status_code == 403
    assert PAGE not in journalist.get("/admin/").content.decode()


def test_it_costs_the_same_whatever_waits(morning):
    chosen(Pace.DAILY)

    def queries_of_a_morning(day: int) -> int:
        morning(9, day)
        with CaptureQueriesContext(connection) as queries:
            assert write_digests() == 1
        Letter.objects.update(state=LetterState.SENT)
        return len(queries)

    factories.comment()
    few = queries_of_a_morning(25)
    for _n in range(30):
        factories.comment(factories.article(section=factories.section()))
    assert queries_of_a_morning(26) == few


def test_the_worker_has_it_among_its_duties(morning, server):
    chosen(Pace.DAILY)
    factories.comment()
    do_due_duties()
    assert Letter.objects.filter(kind="digest").count() == 1
