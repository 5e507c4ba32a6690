"""Every address of the desk, for everybody, in every state of an article: it answers as its table says.

The addresses come from the URL configuration, the answers from the tables that the code itself asks: the act
of a place (articles.admin.article.places), its line in RIGHTS, the permission a view needs. Whom the lines
let in is written down by hand in tests/articles/test_rights.py and test_roles.py.
"""

from datetime import timedelta
from functools import cache
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.admin.rows import SOURCES
from articles.models import Article
from articles.models.publication import Status
from newsroom.roles import ROLES
from tests import factories
from tests.desk.places import desk_patterns, fill_in

pytestmark = pytest.mark.django_db

STAFF = ()
# What Django's own pages need, which no view of ours says.
DJANGOS = {
    "index": STAFF,
    "app_list": STAFF,
    "jsi18n": STAFF,
    "password_change": STAFF,
    "password_change_done": STAFF,
    "autocomplete": STAFF,  # and what the model asked about needs
    "view_on_site": STAFF,  # and the right to see the row
    "auth_user_password_change": ["newsroom.change_user"],
}
AT_THE_DOOR = {"login", "logout"}  # for whoever is not in yet, or wants out
BY_SOURCE = "articles_article_rows"  # needs what its source needs
USUAL = {"change": {"GET": "read", "POST": "write"}, "history": {"GET": "read", "POST": "read"}}
OPEN, REFUSED, HIDDEN, DOOR = "open", "refused", "hidden", "door"


def need_of(name: str, view):
    """The act or the permissions that an address needs; None when nothing says it."""
    if hasattr(view, "act"):
        return view.act
    return getattr(view, "needs", DJANGOS.get(name))


def unsaid(patterns) -> list[str]:
    known = AT_THE_DOOR | {BY_SOURCE}
    return [
        f"{route} ({name})" for name, route, view in patterns
        if name not in known and need_of(name, view) is None
    ]  # fmt: skip


def test_every_address_of_the_desk_says_what_it_needs():
    assert unsaid(desk_patterns()) == []


def test_a_refusal_is_a_page_that_says_what_to_do(at_desk):
    path = reverse("admin:articles_article_publish", args=[factories.draft().pk])
    answer = at_desk(factories.user("Journalist")).get(path)
    assert answer.status_code == 403 and "revenez en arrière" in answer.content.decode()


def test_an_address_that_says_nothing_is_found():
    new = ("articles_image_burn", "/admin/articles/image/burn/", lambda request: None)
    assert unsaid([*desk_patterns(), new]) == ["/admin/articles/image/burn/ (articles_image_burn)"]


def kind_of(answer) -> str:
    """Open is whatever is neither a refusal nor the door, nor hidden: a form with errors, "only by POST"."""
    led_to = answer.headers.get("Location", "")
    if answer.status_code == 401 or "/login/" in led_to:
        return DOOR
    if answer.status_code == 404 or led_to == reverse("admin:index"):
        return HIDDEN
    return REFUSED if answer.status_code == 403 else OPEN


def ask(client, method: str, path: str):
    """The answer to a request whose doings are forgotten."""
    with transaction.atomic():
        answer = getattr(client, method.lower())(path)
        assert answer.status_code < 500, f"{method} {path}"
        transaction.set_rollback(True)
    return answer


# What is no article


@pytest.mark.parametrize("role", [*ROLES, "", None])
def test_what_is_no_article_opens_for_those_who_hold_what_it_needs(role, at_desk, client):
    person = None if role is None else factories.user(role)
    browser = client if person is None else at_desk(person)
    image, wrong = factories.image(), {}
    for name, route, view in desk_patterns():
        if name in AT_THE_DOOR | {BY_SOURCE} or hasattr(view, "act"):
            continue
        need, path = need_of(name, view), fill_in(route, image.pk)
        for method in ("GET", "POST"):
            found = kind_of(ask(browser, method, path))
            if person is None:
                expected = {DOOR}
            elif not person.has_perms(need):
                expected = {REFUSED}
            else:  # Django's own pages ask more of whoever is in, and say so
                expected = {OPEN, HIDDEN, *([REFUSED] if name in DJANGOS else [])}
            if found not in expected:
                wrong[f"{method} {path}"] = (found, expected)
    assert wrong == {}


@pytest.mark.parametrize("role", [*ROLES, "", None])
def test_rows_are_described_to_those_who_may_see_their_kind(role, at_desk, client):
    person = None if role is None else factories.user(role)
    browser = client if person is None else at_desk(person)
    for name, source in SOURCES.items():
        found = kind_of(browser.get(reverse(f"admin:{BY_SOURCE}", args=[name])))
        may = person and person.has_perm(source.needs)
        assert found == (OPEN if may else DOOR if person is None else REFUSED), name


# Articles


def published(**fields) -> Article:
    return factories.article(**fields)


def with_changes(**fields) -> Article:
    article = factories.article(**fields)
    article.save_draft(article.snapshot() | {"title": "Après"}, by=None)
    return article


def withdrawn(**fields) -> Article:
    article = factories.article(**fields)
    article.withdraw(reason="Erreur")
    return article


def scheduled(**fields) -> Article:
    article = factories.draft(**fields)
    article.plan(at=timezone.now() + timedelta(days=1), by=None)
    return article


def binned(make):
    def made(**fields) -> Article:
        article = make(**fields)
        article.trash(by=None)
        return article

    return made


def under_embargo(make):
    return lambda **fields: make(embargo_until=timezone.now() + timedelta(days=1), **fields)


def at(stage):
    return lambda **fields: factories.draft(status=stage, **fields)


STATES = {
    "draft": factories.draft,
    "submitted": at(Status.SUBMITTED),
    "in review": at(Status.IN_REVIEW),
    "ready": at(Status.READY),
    "scheduled": scheduled,
    "published": published,
    "with changes": with_changes,
    "withdrawn": withdrawn,
    "in the bin": binned(factories.draft),
    "withdrawn, in the bin": binned(withdrawn),
    "under embargo": under_embargo(factories.draft),
    "published under embargo": under_embargo(published),
}
PEOPLE = ("nobody", "moderator", "writer", "journalist", "editor", "editor of another")


@pytest.fixture
def paper():
    """Its people, and an article in each state; of those under embargo one more that is kept."""
    politics, sport = factories.section(name="Politique"), factories.section(name="Sport")
    keeping = factories.section(name="Justice", keeps_embargoes=True)
    people = {
        "nobody": factories.user(),
        "moderator": factories.user("Moderator"),
        "writer": factories.user("Journalist"),
        "journalist": factories.user("Journalist"),
        "editor": factories.user("Editor"),
        "editor of another": factories.user("Editor"),
    }
    for section in (politics, keeping):
        section.staff.add(people["editor"], people["writer"])
    sport.staff.add(people["journalist"], people["editor of another"])
    own = {"created_by": people["writer"]}
    articles = {name: make(section=politics, **own) for name, make in STATES.items()}
    kept = [name for name in STATES if "embargo" in name]
    articles |= {f"kept, {name}": STATES[name](section=keeping, **own) for name in kept}
    return SimpleNamespace(people=people, articles=articles)


def places() -> list[tuple[str, dict]]:
    """Each address at an article, as a name to reverse, with the act that each method needs."""
    acts = [(name, view.act) for name, _route, view in desk_patterns() if hasattr(view, "act")]
    found = [(name, {"GET": act, "POST": act}) for name, act in acts]
    return found + [(f"articles_article_{name}", needed) for name, needed in USUAL.items()]


def expected_of(person, article, act: str) -> str:
    """The tables' answer."""
    if not article.allows(person, "read"):
        return HIDDEN
    return OPEN if article.allows(person, act) else REFUSED


NOWHERE = 10**9  # a number that no article has


class Person:
    """Somebody's browser, and how an article that never was answers him."""

    def __init__(self, client):
        self.client = client
        self.of_nothing = cache(lambda method, name: self.finds(method, name, NOWHERE))

    def finds(self, method: str, name: str, pk: int) -> str:
        answer = ask(self.client, method, reverse(f"admin:{name}", args=[pk]))
        return kind_of(answer)

    def is_answered(self, expected: str, method: str, name: str, pk: int) -> bool:
        """What is open may still lack an argument. What is hidden answers as if it had never been."""
        found = self.finds(method, name, pk)
        if expected == HIDDEN:
            return found in (HIDDEN, REFUSED) and found == self.of_nothing(method, name)
        return found == expected or (expected, found) == (OPEN, HIDDEN)


@pytest.mark.parametrize("who", PEOPLE)
def test_every_place_at_an_article_answers_as_the_tables_say(who, paper, at_desk):
    person, wrong, asked = paper.people[who], {}, 0
    browser = Person(at_desk(person))
    for state, article in paper.articles.items():
        article = Article.objects.select_related("section").get(pk=article.pk)
        for name, needed in places():
            for method, act in needed.items():
                if name == "articles_article_step" and method == "POST":
                    continue  # each of its steps needs its own: test_steps.py
                expected = expected_of(person, article, act)
                asked += 1
                if not browser.is_answered(expected, method, name, article.pk):
                    wrong[f"{state}: {method} {name}"] = expected
    assert wrong == {}
    assert asked > 300


@pytest.mark.parametrize("who", PEOPLE)
def test_what_is_deleted_for_good_was_in_the_bin_and_never_public(who, paper, at_desk):
    person = paper.people[who]
    browser = Person(at_desk(person))
    for state, article in paper.articles.items():
        name, expected = "articles_article_delete", expected_of(person, article, "delete")
        if expected == OPEN and state != "in the bin":
            expected = REFUSED
        for method in ("GET", "POST"):
            assert browser.is_answered(expected, method, name, article.pk), (state, expected)


def test_whoever_is_not_signed_in_is_led_to_the_door_and_nothing_is_done(paper, client):
    before = list(Article.objects.order_by("pk").values())
    for article in paper.articles.values():
        for name, needed in places():
            for method in needed:
                path = reverse(f"admin:{name}", args=[article.pk])
                assert kind_of(getattr(client, method.lower())(path)) == DOOR, path
    assert list(Article.objects.order_by("pk").values()) == before
