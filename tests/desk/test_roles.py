"""Who may open what: every role at every address of the desk."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from newsroom.models import User
from newsroom.roles import ROLES
from tests import factories
from tests.desk.places import MAKERS, VERBS, address, own_addresses, registered

pytestmark = pytest.mark.django_db

# l: list and read · a: add · c: change · d: delete. What stands nowhere is forbidden.
TABLE = {
    "Journalist": """article:la image:lac author:l correction:l dossier:l folder:l front:l breaking:l
        productbox:l promo:l section:l tag:l errorreport:lc""",
    "Editor": """article:lac image:lacd author:lacd correction:lacd dossier:lacd folder:lacd front:lc
        breaking:lac frontlog:l productbox:lacd promo:lacd page:lacd section:lacd tag:lacd articlelog:l
        redirect:l comment:l checklevel:l scheduledchange:l cannedanswer:lacd siterules:lc wordlist:lacd
        disposabledomain:lacd learnedmodel:l notice:lc appeal:lc legallog:l purgereport:l
        errorreport:lc""",
    "Moderator": """article:l comment:l cannedanswer:lacd wordlist:lacd disposabledomain:lacd
        learnedmodel:l notice:lc appeal:lc legallog:l""",
    "Administrator": """article:lac image:lacd author:lacd correction:lacd dossier:lacd
        folder:lacd front:lc breaking:lac frontlog:l productbox:lacd promo:lacd page:lacd section:lacd
        tag:lacd articlelog:l redirect:l partnerfeed:lacd comment:ld user:lacd checklevel:lc scheduledchange:l
        cannedanswer:lacd siterules:lc wordlist:lacd
        disposabledomain:lacd learnedmodel:ld notice:lc appeal:lc legallog:l purgereport:l
        errorreport:lc""",
}
LETTERS = {"changelist": "l", "add": "a", "change": "l", "delete": "d", "history": "l"}


def allowed(role: str) -> dict[str, str]:
    return dict(entry.split(":") for entry in TABLE[role].split())


def test_the_table_knows_every_model_of_the_desk():
    assert set(MAKERS) == set(admin.site._registry)


def test_the_roles_are_groups_with_the_permissions_of_the_table():
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES) == set(TABLE)
    assert all(group.permissions.exists() for group in Group.objects.all())


@pytest.mark.parametrize("role", TABLE)
def test_every_page_of_the_desk_opens_for_those_whom_the_table_names(role, at_desk):
    client, answers, expected = at_desk(factories.user(role)), {}, {}
    for model, row in registered().items():
        may = allowed(role).get(model._meta.model_name, "")
        for verb in VERBS:
            place = f"{model._meta.model_name} {verb}"
            answers[place] = client.get(address(model, verb, row)).status_code
            expected[place] = 200 if LETTERS[verb] in may else 403
    expected["comment changelist"] = 302  # to the page of moderation, which asks for itself
    expected["siterules changelist"] = 302  # to its only row, which asks as well
    assert answers == expected


@pytest.mark.parametrize("role", TABLE)
def test_a_change_is_taken_from_those_alone_who_may_change(role, at_desk):
    client, answers, expected = at_desk(factories.user(role)), {}, {}
    for model, row in registered().items():
        name = model._meta.model_name
        may = "c" in allowed(role).get(name, "")
        if name == "article" and role == "Journalist":
            may = False  # somebody else's
        status = client.post(address(model, "change", row), {}).status_code
        answers[name], expected[name] = status, status if may and status < 500 else 403
    assert answers == expected


@pytest.mark.parametrize("role", [*TABLE, None])
def test_no_address_of_the_desk_breaks_for_anybody(role, at_desk, client):
    image = factories.image()
    person = at_desk(factories.user(role)) if role else client
    for path in own_addresses(image.pk):
        for send in (person.get, person.post):
            answer = send(path)
            assert answer.status_code < 500, path
            if role is None and "jsi18n" not in path and "login" not in path:
                assert answer.status_code in (302, 401, 403), path
                assert b"Salle" not in answer.content


def test_only_staff_come_in(client, at_desk):
    reader = factories.user(is_staff=False)
    assert client.get("/admin/").status_code == 302
    assert at_desk(reader).get("/admin/").status_code == 302


def test_an_administrator_makes_an_account_that_can_sign_in(at_desk, client):
    admin_client = at_desk(factories.user("Administrator"))
    role = Group.objects.get(name="Journalist")
    secret = "a long enough phrase to sign in"
    response = admin_client.post(
        reverse("admin:newsroom_user_add"),
        {
            "email": "neuve@octet.example",
            "name": "Recrue Neuve",
            "password1": secret,
            "password2": secret,
            "groups": [role.pk],
        },
    )
    assert response.status_code == 302
    member = User.objects.get(email="neuve@octet.example")
    assert member.is_staff and not member.is_superuser
    assert list(member.groups.all()) == [role]
    assert client.login(username="neuve@octet.example", password=secret)


def test_an_administrator_does_not_rise_above_himself(at_desk):
    person, root = factories.user("Administrator"), User.objects.create_superuser("root@o.example")
    client = at_desk(person)
    change = reverse("admin:newsroom_user_change", args=[root.pk])
    assert client.post(change, {"email": "mine@o.example", "name": "x"}).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.get(password).status_code == 403
    assert client.get(reverse("admin:newsroom_user_delete", args=[root.pk])).status_code == 403
    own = reverse("admin:newsroom_user_change", args=[person.pk])
    client.post(own, {"email": person.email, "name": "x", "is_superuser": "on", "is_staff": "on"})
    person.refresh_from_db()
    assert person.name == "x" and not person.is_superuser
