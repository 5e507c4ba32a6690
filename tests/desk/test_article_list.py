"""The list of articles: each tab shows what it says, and costs the same in a large archive."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, DeskDocument, ScheduledChange
from articles.models.publication import TEXTS
from tests import archive, factories

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
MANY = 20_000  # articles


@pytest.fixture
def desk(editor, at_desk):
    return at_desk(editor)


def shown(client, query: str = "") -> list[str]:
    page = client.get(LIST + query).content.decode()
    return re.findall(r'<th class="field-headline"><a[^>]*>(.*?)</a>', page)


@pytest.fixture
def life(editor, journalist):
    """One article in each place of the list, the last saved named last."""
    soon = timezone.now() + timedelta(days=1)
    factories.draft(title="Brouillon", created_by=journalist)
    for name, status in (("Soumis", "submitted"), ("En relecture", "in_review"), ("Prêt", "ready")):
        factories.draft(title=name, status=status, reviewer=editor, due_at=soon)
    live = factories.article(title="En ligne")
    ScheduledChange.objects.create(article=live, change="withdrawal", at=soon)
    changed = factories.article(title="Modifié")
    Article.objects.filter(pk=changed.pk).update(changes_status="submitted")
    factories.article(title="Retiré").withdraw(by=editor)
    factories.draft(title="Jeté", trashed_at=timezone.now())
    factories.draft(title="Mien", created_by=editor, due_at=timezone.now() - timedelta(days=1))


ALL = ["Mien", "Retiré", "Modifié", "En ligne", "Prêt", "En relecture", "Soumis", "Brouillon"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ALL),
        ("?state=draft", ["Mien", "Brouillon"]),
        ("?state=submitted", ["Soumis", "Modifié"]),
        ("?state=in_review", ["En relecture"]),
        ("?state=ready", ["Prêt"]),
        ("?state=scheduled", ["En ligne"]),
        ("?state=published", ["Modifié", "En ligne"]),
        ("?state=changes", ["Modifié"]),
        ("?state=withdrawn", ["Retiré"]),
        ("?state=trash", ["Jeté"]),
        ("?who=me", ["Mien"]),
        ("?who=with-me", ["Mien", "Prêt", "En relecture", "Soumis"]),
        ("?who=me&state=published", []),
        ("?due=overdue", ["Mien"]),
        ("?state=nonsense", ALL),
    ],
)  # fmt: skip
def test_a_tab_shows_what_it_says_in_its_order(desk, life, query, titles):
    assert shown(desk, query) == titles


TABS = [
    *("", "?p=2", "?state=draft", "?state=submitted", "?state=in_review", "?state=ready"),
    *("?state=scheduled", "?state=published", "?state=changes", "?state=withdrawn", "?state=trash"),
    *("?who=me", "?who=me&state=published", "?who=with-me", "?due=overdue"),
    *("?section__id__exact={section}", "?kind__exact=news"),
]
SEARCHES = ["?q=copie", "?q=copie&state=draft"]


def fill(editor, number: int) -> None:
    """Copies of a long article, some of them in each place."""
    long = "<p>" + "Une longue phrase. " * 400 + "</p>"
    archive.copies(factories.article(title="Copie", body=long), number)
    every = Article.objects.annotate(place=F("pk") % 100)
    now = timezone.now()
    for places, columns in (
        ((1, 2, 3, 4, 5), {"created_by": editor}),
        ((5, 6, 7, 8), {"status": "withdrawn"}),
        ((10, 11), {"status": "draft"}),
        ((12, 13), {"changes_status": "draft", "assigned_to": editor}),
        ((14, 15), {"trashed_at": now}),
        ((16,), {"status": "submitted", "reviewer": editor, "due_at": now}),
        ((17,), {"status": "in_review"}),
        ((18,), {"status": "ready"}),
    ):
        every.filter(place__in=places).update(**columns)
    DeskDocument.objects.write(Article.objects.filter(desk_document=None).defer(*TEXTS))
    archive.get_to_know()


def queries_of(client, address: str) -> list[str]:
    section = Article.objects.values_list("section", flat=True)[0]
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address.format(section=section)).status_code == 200
    return [each["sql"] for each in asked.captured_queries]


def test_no_tab_costs_more_queries_in_a_large_archive(desk, editor):
    fill(editor, 300)
    few = {tab: len(queries_of(desk, LIST + tab)) for tab in TABS + SEARCHES}
    fill(editor, 3_000)
    assert {tab: len(queries_of(desk, LIST + tab)) for tab in TABS + SEARCHES} == few
    assert max(few.values()) <= 14


def test_neither_a_tab_nor_the_first_page_reads_the_whole_archive(desk, editor):
    fill(editor, MANY)
    for address in ["/admin/", *(LIST + tab for tab in TABS + SEARCHES)]:
        for sql in queries_of(desk, address):
            assert archive.whole_reads(sql, "articles_article") == [], (address, sql)
