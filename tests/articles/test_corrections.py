"""``/corrections/``: every correction of what is public, newest first."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db


def older(page: str) -> str:
    """The address of the next page, as the page itself links to it."""
    return "/corrections/" + re.search(r'href="(\?before=[^"]+)"', page)[1]


def test_a_reader_sees_what_was_corrected_where_and_when(client):
    article = factories.article(title="L'amende", slug="amende")
    factories.correction(article, text='Le montant "faux" était de 2 millions.', kind="correction")
    page = client.get("/corrections/").content.decode()
    assert "L’amende" in page
    assert f'href="{article.get_absolute_url()}#corrections"' in page
    assert "«\u00a0faux\u00a0» était de 2\u00a0millions" in page


def test_corrections_come_newest_first_and_by_pages(client):
    article, now = factories.article(), timezone.now()
    for number in range(25):
        date = now - timedelta(days=number)
        factories.correction(article, text=f"Faute {number}.", date=date)
    first = client.get("/corrections/").content.decode()
    assert first.index("Faute 0.") < first.index("Faute 19.")
    assert "Faute 20." not in first
    second = client.get(older(first)).content.decode()
    assert "Faute 20." in second and "Faute 24." in second and "Faute 19." not in second


def test_corrections_of_the_same_instant_are_neither_lost_nor_repeated(client):
    article, now = factories.article(), timezone.now()
    for number in range(30):
        factories.correction(article, text=f"Faute {number:02}.", date=now)
    first = client.get("/corrections/").content.decode()
    second = client.get(older(first)).content.decode()
    for number in range(30):
        assert (f"Faute {number:02}." in first) != (f"Faute {number:02}." in second)


def test_what_is_hidden_or_not_yet_said_is_not_there(client):
    withdrawn = factories.article()
    factories.correction(withdrawn, text="Du retiré.")
    withdrawn.withdraw(reason="test")
    factories.correction(factories.draft(), text="Du brouillon.")
    tomorrow = timezone.now() + timedelta(days=1)
    factories.correction(factories.article(), text="De demain.", date=tomorrow)
    page = client.get("/corrections/").content.decode()
    for text in ("Du retiré.", "Du brouillon.", "De demain."):
        assert text not in page


def test_the_page_costs_at_most_eight_queries(client, django_assert_max_num_queries):
    for _ in range(25):
        factories.correction(factories.article())
    with django_assert_max_num_queries(8):
        client.get("/corrections/")


@pytest.mark.parametrize("query", ["before=x", "before=%00", "before=" + "A" * 3000])
def test_a_malformed_page_is_not_found(client, query):
    assert client.get(f"/corrections/?{query}").status_code == 404
