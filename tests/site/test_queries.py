"""What a fresh page costs: a small number of queries, the same however large the archive is."""

from dataclasses import replace
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.fronts.kinds import KINDS
from articles.models import Article, Author, Dossier, Front, Section, Tag
from articles.models.arrangement import Arrangement, Rule
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


def arranged(articles, section=None) -> Front:
    """A front on which each container shows what it can, by hand and by rule, twice over."""
    kinds = [*KINDS.values(), *KINDS.values()]
    page = Arrangement(tuple(kind.new(f"c{n}") for n, kind in enumerate(kinds)))
    given = {
        "dossier": {"dossier": factories.dossier(events=3).pk},
        "promo": {"promo": factories.promo().pk},
        "row": {"rule": Rule(section=Section.objects.first().pk, tag=Tag.objects.first().pk)},
        "wire": {"rule": Rule(kind="news", days=30)},
    }
    for container in page.containers[: len(KINDS)]:
        page = page.with_container(replace(container, **given.get(container.kind, {})))
    for number, article in enumerate(articles):
        kind = kinds[number % len(kinds)]
        place = number // len(kinds) + 1
        if kind.accepts(article.kind) and place <= kind.most:
            page = page.placed(article.pk, f"c{number % len(kinds)}", place, kind.most)
    image = factories.image().pk
    cards = [replace(card, headline="Ici", image=image) for card in page.containers[0].cards]
    page = page.with_container(replace(page.containers[0], cards=tuple(cards)))
    front = Front.objects.of(section)
    front.launch(page, by=None)
    factories.breaking(article=articles[0])
    return front


def test_a_front_costs_as_little_with_everything_placed_on_it(paper, cost):
    articles = paper(60)
    section = Section.objects.first()
    costs = {}
    for placed in ([], articles[:20], articles):
        for front in (arranged(placed or articles[:1]), arranged(placed or articles[:1], section)):
            address = front.get_absolute_url()
            costs.setdefault(address, []).append(cost(address))
    for address, found in costs.items():
        assert len(set(found)) == 1 and found[0] <= MOST, (address, found)


def test_a_page_that_is_not_there_is_cheap(paper, client, django_assert_max_num_queries):
    paper(20)
    with django_assert_max_num_queries(MOST):
        assert client.get("/nowhere/at-all/").status_code == 404
