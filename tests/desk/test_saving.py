"""The writing page saves by itself and over nobody; what is refused is stored nowhere."""

import json
from secrets import token_hex

import pytest
from django.urls import reverse

from articles.models import Article, Revision, Seat
from tests import factories
from tests.desk.writing import fields_of, write

pytestmark = pytest.mark.django_db

A, B = "<p>Le premier paragraphe dit une chose.</p>", "<p>Le second en dit une autre.</p>"


def place(name: str, article=None) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk] if article else [])


def open_page(client, article=None) -> dict:
    """What a page that was just opened holds."""
    address = place("change", article) if article else place("add")
    return fields_of(client.get(address).content.decode())


def autosave(client, article, form: dict, **changes):
    sent = form | {name: [value] for name, value in changes.items()}
    return client.post(place("autosave", article), sent)


@pytest.fixture
def mine(journalist):
    return factories.draft(title="Le mien", body=A + B, created_by=journalist)


def test_an_autosave_keeps_the_draft_and_says_so(mine, journalist, at_desk):
    client = at_desk(journalist)
    form = open_page(client, mine)
    answer = autosave(client, mine, form, title="Le mien, suite").json()
    mine.refresh_from_db()
    assert mine.title == "Le mien, suite"
    assert answer["base"] == mine.revisions.first().pk and answer["refused"] == {}
    assert mine.revisions.first().kind == "autosave" and mine.revisions.count() == 2


def test_what_is_refused_in_one_field_keeps_no_other_from_being_saved(mine, journalist, at_desk):
    taken = factories.article(slug="pris", section=mine.section)
    client = at_desk(journalist)
    form = open_page(client, mine)
    answer = autosave(
        client,
        mine,
        form,
        slug=taken.slug,
        body="<p>Mille mots.</p>",
        seo_title="x" * 500,
        kind="poème",
    ).json()
    mine.refresh_from_db()
    assert mine.body == "<p>Mille mots.</p>" and mine.slug == "" and mine.kind == "news"
    assert {"Adresse", "Titre pour les moteurs de recherche"} <= set(answer["refused"])


def test_a_page_without_an_article_begins_one_and_only_one(journalist, at_desk):
    client = at_desk(journalist)
    form = open_page(client)
    for title in ("Premier", "Premier jet"):
        answer = client.post(place("begin"), form | {"title": [title]}).json()
    article = Article.objects.get()
    assert (article.title, article.created_by) == ("Premier jet", journalist)
    assert answer["places"]["form"] == place("change", article)
    client.post(place("add"), form | {"title": ["Premier jet, fini"], "_save": ["1"]})
    assert Article.objects.get().title == "Premier jet, fini"


def test_two_people_who_write_in_different_places_both_keep_their_words(
    mine, journalist, editor, at_desk
):
    one, other = at_desk(journalist), at_desk(editor)
    first, second = open_page(one, mine), open_page(other, mine)
    autosave(one, mine, first, body=A.replace("une", "ma") + B)
    answer = autosave(other, mine, second, body=A + B.replace("une", "sa"), kicker="Enquête").json()
    assert answer["by"] == "Inès" and answer["fields"]["body"]["value"] == A.replace(
        "une", "ma"
    ) + B.replace("une", "sa")
    draft = Article.objects.get(pk=mine.pk).draft()
    assert draft["body"] == answer["fields"]["body"]["value"] and draft["kicker"] == "Enquête"


def test_two_people_who_write_in_one_place_choose_without_any_script(
    mine, journalist, editor, at_desk
):
    one, other = at_desk(journalist), at_desk(editor)
    second = open_page(other, mine)
    write(one, mine, title="Titre d’Inès", body=A.replace("une", "ma") + B)
    changes = {
        "title": ["Titre de Paul"],
        "body": [A.replace("une", "sa") + B],
        "kicker": ["Enquête"],
    }
    page = other.post(place("change", mine), second | changes | {"_publish": ["1"]})
    html = page.content.decode()
    assert page.status_code == 409
    assert "Titre d’Inès" in html.replace("<ins>", "") or "Inès" in html
    article = Article.objects.get(pk=mine.pk)
    assert article.title == "Titre d’Inès" and not article.was_public
    copy = article.revisions.get(kind="set-aside")
    assert copy.snapshot["title"] == "Titre de Paul"

    address = page.context["action"]
    form = {"standing": page.context["standing"].pk, "choice-0": "mine"}
    assert other.post(address, form).status_code == 422  # one choice is missing
    assert other.post(address, form | {"choice-1": "both"}).status_code == 302
    draft = Article.objects.get(pk=mine.pk).draft()
    assert (draft["title"], draft["kicker"]) == ("Titre de Paul", "Enquête")
    assert draft["body"] == A.replace("une", "ma") + A.replace("une", "sa") + B
    assert article.revisions.filter(kind="set-aside").exists()


def test_a_choice_on_a_draft_that_has_moved_on_is_asked_again(mine, journalist, editor, at_desk):
    one, other = at_desk(journalist), at_desk(editor)
    second = open_page(other, mine)
    write(one, mine, title="Titre d’Inès")
    page = other.post(place("change", mine), second | {"title": ["Titre de Paul"], "_save": ["1"]})
    standing = page.context["standing"].pk
    write(one, mine, title="Autre titre d’Inès", kicker="Neuf")
    Revision.objects.filter(pk=standing).update(kind="milestone")
    answer = other.post(page.context["action"], {"standing": standing, "choice-0": "mine"})
    assert (
        Article.objects.get(pk=mine.pk).draft()["title"] != "Titre de Paul"
        or answer.status_code == 302
    )


def test_a_lost_answer_is_no_collision_with_oneself(mine, journalist, at_desk):
    """The server saved and the page never heard of it: its next save still names the former version."""
    client = at_desk(journalist)
    form = open_page(client, mine)
    autosave(client, mine, form, title="Un")
    answer = autosave(client, mine, form, title="Un deux").json()
    assert answer["clash"] == "" and Article.objects.get(pk=mine.pk).title == "Un deux"


def test_two_tabs_of_one_person_lose_nothing(mine, journalist, at_desk):
    client = at_desk(journalist)
    one, other = open_page(client, mine), open_page(client, mine)
    autosave(client, mine, one, body=A + B + "<p>Écrit dans le premier onglet.</p>")
    autosave(client, mine, other, body=A.replace("une", "ma") + B)
    draft = Article.objects.get(pk=mine.pk).draft()
    assert "ma chose" in draft["body"] and "premier onglet" in draft["body"]


def test_the_second_to_come_reads_until_the_pen_is_his(mine, journalist, editor, at_desk):
    one, other = at_desk(journalist), at_desk(editor)
    first, second = open_page(one, mine), open_page(other, mine)

    def beat(client, form, **more):
        sent = {"seat": form["seat"], "base": form["base"]} | more
        return client.post(place("presence", mine), sent).json()

    assert beat(one, first, wants="write")["pen"] == ""
    here = beat(other, second, wants="write")
    assert here["pen"] == "Inès" and here["people"][0]["writes"]
    assert beat(other, second, wants="ask")["pen"] == "Inès"
    assert beat(one, first)["asked"] == "Paul"
    autosave(one, mine, first, title="Enregistré avant")
    assert beat(one, first, wants="hand-over")["pen"] == "Paul"
    news = beat(other, second, fresh="1")
    assert news["pen"] == "" and news["fields"]["title"]["value"] == "Enregistré avant"
    assert mine.log.get().verb == "took-over"
    beat(other, second, wants="leave")
    assert beat(one, first)["people"] == []


def test_the_last_words_of_a_page_that_goes_take_no_pen(mine, journalist, at_desk):
    client = at_desk(journalist)
    form = open_page(client, mine)
    autosave(client, mine, form, title="Encore", last="1")
    assert not Seat.objects.filter(holds_pen=True).exists()
    autosave(client, mine, form, title="Encore")
    assert Seat.objects.get(holds_pen=True).token == form["seat"][0]


def test_whoever_was_signed_out_is_told_in_json_and_nothing_is_kept(
    mine, journalist, at_desk, client
):
    form = open_page(at_desk(journalist), mine)
    for address in (
        place("autosave", mine),
        place("presence", mine),
        place("begin"),
        place("session"),
    ):
        answer = client.post(address, form | {"title": ["Perdu ?"]})
        assert answer.status_code == 401 and "error" in answer.json()
    assert Article.objects.get().title == "Le mien"
    session = at_desk(journalist).get(place("session")).json()
    assert session["user"] == journalist.pk and session["token"]


HOSTILE = [
    {},
    {"title": ["x"], "body": ["x"]},
    {"title": ["x"], "body": ["x"], "seat": [""]},
    {"title": ["x"], "body": ["x"], "seat": ["../../etc"]},
    {"title": ["x"], "body": ["x"], "seat": ["0" * 32], "base": ["9" * 400]},
    {"title": ["x"], "body": ["x"], "seat": ["0" * 32], "base": ["-1"]},
    {"title": ["x"], "body": ["x"], "seat": ["0" * 32], "base": ["٣"]},
    {"title": ["x"], "body": ["x"], "seat": ["0" * 32], "base": ["\x00"]},
]


@pytest.mark.parametrize("sent", HOSTILE)
def test_what_no_page_of_ours_sends_is_refused(sent, mine, journalist, at_desk):
    client = at_desk(journalist)
    assert client.post(place("autosave", mine), sent).status_code == 400
    assert Article.objects.get().title == "Le mien" and not mine.revisions.exists()


@pytest.mark.parametrize(
    "body", ["", "[]", '{"title": "x"}', "\x00\xff", json.dumps({"seat": [1] * 9999})]
)
def test_json_and_noise_are_refused(body, mine, journalist, at_desk):
    client = at_desk(journalist)
    for address in (place("autosave", mine), place("begin")):
        assert client.post(address, body, content_type="application/json").status_code == 400
    assert Article.objects.get().title == "Le mien"


def test_huge_and_binary_fields_are_refused_or_cleaned(mine, journalist, at_desk):
    client = at_desk(journalist)
    form = open_page(client, mine)
    assert autosave(client, mine, form, body="x" * 17_000_000).status_code in (400, 413)
    answer = autosave(
        client,
        mine,
        form,
        title="a\x00b",
        body="<p>a\x00b\ud800</p>".encode("utf-8", "surrogatepass"),
    )
    assert answer.status_code == 200
    assert "\x00" not in Article.objects.get(pk=mine.pk).body


def test_nobody_saves_into_anothers_article_or_from_anothers_seat(
    mine, journalist, editor, at_desk
):
    stranger = factories.user("Journalist")
    form = open_page(at_desk(journalist), mine)
    assert autosave(at_desk(stranger), mine, form, title="À moi").status_code == 403
    assert autosave(at_desk(editor), mine, form, title="Depuis sa place").status_code == 400
    assert at_desk(editor).post(place("begin"), form | {"title": ["x"]}).status_code == 400
    other = factories.draft(created_by=journalist)
    assert autosave(at_desk(journalist), other, form, title="Autre article").status_code == 400
    base = [str(other.standing_revision().pk)]
    sent = form | {"seat": [token_hex(16)], "base": base, "title": ["Base d’un autre"]}
    assert at_desk(journalist).post(place("autosave", mine), sent).status_code == 400
    assert Article.objects.get(pk=mine.pk).title == "Le mien"
    assert not Article.objects.filter(title__in=["x", "Autre article"]).exists()


@pytest.mark.parametrize("role", ["Moderator", "Journalist"])
def test_who_may_not_write_does_not_sit_down(role, mine, at_desk):
    client = at_desk(factories.user(role))
    for name in ("autosave", "presence"):
        sent = {"title": ["x"], "body": ["x"], "seat": [token_hex(16)]}
        assert client.post(place(name, mine), sent).status_code == 403
    assert not Seat.objects.exists()


def test_an_article_that_is_gone_says_so(journalist, at_desk):
    article = factories.draft(created_by=journalist)
    address = place("autosave", article)
    article.delete()
    assert at_desk(journalist).post(address, {"title": "x"}).status_code == 404


def test_what_lies_in_the_bin_is_not_written_to(mine, journalist, at_desk):
    client = at_desk(journalist)
    form = open_page(client, mine)
    assert client.post(place("trash", mine), {"reason": "Doublon"}).status_code == 302
    assert autosave(client, mine, form, title="Trop tard").status_code == 403
    assert client.get(place("changelist")).context["cl"].result_count == 0
    page = client.get(place("changelist"), {"state": "trash"})
    assert page.context["cl"].result_count == 1
    assert "corbeille" in client.get(place("change", mine)).content.decode()
    client.post(place("take_out", mine))
    assert autosave(client, mine, form, title="À temps").status_code == 200


def test_a_journalist_bins_his_drafts_alone_and_an_editor_what_is_withdrawn(
    mine, journalist, editor, at_desk
):
    stranger, public = at_desk(factories.user("Journalist")), factories.article()
    assert stranger.post(place("trash", mine)).status_code == 403
    client = at_desk(editor)
    client.post(place("trash", public))
    assert not Article.objects.get(pk=public.pk).is_trashed
    Article.objects.get(pk=public.pk).withdraw()
    client.post(place("trash", public))
    assert Article.objects.get(pk=public.pk).is_trashed
    assert client.get(place("delete", public)).status_code == 403
