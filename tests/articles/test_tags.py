"""Tags live long: they are renamed, merged and split, and nothing that led to them is lost."""

from dataclasses import replace

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles.doubles import doubles, is_one_slip, one_slip_apart
from articles.models import Article, Front, PartnerFeed, Tag, TagSynonym
from articles.models.arrangement import Arrangement, Container, Rule
from articles.models.tag import usual_names
from newsroom.models import ImportedItem
from tests import factories

pytestmark = pytest.mark.django_db


def names(article) -> list[str]:
    return sorted(Article.objects.get(pk=article.pk).tags.names())


@pytest.fixture
def editor():
    return factories.user("Editor")


def tagged(*tags: str):
    article = factories.article()
    article.tags.set(tags)
    return article


# Other names


def test_a_renamed_tag_is_found_by_its_former_name_and_its_former_address(client):
    article, tag = tagged("CNIL"), Tag.objects.get(name="CNIL")
    draft = article.save_draft(article.snapshot(), by=None)
    tag.name, tag.slug = "Commission informatique et libertés", "commission"
    tag.save()
    article.publish(by=None, revision=draft)
    assert names(article) == ["Commission informatique et libertés"]
    assert Tag.objects.count() == 1
    assert client.get("/tag/cnil/").headers["Location"] == "/tag/commission/"


def test_back_at_its_first_name_a_tag_has_only_the_second_as_another_one():
    tag = factories.tag("Vie privée")
    for name in ("Intimité", "Vie privée"):
        tag.name = name
        tag.save()
    assert list(tag.synonyms.values_list("name", flat=True)) == ["Intimité"]


@pytest.mark.parametrize("typed", ["vie privee", "VIE PRIVÉE", "Intimité", "intimite"])
def test_a_name_is_understood_however_it_is_typed(typed):
    factories.tag("Vie privée").synonyms.create(name="Intimité")
    assert usual_names([typed]) == ["Vie privée"]


def test_names_keep_their_order_and_stand_once_and_new_ones_stay(django_assert_num_queries):
    factories.tag("Santé").synonyms.create(name="Médecine")
    with django_assert_num_queries(1):
        assert usual_names(["Neuf", "Médecine", "sante"]) == ["Neuf", "Santé"]
    with django_assert_num_queries(0):
        assert usual_names([]) == []


def test_of_two_tags_that_differ_by_accents_each_keeps_its_name():
    for name in ("Cote", "Côté"):
        factories.tag(name)
    assert usual_names(["Côté", "Cote"]) == ["Côté", "Cote"]


def test_another_name_leads_to_the_tag_by_its_address(client):
    article = tagged("Santé")
    Tag.objects.get(name="Santé").synonyms.create(name="Médecine")
    assert client.get("/tag/medecine/").headers["Location"] == "/tag/sante/"
    assert article.tags.count() == 1


def test_a_name_means_one_tag():
    health, law = factories.tag("Santé"), factories.tag("Justice")
    health.synonyms.create(name="Médecine")
    for tag, name in ((law, "médecine"), (law, "santé"), (law, "Justice")):
        with pytest.raises(ValidationError):
            TagSynonym(tag=tag, name=name).full_clean()
    with pytest.raises(ValidationError):
        Tag(name="Médecine").full_clean()


# Merging


def test_a_merged_tag_leaves_its_articles_names_and_addresses_to_the_other(client, editor):
    both, one = tagged("Fuite", "Fuites"), tagged("Fuite")
    gone, stays = Tag.objects.get(name="Fuite"), Tag.objects.get(name="Fuites")
    gone.synonyms.create(name="Leak")
    gone.slug = "fuite-2"
    gone.save()
    assert gone.merge_into(stays, by=editor, reason="le même sujet") == 2
    assert names(both) == names(one) == ["Fuites"]
    assert set(stays.synonyms.values_list("name", flat=True)) == {"Fuite", "Leak"}
    for former in ("fuite", "fuite-2", "leak"):
        answer = client.get(f"/tag/{former}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/tag/fuites/")
    lines = LogEntry.objects.filter(user=editor).order_by("pk")
    assert [line.object_repr for line in lines] == ["Fuites", "Fuite"]
    assert all("le même sujet" in line.get_change_message() for line in lines)


def test_a_draft_with_the_name_of_a_merged_tag_gets_the_other_when_it_is_published(editor):
    article = factories.draft()
    article.save_draft(article.snapshot() | {"tags": ["Fuite"]}, by=editor)
    other = factories.tag("Fuites de données")
    Tag.objects.get(name="Fuite").merge_into(other, by=editor)
    article.publish(by=editor)
    assert names(article) == ["Fuites de données"]
    assert Tag.objects.count() == 1


def test_what_takes_its_articles_from_a_tag_follows_it_into_the_other(editor):
    gone, stays = factories.tag("Fuite"), factories.tag("Fuites")
    feed = PartnerFeed.objects.create(name="Agence")
    feed.tags.add(gone)
    front = Front.objects.of(None)
    row = Container(key="k1", kind="row", count=3, rule=Rule(tag=gone.pk))
    front.launch(Arrangement((row,)), by=editor)
    front.save_draft(Arrangement((replace(row, count=4),)), by=editor)
    ledger = ImportedItem.objects.create(source="wp", kind="tag", key="fuite", tag=gone)
    gone.merge_into(stays, by=editor)
    front = Front.objects.of(None)
    for arrangement in (front.online, front.drafted):
        assert [container.rule.tag for container in arrangement.containers] == [stays.pk]
    assert front.drafted.containers[0].count == 4 and front.versions.count() == 2
    assert list(feed.tags.all()) == [stays]
    ledger.refresh_from_db()
    assert ledger.tag == stays


def test_a_merge_is_refused_into_itself_and_when_one_is_gone(editor):
    tag, other = factories.tag(), factories.tag()
    with pytest.raises(ValidationError):
        tag.merge_into(tag, by=editor)
    again = Tag.objects.get(pk=other.pk)
    other.merge_into(tag, by=editor)
    with pytest.raises(ValidationError):
        again.merge_into(tag, by=editor)


def test_a_merged_name_that_differs_by_accents_alone_needs_no_other_name(editor):
    one, other = factories.tag("Securite"), factories.tag("Sécurité")
    one.merge_into(other, by=editor)
    assert not other.synonyms.exists()
    assert usual_names(["Securite"]) == ["Sécurité"]


# Splitting


@pytest.mark.parametrize(
    ("stays", "expected"), [(False, ["Piratage"]), (True, ["Fuites", "Piratage"])]
)
def test_some_articles_of_a_tag_get_another(editor, stays, expected):
    moved, left = tagged("Fuites"), tagged("Fuites")
    tag, into = Tag.objects.get(name="Fuites"), factories.tag("Piratage")
    chosen = Article.objects.filter(pk=moved.pk)
    for count in (1, 1 if stays else 0):  # safe to do twice
        assert tag.split_off(into, chosen, by=editor, stays=stays, reason="trop large") == count
    assert names(moved) == expected
    assert names(left) == ["Fuites"]
    assert "trop large" in LogEntry.objects.first().get_change_message()


def test_the_pending_draft_of_a_split_article_changes_with_it(editor):
    article = tagged("Fuites", "Santé")
    article.save_draft(article.snapshot() | {"title": "Repris"}, by=editor)
    tag, into = Tag.objects.get(name="Fuites"), factories.tag("Piratage")
    tag.split_off(into, Article.objects.filter(pk=article.pk), by=editor)
    Article.objects.get(pk=article.pk).publish(by=editor)
    assert names(article) == ["Piratage", "Santé"]


# Doubles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donnée personnelle", "Les données personnelles"),
        ("Sécurité", "securite"),
        ("Cyber-attaque", "Cyberattaque"),
        ("Ransomware", "Ransonware"),
        ("Dedalus", "Dedlaus"),
    ],
)
def test_near_equal_names_are_proposed(one, other):
    pair = {factories.tag(one), factories.tag(other)}
    factories.tag("Tout autre chose")
    (found,) = doubles()
    assert {found.tag, found.other} == pair


@pytest.mark.parametrize(
    ("one", "other"),
    [("iPhone 14", "iPhone 15"), ("Lyon", "Lion"), ("Microsoft", "Mozilla"), ("RGPD", "RGAA")],
)
def test_names_that_mean_other_things_are_not(one, other):
    factories.tag(one), factories.tag(other)
    assert doubles() == []


def test_the_less_used_one_would_be_merged_into_the_other():
    tagged("Hôpitaux"), tagged("Hôpitaux"), tagged("Hôpital")
    (found,) = doubles()
    assert (found.tag.name, found.other.name) == ("Hôpitaux", "Hôpital")


def test_what_somebody_told_apart_is_not_proposed_again(editor):
    one, other = factories.tag("Hôpital"), factories.tag("Hôpitaux")
    for _time in range(2):
        other.distinguish(one, by=editor)
    assert doubles() == []
    assert LogEntry.objects.count() == 1


@given(
    name=st.text("abcdé -", min_size=6, max_size=12),
    where=st.integers(0, 11),
    sign=st.sampled_from("xyz"),
)
def test_every_slip_of_one_letter_is_seen(name, where, sign):
    where = min(where, len(name) - 1)
    slips = {name[:where] + sign + name[where:], name[:where] + sign + name[where + 1 :]}
    slips.add(name[:where] + name[where : where + 2][::-1] + name[where + 2 :])
    for slip in slips - {name}:
        assert is_one_slip(name, slip) and is_one_slip(slip, name)
        assert one_slip_apart({1: name, 2: slip}) == {(1, 2)}


def test_two_slips_are_two():
    assert not is_one_slip("abcdef", "abXdXf")
    assert one_slip_apart({1: "abcdefgh", 2: "bcdefghi"}) == set()


# Near subjects


def test_a_page_names_the_tags_that_often_stand_beside_it(client):
    for _time in range(3):
        tagged("Fuites", "CNIL", "Santé")
    tagged("Fuites", "Santé"), tagged("Fuites", "Rare")
    factories.draft().tags.set(["Fuites", "Secret"])
    factories.draft().tags.set(["Fuites", "Secret"])
    tag = Tag.objects.get(name="Fuites")
    assert [near.name for near in tag.relatives()] == ["Santé", "CNIL"]
    page = client.get("/tag/fuites/").content.decode()
    assert '<a href="/tag/cnil/">CNIL</a>' in page and "Secret" not in page


def test_near_subjects_cost_one_query(django_assert_num_queries):
    tagged("Fuites", "CNIL"), tagged("Fuites", "CNIL")
    tag = Tag.objects.get(name="Fuites")
    with django_assert_num_queries(1):
        tag.relatives()
