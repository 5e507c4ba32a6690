"""An article leads to what it continues, to what took its place, and to its neighbours in the dossier."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from articles.models.standing import standing_of
from articles.relating.choosing import relate
from tests import factories

pytestmark = pytest.mark.django_db


def page(client, article) -> str:
    return client.get(article.get_absolute_url()).content.decode()


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


@pytest.fixture
def first():
    return factories.article(title="La fuite", at=days_ago(9))


def test_a_sequel_and_its_beginning_lead_to_each_other(client, first):
    sequel = factories.article(title="Les plaintes", follows=first, at=days_ago(3))
    assert f'Suite de</span> <a href="{first.get_absolute_url()}"' in page(client, sequel)
    assert f'La suite</span> <a href="{sequel.get_absolute_url()}"' in page(client, first)


def test_what_is_out_of_date_sends_its_readers_on(client, first):
    newer = factories.article(title="Ce que l’on sait", replaces=first, at=days_ago(1))
    assert f'Remplacé par</span> <a href="{newer.get_absolute_url()}"' in page(client, first)
    assert "Remplace</span>" in page(client, newer)


@pytest.mark.parametrize("lead", ["follows", "replaces"])
def test_nothing_leads_to_what_readers_may_not_see(client, first, lead):
    later = timezone.now() + timedelta(days=1)
    hidden = [
        factories.draft(title="Caché brouillon", **{lead: first}),
        factories.article(title="Caché embargo", embargo_until=later, **{lead: first}),
        factories.article(title="Caché prévu", at=later, **{lead: first}),
    ]
    gone = factories.article(title="Caché retiré", **{lead: first})
    gone.withdraw(by=None)
    assert "Caché" not in page(client, first) and len(hidden) == 3
    sequel = factories.article(**{lead: first})
    first.withdraw(by=None)
    assert "La fuite" not in page(client, sequel)


def test_an_article_of_a_dossier_leads_to_the_one_before_and_the_one_after(client):
    dossier = factories.dossier()
    story = [
        factories.article(title=f"Épisode {n}", dossier=dossier, at=days_ago(20 - n))
        for n in range(12)
    ]
    said = page(client, story[2])
    assert f'rel="prev" href="{story[1].get_absolute_url()}"' in said
    assert f'rel="next" href="{story[3].get_absolute_url()}"' in said
    assert 'rel="prev"' not in page(client, story[0])
    assert 'rel="next"' not in page(client, story[-1])


def test_what_is_led_to_stands_once(client, first):
    sequel = factories.article(title="Les plaintes", at=days_ago(3))
    sequel.hand_picked.create(related=first, position=0)
    relate(sequel)
    assert 'id="related"' in page(client, sequel)
    Article.objects.filter(pk=sequel.pk).update(follows=first)
    said = page(client, sequel)
    assert 'id="related"' not in said and said.count(first.get_absolute_url()) == 1


def test_the_page_costs_no_query_more(client, first):
    def cost(article):
        with CaptureQueriesContext(connection) as queries:
            page(client, article)
        return len(queries)

    alone = cost(first)
    for _time in range(5):
        factories.article(follows=first, replaces=first)
    assert cost(first) == alone <= 8


def test_the_page_led_from_is_made_again_when_a_sequel_appears_or_goes(first):
    sequel = factories.article(follows=first)
    before = standing_of(Article.objects.get(pk=sequel.pk))
    assert f"article:{first.pk}:inside" in before.lists
    sequel.withdraw(by=None)
    assert f"article:{first.pk}:inside" in before.lists_that_differ(standing_of(sequel))


def test_a_draft_names_its_beginning_and_readers_see_it_once_it_is_published(client, first):
    article = factories.article(title="Les plaintes")
    article.save_draft(article.snapshot() | {"follows_id": first.pk}, by=None)
    assert "Suite de" not in page(client, article)
    article.publish(by=None)
    assert "Suite de" in page(client, article)
