"""No address of a reader is published, derivable, logged, mailed or stored in any readable form."""

import base64
import hashlib
import io
import json
import logging
import quopri
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core import signing
from django.core.mail import send_mail
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone
from django.utils.encoding import punycode
from django.views.debug import get_exception_reporter_class
from django_tasks_db.models import DBTaskResult

from comments.models import Comment
from newsroom.discretion import DiscreetFormatter
from newsroom.privacy import keeping
from newsroom.privacy.canaries import Canary, Needles
from newsroom.privacy.dumps import stolen_copies
from newsroom.privacy.proof import Proof
from newsroom.worker import NewsroomWorker
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

ADDRESS = "Marie.Dupont+essai@Exemple.example"


@pytest.mark.django_db
def test_a_site_without_an_article_proves_nothing():
    assert Proof().run().exit_code == 2


def digest(name, spell):
    return lambda address: hashlib.new(name, spell(address).encode()).hexdigest()


SHAPES = {
    "in clear": str,
    "folded": str.lower,
    "as an entity": lambda a: "".join(f"&#{ord(c)};" for c in a),
    "url-encoded": lambda a: quote(a, safe=""),
    "twice url-encoded": lambda a: quote(quote(a, safe=""), safe=""),
    "in json": lambda a: json.dumps({"m": a}).replace("@", "\\u0040"),
    "in base64": lambda a: base64.b64encode(f"x:{a}".encode()).decode(),
    "in hexadecimal": lambda a: a.encode().hex(),
    "as gravatar does": digest("md5", str.lower),
    "as sha1": digest("sha1", str),
    "as sha256 in base64": lambda a: base64.b64encode(
        hashlib.sha256(a.lower().encode()).digest()
    ).decode(),
    "in capitals, in hexadecimal": lambda a: a.upper().encode().hex().upper(),
    "quoted-printable": lambda a: quopri.encodestring(f"À : {a} ".encode() * 9).decode(),
    "in base64, in lines": lambda a: base64.encodebytes(f"{'x' * 50} {a}".encode()).decode(),
    "in a session": lambda a: signing.dumps({"typed": a * 9}, compress=True),
    "backwards": lambda a: a[::-1],
    "its domain in punycode": lambda a: "x@" + punycode(a.partition("@")[2]),
    "digested with its domain in punycode": lambda a: hashlib.sha256(
        f"{a.partition('@')[0]}@{punycode(a.partition('@')[2])}".lower().encode()
    ).hexdigest(),
    "digested with a space": digest("sha256", lambda a: f" {a.lower()}"),
    "escaped as a log does": lambda a: a.encode("unicode_escape").decode(),
    "local part alone": lambda a: a.split("@")[0],
    "host alone": lambda a: a.split("@")[1],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_address_is_recognised_in_every_shape_wherever_it_stands(shape):
    canary = Canary("email")
    needles = Needles([canary, Canary("text")])
    for more in range(9):
        page = f"<p title='{'x' * more}'>Bonjour {SHAPES[shape](canary.address)}</p>".encode()
        assert needles.search(page, "here"), more


def test_needles_do_not_prick_what_holds_no_address():
    needles = Needles([Canary("email") for _ in range(3)])
    source = Path(__file__).read_bytes() + hashlib.sha512(b"x").digest() * 500
    assert not needles.search(source, "here")


@pytest.mark.django_db
def test_a_digest_in_a_table_is_found():
    canary = Canary("email")
    Comment.objects.create(
        article=factories.article(),
        author_name="x",
        text="y",
        content_digest=hashlib.sha256(canary.address.lower().encode()).hexdigest(),
    )
    needles = Needles([canary])
    found = [needles.search(data, where) for where, data in keeping.dumped_tables()]
    assert any(found)


def test_mail_is_recorded_and_still_sent(mailoutbox):
    with keeping.recorded_mail() as sent:
        send_mail("Objet", "Bonjour", "a@b.example", ["lectrice@exemple.example"])
    assert b"lectrice@exemple.example" in sent.sent[0][1]
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_the_whole_database_holds_no_address(client):
    article = factories.article()
    send(client, article, email=ADDRESS)
    Comment.objects.get().approve()
    run_jobs()
    needles = Needles([Canary("email", ADDRESS)])
    for where, data in keeping.dumped_tables():
        assert not needles.search(data, where)


@pytest.mark.django_db
def test_what_dumpdata_and_django_s_serialisers_write_holds_no_address(client):
    send(client, factories.article(), email=ADDRESS)
    out = io.StringIO()
    call_command("dumpdata", stdout=out)
    assert "sealed" in out.getvalue()
    assert not Needles([Canary("email", ADDRESS)]).search(out.getvalue().encode(), "dumpdata")


@pytest.mark.django_db
def test_no_argument_of_a_job_holds_an_address(client):
    send(client, factories.article())
    jobs = DBTaskResult.objects.all()
    assert jobs
    assert not any("@" in str(job.args_kwargs) for job in jobs)


@pytest.mark.django_db
def test_a_job_that_failed_is_kept_without_the_address_that_its_error_quotes(client):
    send(client, factories.article())
    job = DBTaskResult.objects.get(task_path__contains="recognise")
    job.args_kwargs = {
        "args": [MARIE["email"]],
        "kwargs": {},
    }  # no number of a contact: it will say so
    job.save()
    NewsroomWorker().run_ready_jobs()
    job.refresh_from_db()
    assert job.status == "FAILED"
    assert "[address]" in job.traceback
    assert MARIE["email"] not in job.traceback


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's vacuum is its keeper's")
def test_what_is_erased_is_in_sqlite_s_file_no_more():
    rare = "hippopotomonstrosesquipedaliophobie"
    comment = factories.comment(text=f"Un mot rarissime : {rare}.")
    assert any(rare.encode() in data for _where, data in stolen_copies())
    comment.erase()
    with connection.cursor() as cursor:  # the log as well is emptied sooner or later
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not any(rare.encode() in data for _where, data in stolen_copies())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("marie@exemple.fr", "exemple"),
        ("Marie.Essai@Privé-1.example", "Priv"),
        ("zoé@café.fr", "caf"),
    ],
)
def test_an_address_that_was_asked_for_as_a_page_is_not_in_the_log(client, typed, host):
    with keeping.recorded_log() as lines:
        for path in (f"/{typed}/", f"/{quote(typed)}/", f"/{quote(quote(typed))}/"):
            assert client.get(path).status_code == 404
    assert len(lines) >= 3
    assert not any(host in line for line in lines), lines


def test_log_lines_and_their_tracebacks_lose_the_addresses_in_them():
    formatter = DiscreetFormatter("{levelname} {message}", style="{")
    try:
        raise ValueError(f"duplicate key ({MARIE['email']})")
    except ValueError as error:
        trace = (type(error), error, error.__traceback__)
        record = logging.LogRecord("x", 40, "", 0, "post of %s", (MARIE["email"],), trace)
    line = formatter.format(record)
    assert "[address]" in line
    assert "exemple.fr" not in line


@pytest.mark.parametrize("debug", [True, False])
def test_an_error_report_holds_nothing_that_was_typed(settings, debug):
    settings.DEBUG = debug
    typed = {"text": "Confidence", "email": MARIE["email"]}
    request = RequestFactory().post("/comments/1/new/", typed)
    for where, data in keeping.error_reports("/comments/1/new/", typed):
        assert b"exemple.fr" not in data, where
    reporter = get_exception_reporter_class(request)(request, ValueError, ValueError("x"), None)
    assert "Confidence" not in reporter.get_traceback_text()


@pytest.mark.django_db
def test_moderators_are_shown_no_address(client):
    article = factories.article()
    send(client, article)
    send(client, article, text="Une autre fois.")
    run_jobs()
    client.force_login(factories.user(is_superuser=True))
    page = client.get("/admin/moderation/").content.decode().lower()
    assert MARIE["text"].lower() in page
    assert "exemple.fr" not in page
    assert "127.0.0.1" not in page


@pytest.mark.django_db
def test_a_refused_form_may_show_the_address_to_its_sender_and_to_no_cache(client):
    response = send(client, factories.article(), text="")
    assert MARIE["email"] in response.content.decode()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_a_known_address_gets_the_same_answer_as_an_unknown_one(client, time_machine):
    time_machine.move_to(timezone.now(), tick=False)  # the receipt shows the minute
    article = factories.article()
    send(client, article)
    run_jobs()
    Comment.objects.get().approve()
    known = send(client, article, text="Encore moi.")
    unknown = send(client, article, text="Bonjour.", email="autre@exemple.fr")
    pages = [client.get(response["Location"]).content.decode() for response in (known, unknown)]
    same = [
        page.replace(response["Location"], "").replace("Encore moi.", "Bonjour.")
        for page, response in zip(pages, (known, unknown), strict=True)
    ]
    assert same[0] == same[1]
    assert set(Comment.objects.exclude(state="approved").values_list("state", flat=True)) == {
        "pending"
    }
