"""A reader without an account: reads a draft by a link, remarks on it, approves what he saw."""

import logging
import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Call, Note, PreviewLink, Revision
from articles.models.preview_link import NOTES_AN_HOUR
from newsroom.discretion import DiscreetFormatter
from newsroom.pagestore.addresses import is_plausible
from tests import factories
from tests.desk.writing import write

pytestmark = pytest.mark.django_db
VERSION = re.compile(r'name="version" value="([0-9a-f]{64})"')


def page(article) -> str:
    return reverse("admin:articles_article_guests", args=[article.pk])


@pytest.fixture
def article(journalist):
    return factories.draft(title="Titre secret", created_by=journalist)


@pytest.fixture
def link(article, journalist):
    """The path of a link for the lawyer."""
    _link, address = PreviewLink.objects.make(article, guest="Maître Dupont", by=journalist)
    return address.removeprefix(settings.SITE_URL)


def version_shown(client, link) -> str:
    return VERSION.search(client.get(link).content.decode())[1]


def test_a_journalist_makes_a_link_that_is_shown_once_and_stored_nowhere(
    article, journalist, at_desk, client
):
    desk = at_desk(journalist)
    response = desk.post(page(article), {"guest": "Maître Dupont", "days": "7"})
    assert response.status_code == 201
    address = re.search(r'value="(http[^"]+/preview/[^"]+)"', response.content.decode())[1]
    token = address.rstrip("/").rpartition("/")[2]
    assert len(token) == 43  # 256 bits
    kept = PreviewLink.objects.get()
    assert token not in str(kept.__dict__) and len(kept.token_digest) == 64
    assert address not in desk.get(page(article)).content.decode()
    assert "Titre secret" in client.get(address.removeprefix(settings.SITE_URL)).content.decode()
    line = article.log.get(verb="invite")
    assert (line.actor, line.reason) == (journalist, "Maître Dupont")


def test_the_page_is_for_its_guest_alone(client, link):
    response = client.get(link)
    text = response.content.decode()
    assert "Titre secret" in text and "Maître Dupont" in text
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex, nofollow">' in text
    assert "application/ld+json" not in text and 'rel="canonical"' not in text
    assert not is_plausible(link)  # the page store has no business with it
    assert PreviewLink.objects.get().opened_at


def test_the_link_is_in_no_log(client, link, caplog):
    with caplog.at_level(logging.DEBUG):
        client.get(link + "nowhere/")
        client.get(link[:-3] + "x/")
        client.put(link)
    written = "\n".join(DiscreetFormatter("{message}", style="{").format(r) for r in caplog.records)
    assert "/preview/[link]" in written
    assert link.rstrip("/").rpartition("/")[2][:-3] not in written


@pytest.mark.parametrize("what", ["wrong", "expired", "revoked", "binned"])
def test_a_link_that_leads_nowhere_says_so_in_the_same_words(what, client, article, link, editor):
    kept = PreviewLink.objects.get()
    if what == "wrong":
        link = "/preview/" + "x" * 43 + "/"
    if what == "revoked":
        kept.revoke(by=editor)
    if what == "binned":
        article.trash(by=editor)
    with time_machine.travel(timezone.now() + timedelta(days=8 if what == "expired" else 0)):
        response = client.get(link)
        post = client.post(f"{link}remark/", {"text": "Trop tard"})
        approval = client.post(f"{link}approve/", {"version": "0" * 64})
    assert response.status_code == post.status_code == approval.status_code == 404
    assert "ne mène plus nulle part" in response.content.decode()
    assert "Titre secret" not in response.content.decode()
    assert not Note.objects.exists()


def test_under_embargo_not_a_word_is_given_out_before_its_hour(client, article, link):
    hour = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=article.pk).update(embargo_until=hour)
    for response in (client.get(link), client.post(f"{link}remark/", {"text": "Hâte !"})):
        text = response.content.decode()
        assert "Sous embargo jusqu’au" in text
        assert "Titre secret" not in text and "premier paragraphe" not in text
    assert not Note.objects.exists()
    with time_machine.travel(hour + timedelta(minutes=1)):
        assert "Titre secret" in client.get(link).content.decode()


def test_a_link_gives_no_withdrawn_text_out_and_says_what_happened(client, article, link, editor):
    article.publish(by=editor)
    version = version_shown(client, link)
    article.withdraw(by=editor, reason="Plainte fondée")
    answers = [
        client.get(link),
        client.post(f"{link}remark/", {"text": "Pourquoi ?"}),
        client.post(f"{link}approve/", {"version": version}),
    ]
    for response in answers:
        text = response.content.decode()
        assert response.status_code == 410
        assert "La rédaction a retiré cet article." in text and "Inès Moreau" in text
        assert "Titre secret" not in text and "premier paragraphe" not in text
        assert "Plainte" not in text
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not Note.objects.exists() and PreviewLink.objects.get().approved_at is None


def test_what_is_made_of_a_withdrawn_article_is_read_by_a_new_link(
    client, article, link, editor, at_desk
):
    article.publish(by=editor)
    article.withdraw(by=editor, reason="Plainte fondée")
    article.save_draft(article.snapshot() | {"title": "Réécrit"}, by=editor)
    _new, address = PreviewLink.objects.make(article, guest="Maître Dupont", by=editor)
    assert "Réécrit" in client.get(address.removeprefix(settings.SITE_URL)).content.decode()
    assert client.get(link).status_code == 410
    desk = at_desk(editor).get(page(article)).content.decode()
    assert desk.count("indique seulement que l’article a été retiré") == 1
    article.publish(by=editor, change="significant")
    assert client.get(link).status_code == 200


HOSTILE = {
    "nul": "a\0b",
    "controls": "".join(map(chr, range(1, 32))) + "\x7f\x85\u2028\u202e\ufeff",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}",
    "endless": "é" * 5_000,
    "half a letter": "\ud800",
    "astral": "\U0001f9a5" * 100,
    "number": "9" * 4000,
    "blank": " \n\t\u00a0 ",
}


@pytest.mark.parametrize("field", ["text", "quote", "version"])
@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_a_guest_sends_is_kept_as_text_or_refused(field, what, client, link):
    typed = HOSTILE[what].encode("utf-8", "surrogatepass")
    way, fields = ("approve", {}) if field == "version" else ("remark", {"text": b"Soit."})
    body = urlencode(fields | {field: typed}).encode()
    answer = client.post(f"{link}{way}/", body, "application/x-www-form-urlencoded")
    assert answer.status_code in (303, 409, 422)
    shown = client.get(link).content.decode()
    assert "<script>alert" not in shown and "onerror=alert(1)>" not in shown
    for note in Note.objects.all():
        assert "\0" not in note.text + note.quote and len(note.text) <= 2000


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("multipart/form-data", b""),
        ("application/json", b'{"text": "x"}'),
        ("application/x-www-form-urlencoded", b"text=" + b"x" * 3_000_000),
        ("application/x-www-form-urlencoded", b"&a=1" * 2_000),
    ],
)
def test_what_is_no_form_is_refused_and_nothing_breaks(kind, body, client, link):
    for way in ("remark", "approve"):
        answer = client.post(f"{link}{way}/", body, kind)
        assert answer.status_code in (400, 409, 413, 422)
    assert not Note.objects.exists()


@pytest.mark.parametrize("token", ["x", "%00", "%ff%fe", "é" * 300, "..%2f..%2fadmin", "x" * 5000])
def test_a_guess_costs_one_look_up_and_says_nothing(
    token, client, link, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):  # the others are for the page around it
        answer = client.get(f"/preview/{token}/")
    assert answer.status_code == 404 and not answer.cookies
    assert "Titre secret" not in answer.content.decode()


def test_a_guest_leaves_a_remark_under_the_name_of_his_link(client, article, link, journalist):
    remark = {"text": "Le chiffre est <b>faux</b>.", "quote": "Le premier paragraphe."}
    response = client.post(f"{link}remark/", remark)
    assert response.status_code == 303
    note = Note.objects.get()
    assert (note.signed, note.author, note.quote) == ("Maître Dupont", None, remark["quote"])
    text = client.get(link).content.decode()
    assert "&lt;b&gt;faux" in text and "<b>faux" not in text
    call = Call.objects.get()
    assert (call.user, call.verb, call.guest) == (journalist, "remarked", "Maître Dupont")


@pytest.mark.parametrize("text", ["", "x" * 2001])
def test_a_remark_that_is_refused_comes_back_as_it_was_typed(text, client, link):
    response = client.post(f"{link}remark/", {"text": text, "quote": "Les faits"})
    assert response.status_code == 422
    assert "Les faits</textarea>" in response.content.decode()
    assert not Note.objects.exists()


def test_more_remarks_than_anybody_has_in_an_hour_wait(client, link):
    for number in range(NOTES_AN_HOUR):
        assert client.post(f"{link}remark/", {"text": f"n° {number}"}).status_code == 303
    refused = client.post(f"{link}remark/", {"text": "un de trop"})
    assert refused.status_code == 429 and "un de trop" in refused.content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert client.post(f"{link}remark/", {"text": "plus tard"}).status_code == 303


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]
)
def test_another_site_cannot_answer_in_the_guests_name(headers, client, link):
    version = version_shown(client, link)
    for way, data in (("remark", {"text": "Faux"}), ("approve", {"version": version})):
        response = client.post(f"{link}{way}/", data, headers=headers)
        assert response.status_code == 403
    assert not Note.objects.exists() and PreviewLink.objects.get().approved_at is None


def test_a_guest_approves_the_very_version_he_saw(client, article, link, journalist, at_desk):
    article.save_draft(article.snapshot(), by=journalist)
    assert (
        client.post(f"{link}approve/", {"version": version_shown(client, link)}).status_code == 303
    )
    kept = PreviewLink.objects.get()
    assert kept.approved_revision == article.pending_revision()
    assert kept.approved_revision.kind == Revision.Kind.MILESTONE
    assert "Maître Dupont" in kept.approved_revision.name
    line = article.log.get(verb="approved")
    assert (line.actor, line.reason, line.revision) == (
        None,
        "Maître Dupont",
        kept.approved_revision,
    )
    assert Call.objects.get(user=journalist).verb == "approved"
    desk = at_desk(journalist)
    assert "approuvé cette version" in desk.get(page(article)).content.decode()
    write(desk, article, title="Retouché ensuite")
    assert "approuvé une version antérieure" in desk.get(page(article)).content.decode()
    assert PreviewLink.objects.get().approved_revision.snapshot["title"] == "Titre secret"
    assert "vous avez approuvé une version antérieure" in client.get(link).content.decode()


def test_a_text_that_changed_meanwhile_is_shown_and_not_approved(client, article, link, journalist):
    version = version_shown(client, link)
    article.save_draft(article.snapshot() | {"title": "Tout autre"}, by=journalist)
    response = client.post(f"{link}approve/", {"version": version})
    text = response.content.decode()
    assert response.status_code == 409
    assert "Tout autre" in text and "a changé pendant que vous le lisiez" in text
    assert PreviewLink.objects.get().approved_at is None
    assert client.post(f"{link}approve/", {"version": VERSION.search(text)[1]}).status_code == 303


def test_approving_twice_is_approving_once(client, article, link):
    version = version_shown(client, link)
    for _ in range(2):
        client.post(f"{link}approve/", {"version": version})
    assert article.log.filter(verb="approved").count() == 1


def test_a_link_is_revoked_by_whoever_may_invite_and_by_nobody_else(
    article, link, editor, at_desk, client
):
    kept = PreviewLink.objects.get()
    colleague = at_desk(factories.user("Journalist"))
    assert colleague.post(page(article), {"revoke": kept.pk}).status_code == 403
    assert colleague.get(page(article)).status_code == 403
    assert at_desk(editor).post(page(article), {"revoke": kept.pk}).status_code == 302
    assert client.get(link).status_code == 404
    assert article.log.filter(verb="revoke", actor=editor).exists()
    assert at_desk(editor).post(page(article), {"revoke": "9" * 30}).status_code == 404


def test_opening_a_preview_costs_few_queries(client, link, django_assert_max_num_queries):
    client.get(link)
    with django_assert_max_num_queries(20):
        client.get(link)
