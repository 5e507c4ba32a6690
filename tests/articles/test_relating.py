"""« Lire aussi »: what a reader of an article is shown next."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.relating.choosing import SHOWN, relate
from tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def days_ago(days: int):
    return NOW - timedelta(days=days)


def shown(article) -> list:
    relate(article)
    return [item.related for item in article.related_items.all()]


def test_what_an_editor_picked_comes_first_in_his_order():
    near = factories.article(tags=["CNIL"])
    picked = [factories.article(section=factories.section()) for _ in range(2)]
    article = factories.draft(tags=["CNIL"])
    content = article.snapshot() | {"related": [each.pk for each in reversed(picked)]}
    article.save_draft(content, by=None)
    article.publish()
    assert shown(article) == [*reversed(picked), near]


def test_a_rare_tag_is_nearer_than_a_common_one():
    for _ in range(6):
        factories.article(tags=["numérique"], at=days_ago(2))
    rare = factories.article(tags=["Mega-Bus"], at=days_ago(40))
    article = factories.article(tags=["numérique", "Mega-Bus"])
    assert shown(article)[0] == rare


def test_the_same_dossier_is_nearer_than_a_shared_tag():
    dossier = factories.dossier()
    factories.article(tags=["CNIL"], at=days_ago(1))
    told = factories.article(dossier=dossier, at=days_ago(30))
    assert shown(factories.article(dossier=dossier, tags=["CNIL"]))[0] == told


def test_of_two_equals_the_fresher_is_shown_first():
    old, new = (factories.article(at=days_ago(days)) for days in (50, 3))
    assert shown(factories.article()) == [new, old]


def test_a_reader_is_never_shown_what_is_not_public_nor_commercial_nor_the_same_article():
    factories.draft()
    factories.article().withdraw()
    factories.article(kind="advertorial")
    factories.article(embargo_until=timezone.now() + timedelta(days=1))
    assert shown(factories.article()) == []


def test_at_most_four_are_shown_and_twice_is_as_once():
    for _ in range(SHOWN + 3):
        factories.article()
    article = factories.article()
    first = shown(article)
    assert len(first) == SHOWN
    assert shown(article) == first


def queries_of_relating() -> int:
    article = factories.article(tags=["CNIL"])
    with CaptureQueriesContext(connection) as queries:
        relate(article)
    return len(queries)


def test_relating_costs_the_same_few_queries_as_the_archive_grows():
    factories.article(tags=["CNIL"])
    before = queries_of_relating()
    for _ in range(12):
        factories.article(tags=["CNIL", "santé"])
    assert queries_of_relating() == before <= 12
