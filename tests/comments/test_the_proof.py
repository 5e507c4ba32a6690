"""The proof of the promise: it finds nothing, it has looked everywhere, and what leaks it would see."""

import gzip
import io
import re
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import pytest
from django import forms
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives, send_mail
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from articles.models import Page
from comments.models import (
    AccessRequest,
    Comment,
    Commenter,
    CommenterNote,
    ErrorReport,
    LegalLog,
    Letter,
    Notice,
)
from newsroom.privacy import keeping
from newsroom.privacy.canaries import Canary, Needles
from newsroom.privacy.dumps import NotDumped, stolen_copies
from newsroom.privacy.proof import Proof
from newsroom.privacy.typed import LEFT_OUT, PLACES, covered
from newsroom.privacy.visiting import Answer, FormsOf, OverTheNetwork
from tests import factories
from tests.jobs import run_jobs


@pytest.fixture
def newspaper(db):
    """An article of every kind of page that leads to it."""
    author, dossier = factories.author(), factories.dossier(events=2)
    article = factories.article(
        tags=["Données"], authors=[author], dossier=dossier, lead_image=factories.image(drawn=True)
    )
    factories.page()
    run_jobs()
    return article


def test_canaries_typed_everywhere_are_found_nowhere(newspaper):
    before, lines = factories.comment(newspaper, state="approved"), LegalLog.objects.count()
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("prove_privacy", stdout=out)
    said = out.getvalue()
    assert ended.value.code == 0, said
    assert "Not proved" not in said
    for kind in (
        "pages",
        "headers",
        "pages of the newsroom",
        "pieces of tables",
        "mails",
        "log lines",
    ):
        assert f" {kind}" in said
    # It has taken everything out again, and sent nothing to anybody.
    assert list(Comment.objects.all()) == [before]
    for model in (AccessRequest, Commenter, ErrorReport, Letter, Notice):
        assert not model.objects.exists(), model
    assert LegalLog.objects.count() == lines
    assert newspaper.thread.shown_count == 1
    assert mail.outbox == []
    assert apps.get_model("newsroom.User").objects.count() == 0


@pytest.mark.django_db
def test_a_site_without_an_article_proves_nothing():
    assert Proof().run().exit_code == 2


@pytest.mark.django_db(transaction=True)
def test_a_running_site_is_proved_over_the_network_with_copies_of_its_database(
    live_server, settings, tmp_path
):
    """Committed this time, so that the files of SQLite and the dumps of PostgreSQL hold it all."""
    settings.SITE_URL = live_server.url
    factories.article()
    report = Proof(OverTheNetwork(live_server.url)).run()
    assert (report.findings, report.thin) == (set(), [])
    assert report.looked_at["pieces of copies"] >= 2


# Everywhere is derived


def every_form(base=forms.BaseForm):
    for form in base.__subclasses__():
        yield form
        yield from every_form(form)


def is_public(form) -> bool:
    ours = form.__module__.split(".")[0] in ("articles", "comments", "newsroom")
    return ours and ".admin" not in form.__module__ and not form.__subclasses__()


def test_every_form_of_the_public_site_is_typed_into():
    """A new one fails here until the proof has a place for it."""
    public = {form for form in every_form() if is_public(form)}
    named = {place.form for place in PLACES if place.form}
    left_out = {form for form in public if f"{form.__module__}.{form.__qualname__}" in LEFT_OUT}
    assert len(named) >= 6
    assert public == named | left_out
    assert all(set(place.fields) == set(place.form.base_fields) for place in PLACES if place.form)


def test_forms_are_read_from_pages_with_their_other_buttons():
    page = b"""<form action="/comments/1/new/"><textarea name="text"></textarea>
        <button formaction="/comments/1/preview/">x</button></form><input name="stray">"""
    answer = Answer(200, [("Content-Type", "text/html")], page)
    assert FormsOf(answer, "/").found == {("comments:new", "text"), ("comments:preview", "text")}
    assert ("comments:new", "email") in covered()


# What leaks is found: in each kind of place, planted on purpose


class Careless(Proof):
    """A proof of a site to which somebody has added all of these leaks, and a form that nobody knows."""

    def read_everything(self):
        for leak in LEAKS:
            leak(self)
        super().read_everything()


def in_a_table(proof):
    Comment.objects.filter(pk__in=proof.scene.comments).update(
        content_digest=proof.canaries[0].address.lower()
    )


def in_a_job(proof):
    jobs = DBTaskResult.objects.filter(task_path__contains="recognise")
    jobs.filter(pk=jobs.first().pk).update(traceback=f"KeyError: {proof.canaries[0].address}")


def on_a_page(proof):
    Page.objects.update(body=f"<p>{proof.canaries[0].address}</p>")


def in_a_header(proof):
    """And on the same page, a form with a field that the proof has never heard of."""
    visit = proof.visitor.get

    def get(path):
        answer = visit(path)
        if path != "/corrections/":
            return answer
        form = b'<form action="/comments/mine/"><input name="telephone"></form>'
        more = ("X-Who", proof.canaries[0].local_part)
        return Answer(answer.status, [*answer.headers, more], answer.body + form)

    proof.visitor.get = get


def at_the_desk(proof):
    commenter = Commenter.objects.create()
    Comment.objects.filter(pk__in=proof.scene.comments).update(commenter=commenter)
    CommenterNote.objects.create(commenter=commenter, text=proof.canaries[0].address)


def in_the_cache(proof):
    cache.set("who", {"typed": proof.canaries[0].address})


def in_a_log_line(proof):
    keeping.logging.getLogger("careless").warning("%s", proof.canaries[0].address.encode().hex())


def in_a_mail_to_somebody_else(proof):
    message = EmailMultiAlternatives("x", "x", to=["moderation@octet.example"])
    message.attach_alternative(f"<p>{'é' * 40} {proof.canaries[0].address}</p>", "text/html")
    message.send()


def in_copy_to_others(proof):
    send_mail("x", "x", "a@octet.example", [proof.canaries[0].address, "b@octet.example"])


def in_a_kept_page(proof):
    folder = Path(keeping.settings.PAGE_STORE_FOLDER)
    folder.mkdir(exist_ok=True)
    (folder / "index.html.gz").write_bytes(gzip.compress(proof.canaries[0].address.encode()))


LEAKS = {
    in_a_table: "database default, table comments_comment",
    in_a_job: "database default, table django_tasks_database_dbtaskresult",
    on_a_page: r"^/page-\d",
    in_a_header: "^/corrections/, headers",
    at_the_desk: " as Moderator",
    in_the_cache: "cache default, ",
    in_a_log_line: "^log$",
    in_a_mail_to_somebody_else: r"^mail \d",
    in_copy_to_others: r"^recipients of mail \d",
    in_a_kept_page: "kept page index.html.gz",
}


def test_an_address_that_leaks_is_found_wherever_it_was_planted(newspaper):
    report = Careless().run()
    assert report.exit_code == 1
    found = {finding.where for finding in report.findings}
    for leak, where in LEAKS.items():
        assert any(re.search(where, place) for place in found), (leak.__name__, found)
    assert report.thin == ["a form offers telephone to comments:mine: nothing was typed into it"]


@pytest.mark.django_db(transaction=True)
def test_a_row_that_was_deleted_a_moment_ago_or_stands_in_any_column_is_in_the_stolen_copies():
    canary = Canary("email")
    comment = factories.comment(factories.article(), text=f"Un texte, {canary.address}")
    needles = Needles([canary])
    with suppress(NotDumped):
        found = {
            f.where.split(" ")[0]
            for where, data in stolen_copies()
            for f in needles.search(data, where)
        }
        assert found >= ({"file"} if connection.vendor == "sqlite" else {"plain", "unpacked"})
    comment.delete()


def test_the_network_visitor_waits_when_it_writes_too_much(monkeypatch):
    answers = [Answer(HTTPStatus.TOO_MANY_REQUESTS, [], b""), Answer(303, [], b"")]
    monkeypatch.setattr("newsroom.privacy.visiting.REST", 0)
    visitor = OverTheNetwork("http://127.0.0.1:1")
    monkeypatch.setattr(visitor, "send", lambda url, data: answers.pop(0))
    assert visitor.post("/", {}).status == 303
