"""The demo paper is complete and holds together, before any database is asked."""

from collections import Counter
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest

from newsroom.demo.content import paper
from newsroom.demo.content.dossier import LEAD
from newsroom.demo.content.markup import story
from newsroom.demo.content.shapes import references
from newsroom.demo.drawing import MOTIFS
from newsroom.demo.drawing.palette import PALETTES

PUBLIC = [article for article in paper.ARTICLES if article.state == "published"]
EVERGREEN = [article for article in PUBLIC if article.age is not None]
BY_SLUG = {article.slug: article for article in paper.ARTICLES}
VOID = {"br"}


def words(body: str) -> int:
    parts = []
    reader = HTMLParser()
    reader.handle_data = parts.append
    reader.feed(body)
    return len(" ".join(parts).split())


def everything_with_a_body():
    return [*paper.ARTICLES, *paper.PAGES]


@pytest.mark.parametrize("item", everything_with_a_body(), ids=lambda item: item.slug)
def test_whatever_a_body_refers_to_exists(item):
    known = {
        "image": {picture.key for picture in paper.PICTURES},
        "product": {product.key for product in paper.PRODUCTS},
        "promo": {paper.PROMO.key},
        "article": {article.slug for article in PUBLIC},
    }
    known["url"] = known["article"] | {page.slug for page in paper.PAGES} | {paper.DOSSIER.slug}
    for kind, name in references(item.body):
        assert name in known[kind], f"{item.slug}: {{{kind}:{name}}}"


@pytest.mark.parametrize("item", everything_with_a_body(), ids=lambda item: item.slug)
def test_every_body_closes_what_it_opens_and_leaves_no_notation_behind(item):
    open_tags = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: tag in VOID or open_tags.append(tag)
    reader.handle_endtag = lambda tag: open_tags.pop() == tag or pytest.fail(f"{item.slug}: {tag}")
    reader.feed(item.body)
    assert open_tags == []
    assert not any(sign in item.body for sign in ("**", "](", "!! ", "<p>-", "<p>#", "\n"))


def test_a_body_never_announces_or_links_its_own_article():
    for article in paper.ARTICLES:
        names = {name for kind, name in references(article.body) if kind in ("article", "url")}
        assert article.slug not in names


def test_addresses_keys_and_motifs_are_unique_and_known():
    for rows, name in (
        (paper.ARTICLES, "slug"),
        (paper.SECTIONS, "slug"),
        (paper.AUTHORS, "slug"),
        (paper.TAGS, "slug"),
        (paper.PAGES, "slug"),
        (paper.PICTURES, "key"),
        (paper.PRODUCTS, "key"),
    ):
        names = [getattr(row, name) for row in rows]
        assert len(names) == len(set(names))
    assert {picture.motif for picture in paper.PICTURES} <= set(MOTIFS)
    assert {section.accent for section in paper.SECTIONS} == set(PALETTES)
    drawn = [(picture.motif, picture.seed, picture.accent) for picture in paper.PICTURES]
    assert len(drawn) == len(set(drawn)), "two pictures are the same"


def test_every_article_has_a_section_tags_a_picture_and_somebody_who_signs():
    sections = {section.slug for section in paper.SECTIONS}
    authors = {author.slug for author in paper.AUTHORS}
    tags = {tag.slug for tag in paper.TAGS}
    pictures = {picture.key for picture in paper.PICTURES}
    for article in paper.ARTICLES:
        assert article.section in sections
        assert article.tags and set(article.tags) <= tags
        assert {signature.author for signature in article.byline} <= authors
        assert article.byline or article.kind == "advertorial"
        assert article.picture is None or article.picture in pictures
        assert set(article.related) <= set(BY_SLUG)
        assert (article.at is None) != (article.age is None)


def test_the_paper_is_as_full_as_a_paper_should_be():
    per_section = Counter(article.section for article in EVERGREEN)
    assert len(EVERGREEN) >= 26
    assert sum(count >= 4 for count in per_section.values()) >= 5
    assert {"news", "analysis", "interview", "review", "opinion", "advertorial"} <= {
        article.kind for article in PUBLIC
    }
    assert Counter(article.state for article in paper.ARTICLES) == {
        "published": len(PUBLIC),
        "draft": 2,
        "embargoed": 1,
        "withdrawn": 1,
    }
    assert 7 <= len(paper.AUTHORS) <= 8
    assert len(paper.TAGS) >= 25
    assert len(paper.FRONT) == 3 and paper.FRONT[0] == LEAD


def test_the_awkward_cases_are_there_to_be_seen():
    assert any(len(article.title) >= 175 for article in PUBLIC)
    assert any(article.picture is None for article in PUBLIC)
    assert any(article.corrections for article in PUBLIC)
    assert any(article.update for article in PUBLIC)
    assert any(
        {"text", "photo", "translation"} == {signature.role for signature in article.byline}
        for article in PUBLIC
    )
    assert [a.advertiser for a in PUBLIC if a.kind == "advertorial"] == ["Réemploi & Cie"]


def test_ten_articles_are_fresh_and_the_rest_is_spread_over_two_months():
    ages = sorted(article.age for article in EVERGREEN)
    assert sum(age <= timedelta(hours=36) for age in ages) == 10
    assert timedelta(days=50) < ages[-1] <= timedelta(days=60)


def test_texts_have_the_length_they_are_meant_to_have():
    lead = BY_SLUG[LEAD]
    assert 600 <= words(lead.body) <= 900
    for article in PUBLIC:
        if article.dossier and article is not lead:
            assert 350 <= words(article.body) <= 700, article.slug
        elif not article.dossier:
            assert 250 <= words(article.body) <= 600, article.slug


def test_the_lead_tells_every_fact_of_the_story():
    body = BY_SLUG[LEAD].body
    for fact in (
        "1,5 million d'euros",
        "février 2021",
        "environ 500 000 patients",
        "VIH",
        "traitements",
        "nord-est de la France",
        "Mega-Bus",
        "Dedalus",
        "gravité",
        "chiffre d'affaires",
        "24 février 2021",
        "4 mars 2021",
        "tribunal judiciaire de Paris",
        "juillet 2020",
        "6 128 rendez-vous",
        "spécialité",
        "rapidement corrigée",
    ):
        assert fact in body, fact
    blocks = ("quote", "pull-quote", "fact-box", "product", "promo", "read-also")
    assert all(f'data-block="{name}"' in body for name in blocks)


def test_the_timeline_has_the_dates_of_the_story_and_an_article_for_each():
    assert [(event.on, event.precision) for event in paper.DOSSIER.events] == [
        (date(2020, 7, 1), "month"),
        (date(2021, 2, 1), "month"),
        (date(2021, 2, 24), "day"),
        (date(2021, 3, 4), "day"),
        (date(2022, 4, 1), "month"),
    ]
    told = [BY_SLUG[event.article] for event in paper.DOSSIER.events]
    assert [article.place for article in told] == [1, 2, 3, 4, 5]
    for event, article in zip(paper.DOSSIER.events, told, strict=True):
        assert (article.at.year, article.at.month) == (event.on.year, event.on.month)


def test_comments_answer_comments_of_the_same_article_that_came_before():
    keys = {comment.key: comment for comment in paper.COMMENTS if comment.key}
    for comment in paper.COMMENTS:
        article = BY_SLUG[comment.article]
        assert article.state == "published"
        assert (comment.age is None) != (comment.after is None)
        assert comment.email.endswith("@example.org")
        assert bool(comment.reason) == (comment.state == "rejected")
        if comment.age is not None and article.age is not None:
            assert comment.age < article.age, comment.text
        if comment.parent:
            parent = keys[comment.parent]
            assert parent.article == comment.article and parent.state == "approved"
            if comment.after is not None:
                assert parent.after < comment.after
            else:
                assert parent.age > comment.age
    assert len(paper.COMMENTS) >= 60
    assert len({comment.article for comment in paper.COMMENTS}) >= 12
    assert {comment.state for comment in paper.COMMENTS} == {
        "pending",
        "approved",
        "rejected",
        "spam",
    }


def test_short_texts_fit_where_they_will_be_kept():
    for article in paper.ARTICLES:
        assert len(article.title) <= 250 and len(article.standfirst) <= 600
        assert len(article.slug) <= 120 and len(article.kicker) <= 80
    for picture in paper.PICTURES:
        assert 0 < len(picture.alt) <= 300 and len(picture.caption) <= 400
    for tag in paper.TAGS:
        assert 0 < len(tag.description) <= 300
    assert len(paper.DOSSIER.state_of_play) <= 400
    assert all(len(event.text) <= 400 for event in paper.DOSSIER.events)


def test_the_notation_writes_each_kind_of_block():
    assert story("Un *mot* et `du code`.") == "<p>Un <em>mot</em> et <code>du code</code>.</p>"
    assert story("## Titre\n\n- un\n  deux\n- trois") == (
        "<h2>Titre</h2><ul><li><p>un deux</p></li><li><p>trois</p></li></ul>"
    )
    assert story("1. un\n2. deux") == "<ol><li><p>un</p></li><li><p>deux</p></li></ol>"
    assert story("[ici](une-page)") == '<p><a href="{url:une-page}">ici</a></p>'
    assert story("image: ma-cle | Légende") == (
        '<figure data-block="image" data-id="{image:ma-cle}"><figcaption>Légende</figcaption></figure>'
    )
    assert story("box: Titre\nTexte.\n- point") == (
        '<aside data-block="fact-box"><h3>Titre</h3><p>Texte.</p><ul><li><p>point</p></li></ul></aside>'
    )
    assert story("quote: Dit-on. -- La source") == (
        '<figure data-block="quote"><blockquote><p>Dit-on.</p></blockquote>'
        "<figcaption>La source</figcaption></figure>"
    )
