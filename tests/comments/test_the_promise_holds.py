"""No address of a reader is published, derivable, logged, mailed or stored in any readable form."""

import base64
import hashlib
import io
import json
import logging
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.mail import send_mail
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone
from django.views.debug import get_exception_reporter_class
from django_tasks_db.models import DBTaskResult

from comments.models import Comment, Commenter, CommenterContact
from newsroom.discretion import DiscreetFormatter
from newsroom.privacy import keeping
from newsroom.privacy.canaries import Canary, Needles
from newsroom.privacy.proof import Proof
from newsroom.privacy.visiting import Answer, InThisProcess, OverTheNetwork
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

ADDRESS = "Marie.Dupont+essai@Exemple.example"


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


def test_canaries_posted_everywhere_are_found_nowhere(newspaper):
    report = Proof().run()
    assert report.findings == set()
    assert report.thin == []
    assert report.looked_at["pages"] > 10
    assert report.looked_at["pieces of tables"] > 10
    assert report.looked_at["log lines"] > 0
    assert report.exit_code == 0


def test_the_proof_takes_its_canaries_out_again(newspaper):
    before = factories.comment(newspaper, state="approved")
    Proof().run()
    assert list(Comment.objects.all()) == [before]
    assert not CommenterContact.objects.exists()
    assert not Commenter.objects.exists()
    assert newspaper.thread.shown_count == 1


def test_the_command_says_what_it_looked_at_and_ends_well(newspaper):
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("prove_privacy", stdout=out)
    assert ended.value.code == 0, out.getvalue()
    assert "tables" in out.getvalue()


@pytest.mark.django_db
def test_a_site_without_an_article_proves_nothing():
    assert Proof().run().exit_code == 2


class Leaky(InThisProcess):
    """A site that gives an address away on one page, in the shape a careless plugin might."""

    def __init__(self, shape):
        super().__init__()
        self.shape, self.last = shape, ""

    def post(self, path, fields):
        self.last = fields["email"]
        return super().post(path, fields)

    def get(self, path):
        answer = super().get(path)
        leak = self.shape(self.last).encode() if path == "/" else b""
        return Answer(answer.status, answer.headers, answer.body + leak)


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
    "local part alone": lambda a: a.split("@")[0],
    "host alone": lambda a: a.split("@")[1],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_address_is_recognised_in_every_shape(shape):
    canary = Canary("email")
    page = f"<p title='x'>Bonjour {SHAPES[shape](canary.address)}</p>".encode()
    assert Needles([canary, Canary("text")]).search(page, "here")


def test_the_proof_finds_an_address_that_leaks(newspaper):
    report = Proof(Leaky(SHAPES["as gravatar does"])).run()
    assert report.exit_code == 1
    assert {finding.where for finding in report.findings} == {"/"}


def test_needles_do_not_prick_what_holds_no_address():
    needles = Needles([Canary("email") for _ in range(3)])
    source = Path(__file__).read_bytes() + hashlib.sha512(b"x").digest() * 500
    assert not needles.search(source, "here")


def test_a_digest_in_a_table_is_found(newspaper):
    canary = Canary("email")
    Comment.objects.create(
        article=newspaper,
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
    assert b"lectrice@exemple.example" in sent[0]
    assert len(mailoutbox) == 1


@pytest.mark.django_db
def test_the_whole_database_holds_no_address(client):
    article = factories.article()
    send(client, article, email=ADDRESS)
    Comment.objects.get().approve()
    run_jobs()
    needles = Needles([Canary("email", ADDRESS)])
    for where, data in (*keeping.dumped_tables(), *keeping.database_files()):
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


@pytest.mark.django_db(transaction=True)
def test_a_running_site_is_proved_over_the_network(live_server, settings):
    settings.SITE_URL = live_server.url
    factories.article()
    report = Proof(OverTheNetwork(live_server.url)).run()
    assert (report.findings, report.thin) == (set(), [])
