"""Who may do what: by role, by ownership, by section. The table of the code, against one written by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.models.rights import CHANGE, REVIEW, RIGHTS, VIEW, colleagues
from newsroom.models import User
from tests import factories

pytestmark = pytest.mark.django_db

EVERYTHING = (
    "read note write submit invite review assign publish withdraw correct embargo trash delete"
)
# For an article of the section « Politique », written by « writer »: which acts, by person.
MAY = {
    "reader": "",
    "moderator": "read note",
    "journalist": "read note",
    "journalist of the section": "read note",
    "journalist of another": "read note",
    "writer": "read note write submit invite embargo trash",
    "given": "read note write submit invite embargo trash",
    "editor": EVERYTHING,
    "editor of the section": EVERYTHING,
    "editor of another": "read note",
    "reviewer of another": EVERYTHING,
    "administrator": EVERYTHING,
}
# Who may do nothing at all with it while the section keeps its embargo.
OUTSIDERS = {"moderator", "journalist", "journalist of another", "editor of another"}


@pytest.fixture
def people():
    politics, sport = factories.section(name="Politique"), factories.section(name="Sport")
    made = {
        "reader": factories.user(is_staff=False),
        "moderator": factories.user("Moderator"),
        "journalist": factories.user("Journalist"),
        "journalist of the section": factories.user("Journalist"),
        "journalist of another": factories.user("Journalist"),
        "writer": factories.user("Journalist"),
        "given": factories.user("Journalist"),
        "editor": factories.user("Editor"),
        "editor of the section": factories.user("Editor"),
        "editor of another": factories.user("Editor"),
        "reviewer of another": factories.user("Editor"),
        "administrator": factories.user("Administrator"),
    }
    for name, person in made.items():
        if name.endswith("of the section"):
            politics.staff.add(person)
        if name.endswith("of another"):
            sport.staff.add(person)
    article = factories.draft(
        section=politics,
        created_by=made["writer"],
        assigned_to=made["given"],
        reviewer=made["reviewer of another"],
    )
    return made, article


def allowed(people, article) -> dict[str, str]:
    return {
        name: " ".join(act for act in RIGHTS if article.allows(person, act))
        for name, person in people.items()
    }


def in_order(acts: str) -> str:
    return " ".join(act for act in RIGHTS if act in acts.split())


def test_everybody_may_what_the_table_says(people):
    made, article = people
    assert allowed(made, article) == {name: in_order(acts) for name, acts in MAY.items()}


def test_a_kept_embargo_shuts_out_whoever_is_not_of_the_section(people):
    made, article = people
    article.embargo_until = timezone.now() + timedelta(hours=1)
    article.section.keeps_embargoes = True
    article.section.save()
    expected = {n: "" if n in OUTSIDERS else in_order(acts) for n, acts in MAY.items()}
    assert allowed(made, article) == expected


def test_what_has_been_published_is_its_sections_to_hold_back_and_to_put_away(people):
    made, article = people
    article.publish(by=made["editor"])
    expected = {name: in_order(acts) for name, acts in MAY.items()}
    expected |= dict.fromkeys(("writer", "given"), "read note write submit invite")
    expected["reviewer of another"] = "read note"  # his part is done
    assert allowed(made, article) == expected


def test_in_the_bin_an_article_is_read_and_taken_out_and_nothing_else(people):
    made, article = people
    article.trash(by=made["editor"])
    left = {"read", "note", "trash", "delete"}
    expected = {n: in_order(" ".join(left & set(acts.split()))) for n, acts in MAY.items()}
    assert allowed(made, article) == expected


def test_an_embargo_that_the_section_does_not_keep_shuts_out_nobody(people):
    made, article = people
    article.embargo_until = timezone.now() + timedelta(hours=1)
    assert allowed(made, article) == {name: in_order(acts) for name, acts in MAY.items()}


@pytest.mark.parametrize("hours", [None, -1, 1])
@pytest.mark.parametrize("keeps", [True, False])
@pytest.mark.parametrize("filed", [True, False])
def test_lists_and_calls_hold_to_the_same_rule_as_one_article(hours, keeps, filed, people):
    made, article = people
    article.embargo_until = hours and timezone.now() + timedelta(hours=hours)
    article.section.keeps_embargoes = keeps
    article.section.save()
    article.section = article.section if filed else None
    article.save()
    factories.draft(section=article.section)
    article = Article.objects.get(pk=article.pk)
    for name, person in made.items():
        person = User.objects.get(pk=person.pk)
        may_read = article.allows(person, "read")
        listed = Article.objects.visible_to(person).filter(pk=article.pk).exists()
        hidden = Article.objects.hidden_from(person).filter(pk=article.pk).exists()
        assert listed == may_read, name
        if person.is_staff:
            assert hidden == (not may_read), name
            called = colleagues(VIEW, article).filter(pk=person.pk).exists()
            assert called == may_read, name
            reviews = colleagues(REVIEW, article).filter(pk=person.pk).exists()
            assert reviews == article.allows(person, "review") or name == "reviewer of another"
        if hours is None or hours < 0 or not keeps or not filed:
            assert listed == person.is_staff


def test_who_may_read_is_asked_in_three_queries_for_any_list(django_assert_max_num_queries):
    person, section = factories.user("Journalist"), factories.section(keeps_embargoes=True)
    for _ in range(30):
        factories.draft(section=section, embargo_until=timezone.now() + timedelta(hours=1))
    person.has_perm(VIEW)
    with django_assert_max_num_queries(4):
        assert list(Article.objects.visible_to(person)) == []


def test_a_root_account_named_in_a_section_is_not_locked_into_it():
    root = User.objects.create_superuser("root@octet.example")
    factories.section().staff.add(root)
    assert factories.draft(section=factories.section()).allows(root, "publish")


def test_nobody_is_offered_an_article_that_he_could_not_write(people):
    made, article = people
    offered = set(colleagues(CHANGE, article))
    assert made["journalist of the section"] in offered
    assert not {made["moderator"], made["reader"], made["journalist of another"]} & offered
