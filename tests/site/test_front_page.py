"""The front page: who stands where."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import DossierEvent
from tests import factories

pytestmark = pytest.mark.django_db


def ago(**span):
    return timezone.now() - timedelta(**span)


def test_the_editor_s_choice_leads_the_page_and_the_newest_follow(paper, read):
    articles = paper(12)
    factories.place({2: articles[9], 1: articles[7]})

    links = read("/").links()
    order = [links.index(articles[n].get_absolute_url()) for n in (7, 9, 0)]
    assert order == sorted(order)


def test_a_slot_that_readers_may_not_see_stays_empty(paper, read):
    articles = paper(6)
    factories.place({1: articles[3], 2: factories.draft()})
    articles[3].withdraw()

    page = read("/")
    assert articles[3].title not in page.html and page.count(articles[0]) == 1


@pytest.mark.parametrize("count", [1, 2, 5, 14, 60])
def test_no_article_stands_twice_on_the_page(paper, read, count):
    articles = paper(count)
    factories.place({1: articles[-1]})

    page = read("/")
    assert max(page.count(article) for article in articles) == 1
    assert page.count(articles[0]) == 1


def test_a_small_paper_hides_none_of_its_articles(paper, read):
    articles = paper(13)
    page = read("/")

    assert all(page.count(article) == 1 for article in articles)


def test_an_event_of_the_timeline_leads_to_its_article_once(read):
    dossier = factories.dossier()
    old = factories.article(dossier=dossier, at=ago(days=90))
    lead = factories.article(dossier=dossier, at=ago(hours=1))
    hidden = factories.draft(dossier=dossier)
    for article in (old, lead, hidden):
        DossierEvent.objects.create(
            dossier=dossier, date="2021-03-04", title=f"Fait {article.pk}", article=article
        )
    for hour in range(3):
        factories.article(at=ago(hours=2 + hour))

    page = read("/")
    assert page.count(old) == page.count(lead) == 1
    assert f"Fait {hidden.pk}" in page.html and hidden.title not in page.html


def test_an_opinion_is_in_the_row_of_opinions_and_a_review_among_the_reviews(paper, read):
    paper(40)
    page = read("/")

    assert "Opinions" in page.text("h2") and "À l’essai" in page.text("h2")


def test_a_commercial_article_is_labelled_with_its_advertiser_and_never_leads(read):
    section = factories.section()
    old = factories.article(section=section, at=ago(days=1))
    for hour in range(14):
        factories.article(section=section, at=ago(hours=hour + 1))
    paid = factories.article(
        section=section, kind="advertorial", advertiser="Banque Exemple", at=ago(minutes=1)
    )
    page = read("/")

    assert "Publicité · Banque Exemple" in page.html
    assert page.links().index(old.get_absolute_url()) < page.links().index(paid.get_absolute_url())


def test_the_date_is_written_in_full(read):
    today = timezone.localdate()
    (date,) = [each for each in read("/").all("time") if each.get("datetime") == today.isoformat()]

    assert str(today.year) in date.text and len(date.text.split()) == 4


def test_the_empty_paper_says_so(read):
    assert "La première édition s’écrit en ce moment." in read("/").html
