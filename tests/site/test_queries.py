"""What a fresh page costs: a small number of queries, the same however large the archive is."""

from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Author, Dossier, Section, Tag
from articles.relating.choosing import relate
from newsroom.demo.bulk import seed_bulk
from newsroom.demo.bulk_pictures import ENOUGH
from tests import factories

pytestmark = pytest.mark.django_db
MOST = 8


@pytest.fixture
def cost(client):
    def count(address: str) -> int:
        from_start = CaptureQueriesContext(connection)
        with from_start:
            assert client.get(address).status_code == 200
        return len(from_start)

    return count


def addresses() -> dict[str, str]:
    lists = {
        model.__name__: model.objects.order_by("pk").first().get_absolute_url()
        for model in (Section, Tag, Author, Dossier)
    }
    whole = Article.objects.public().filter(dossier__isnull=False, lead_image__isnull=False)
    return lists | {"front": "/", "article": whole.first().get_absolute_url()}


def test_a_page_costs_at_most_eight_queries_with_20_articles_and_with_300(paper, cost):
    def fill(count):
        articles = paper(count)
        relate(Article.objects.filter(dossier__isnull=False, lead_image__isnull=False).first())
        factories.place({1: articles[3]})
        return {name: cost(address) for name, address in addresses().items()}

    small, large = fill(20), fill(280)
    assert small == large
    assert max(small.values()) <= MOST, small


def test_the_cost_is_the_same_with_100_articles_and_with_10_000(cost):
    for number in range(ENOUGH):  # so that seeding draws none
        factories.image(file=factories.picture_file(width=240 + number))

    def fill(articles):
        seed_bulk(articles, 0, 7, StringIO())
        lists = {
            model.__name__: cost(model.objects.order_by("pk").first().get_absolute_url())
            for model in (Section, Tag, Author)
        }
        article = Article.objects.public().newest_first().first()
        return lists | {"front": cost("/"), "article": cost(article.get_absolute_url())}

    small, large = fill(100), fill(9_900)
    assert Article.objects.public().count() == 10_000
    assert small == large
    assert max(small.values()) <= MOST, small


def test_a_page_that_is_not_there_is_cheap(paper, client, django_assert_max_num_queries):
    paper(20)
    with django_assert_max_num_queries(MOST):
        assert client.get("/nowhere/at-all/").status_code == 404
