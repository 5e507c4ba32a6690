"""A draft whose section keeps its embargo: whoever is not of the section finds it nowhere at the desk."""

import html
import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    ArticleLog,
    BodyUse,
    Breaking,
    Call,
    Correction,
    DossierEvent,
    HandPickedItem,
    Note,
    PreviewLink,
    Redirect,
)
from articles.models.trashing import empty_bin
from comments.models import ErrorReport
from tests import factories
from tests.desk.places import MAKERS, VERBS, desk_patterns, fill_in
from tests.desk.writing import fields_of, write

pytestmark = pytest.mark.django_db
PLACES = """title slug kicker standfirst body guest note reason plan path correction report
    call""".split()
WORD = re.compile(f"zq(?:{'|'.join(PLACES)})qz")
LATER = timedelta(days=2)


def word(place: str) -> str:
    return f"zq{place}qz"


@pytest.fixture
def politics():
    return factories.section(name="Politique", keeps_embargoes=True)


@pytest.fixture
def insider(politics):
    person = factories.user("Editor", name="Paul Lefèvre")
    politics.staff.add(person)
    return person


@pytest.fixture
def strangers():
    """People of another section; who else is one, tests/articles/test_rights.py asks."""
    roles = ("Journalist", "Editor", "Administrator")
    made = {role.lower(): factories.user(role) for role in roles}
    factories.section(name="Sport").staff.add(*made.values())
    return made


@pytest.fixture
def secret(politics, insider, strangers):
    """The draft, with a word of its own in each thing that could tell of it, named wherever one can."""
    picture = factories.image()
    article = factories.draft(
        title=f"Titre {word('title')}",
        slug=word("slug"),
        kicker=word("kicker"),
        standfirst=word("standfirst"),
        body=f'<p>{word("body")}</p><figure data-block="image" data-id="{picture.pk}"></figure>',
        section=politics,
        lead_image=picture,
        created_by=insider,
        embargo_until=timezone.now() + LATER,
    )
    article.save_draft(article.snapshot(), by=insider)
    PreviewLink.objects.make(article, guest=word("guest"), by=insider)
    Note.objects.write(article, by=insider, text=word("note")).settle(by=insider)
    article.submit(by=insider)
    article.send_back(by=insider, reason=word("reason"))
    article.plan(at=timezone.now() + 2 * LATER, by=insider, reason=word("plan"))
    name_everywhere(article, picture)
    for person in strangers.values():
        Call.objects.tell(person, "send_back", article, by=insider, text=word("call"))
    return article


def name_everywhere(article, picture) -> None:
    factories.place({1: article})
    factories.breaking(article=article)
    Redirect.objects.create(path=f"/politique/{word('path')}/", article=article)
    factories.correction(article, text=word("correction"))
    ErrorReport.objects.create(article=article, text=word("report"))
    dossier = factories.dossier(events=1)
    article.dossier = dossier
    article.save(update_fields=["dossier"])
    today = timezone.localdate()
    DossierEvent.objects.create(dossier=dossier, date=today, title="Un fait", article=article)
    promo = factories.promo()
    BodyUse.objects.create(article=article, promo=promo)
    beside = factories.article(section=factories.section(name="Culture"))
    HandPickedItem.objects.create(article=beside, related=article, position=0)
    leading = {"follows_id": article.pk, "replaces_id": article.pk}
    beside.save_draft(beside.snapshot() | leading, by=None)
    beside.save_draft(beside.snapshot() | {"related": []}, by=None, kind="milestone")


def rows_of_the_desk() -> dict:
    """A row of each kind that the admin knows: those about the draft, where there are any."""
    return {
        model: list(model._default_manager.all()[:3]) or [MAKERS[model]()]
        for model in admin.site._registry
    }


def addresses_of_the_desk(secret) -> list[str]:
    """Every address of the desk, for every row, and what people add to addresses by hand."""
    rows = rows_of_the_desk()
    found = [
        reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_{verb}", args=args)
        for m, some in rows.items()
        for verb in VERBS
        for args in ([[]] if verb in ("changelist", "add") else [[row.pk] for row in some])
    ]
    numbers = (secret.pk, secret.lead_image_id)
    found += [fill_in(route, pk) for _name, route, _view in desk_patterns() for pk in numbers]
    named = "&".join(f"{name}={secret.pk}" for name in ("article", "follows", "replaces"))
    found += [f"{path}?{named}" for path in found if path.endswith("/add/")]
    found.append(f"{reverse('moderation:queue')}?article={secret.pk}")
    found += searches(rows) + completions(rows) + described(secret) + on_site(secret)
    return list(dict.fromkeys(found))


def searches(rows) -> list[str]:
    lists = [
        reverse(f"admin:{m._meta.app_label}_{m._meta.model_name}_changelist")
        for m in rows
        if admin.site._registry[m].search_fields
    ]
    return [f"{path}?q={place[:4]}" for path in lists for place in PLACES]


def completions(rows) -> list[str]:
    """Django's own completion, for each key of each model."""
    keys = [
        {"app_label": m._meta.app_label, "model_name": m._meta.model_name, "field_name": f.name}
        for m in rows
        for f in m._meta.get_fields()
        if f.many_to_one and f.concrete
    ]
    return [f"{reverse('admin:autocomplete')}?{urlencode(key)}" for key in keys]


def described(secret) -> list[str]:
    rows = reverse("admin:articles_article_rows", args=["read-also"])
    return [f"{rows}?ids={secret.pk}", f"{rows}?q=zqtitle", f"{rows}?q="]


def on_site(secret) -> list[str]:
    kind = ContentType.objects.get_for_model(Article).pk
    return [f"/admin/r/{kind}/{secret.pk}/", f"/admin/r/%D9%A1/{secret.pk}/"]


def told_by(client, address: str) -> set[str]:
    """The words of the draft in an answer; one that was asked for does not count."""
    answer = client.get(address)
    assert answer.status_code < 500, address
    said = html.unescape(answer.content.decode("utf-8", "replace")) + str(answer.headers)
    return {each for each in WORD.findall(said) if each not in address}


@pytest.mark.parametrize("who", ["administrator", "journalist"])
def test_nothing_at_the_desk_tells_a_stranger_of_it(who, strangers, secret, at_desk):
    client = at_desk(strangers[who])
    leaks = {path: told_by(client, path) for path in addresses_of_the_desk(secret)}
    assert {path: words for path, words in leaks.items() if words} == {}


def test_the_walk_is_not_blind_its_own_people_find_it(insider, secret, at_desk):
    client = at_desk(insider)
    found = set().union(*(told_by(client, path) for path in addresses_of_the_desk(secret)))
    assert {word(place) for place in PLACES} - {word("call")} <= found


def test_a_stranger_names_it_nowhere_and_is_not_told_what_it_is(strangers, secret, at_desk):
    client = at_desk(strangers["editor"])
    before = Breaking.objects.count()
    for kind in (Breaking, Correction):
        add = reverse(f"admin:articles_{kind._meta.model_name}_add")
        form = fields_of(client.get(add).content.decode(), f"{kind._meta.model_name}_form")
        sent = form | {"article": [str(secret.pk)], "position": ["9"], "text": ["Une erreur."]}
        answer = client.post(add, sent)
        assert answer.status_code == 422
        assert not WORD.search(answer.content.decode())
    assert Breaking.objects.count() == before and secret.corrections.count() == 1


def test_the_picture_library_says_that_it_is_used_and_not_by_what(strangers, secret, at_desk):
    page = reverse("admin:articles_image_change", args=[secret.lead_image_id])
    answer = at_desk(strangers["editor"]).get(page).content.decode()
    assert "un article sous embargo" in answer and not WORD.search(answer)


def test_a_section_is_not_deleted_and_does_not_name_what_stands_in_it(
    strangers, secret, politics, at_desk
):
    page = reverse("admin:articles_section_delete", args=[politics.pk])
    answer = at_desk(strangers["editor"]).get(page).content.decode()
    assert "1 article" in answer and not WORD.search(answer)


def test_nobody_lets_himself_into_a_section(strangers, secret, politics, at_desk):
    page = reverse("admin:articles_section_change", args=[politics.pk])
    for who, lets_in in ((strangers["editor"], False), (factories.user("Editor"), True)):
        client = at_desk(who)
        form = fields_of(client.get(page).content.decode(), "section_form")
        sent = {"staff": [str(strangers["editor"].pk)], "name": ["Politique"]}
        client.post(page, {k: v for k, v in form.items() if k != "keeps_embargoes"} | sent)
        politics.refresh_from_db()
        assert politics.keeps_embargoes != lets_in
        assert politics.staff.filter(pk=strangers["editor"].pk).exists() == lets_in


def test_whoever_saves_what_names_it_does_not_take_it_away(strangers, secret, at_desk):
    beside = Article.objects.get(hand_picked__related=secret)
    beside.section.staff.add(strangers["editor"])
    other = factories.article()
    content = beside.snapshot() | {"related": [secret.pk, other.pk], "follows_id": secret.pk}
    beside.save_draft(content, by=None, kind="milestone")
    answer = write(at_desk(strangers["editor"]), beside, title="Retouché")
    assert not WORD.search(answer.content.decode())
    draft = Article.objects.get(pk=beside.pk).draft()
    assert (draft["title"], draft["related"]) == ("Retouché", [secret.pk, other.pk])
    assert draft["follows_id"] == secret.pk


def test_once_it_is_deleted_the_log_keeps_no_word_of_it(strangers, secret, insider, at_desk):
    secret.trash(by=insider)
    pk = secret.pk
    Article.objects.filter(pk=pk).update(trashed_at=timezone.now() - timedelta(days=90))
    assert empty_bin(Article.objects.all()) == 1
    lines = ArticleLog.objects.filter(article=None)
    assert lines.count() > 5
    told = at_desk(strangers["editor"]).get(reverse("admin:articles_articlelog_changelist"))
    assert not WORD.search(told.content.decode())


def test_when_its_hour_has_come_everybody_finds_it(strangers, secret, at_desk):
    Article.objects.filter(pk=secret.pk).update(embargo_until=timezone.now() - timedelta(minutes=1))
    client = at_desk(strangers["journalist"])
    assert told_by(client, reverse("admin:articles_article_preview", args=[secret.pk]))
    assert told_by(client, reverse("admin:articles_article_changelist"))
