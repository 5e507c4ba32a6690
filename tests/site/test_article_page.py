"""The article's page: everything that stands around the text, and in which order."""

from datetime import UTC, datetime

import pytest

from articles.models import Correction, RelatedItem
from tests import factories

pytestmark = pytest.mark.django_db
SPRING = datetime(2022, 4, 21, 9, 5, tzinfo=UTC)


def in_order(html: str, *parts: str) -> bool:
    """Whether the parts follow one another (each searched for behind the one before it)."""
    for part in parts:
        _before, found, html = html.partition(part)
        if not found:
            return False
    return True


def test_a_reader_finds_everything_around_the_text_in_the_order_of_a_newspaper(read):
    author = factories.author(name="Camille Vasseur", job_title="Rédactrice")
    dossier = factories.dossier()
    other = factories.article(dossier=dossier, title="Une suite")
    article = factories.article(
        kicker="Données de santé",
        title="Une fuite de données",
        standfirst="Le chapô.",
        body="<h2>Les faits</h2><p>Le texte.</p>",
        lead_image=factories.image(caption="La légende", credit="Octet", drawn=True),
        authors=[author],
        tags=["CNIL"],
        dossier=dossier,
        at=SPRING,
    )
    RelatedItem.objects.create(article=article, related=other, position=0)
    Correction.objects.create(article=article, text="Le montant était faux.")
    html = read(article.get_absolute_url()).html

    assert in_order(
        html[html.index("<main") :],
        *("Données de santé", "<h1>Une fuite de données</h1>", "Le chapô.", "Camille Vasseur"),
        *("Rédactrice", "Publié le", "21 avril 2022 à 11\u00a0h\u00a005", "1\u00a0min de lecture"),
        *("<picture", "La légende", dossier.title, "Une suite", "Les faits", "Le texte."),
        *('rel="tag"', "Lire aussi", "Une suite", "Le montant était faux."),
    )


def test_the_update_is_dated_only_when_there_was_one(read):
    article = factories.article(at=SPRING)
    assert "Mis à jour le" not in read(article.get_absolute_url()).html

    article.publish(change="minor")
    assert "Mis à jour le" not in read(article.get_absolute_url()).html

    article.publish(change="significant")
    assert "Mis à jour le" in read(article.get_absolute_url()).html


def test_a_product_says_that_it_is_commercial_before_it_names_itself(read):
    product = factories.product(name="Antivirus Bitdefender Plus", maker="Bitdefender")
    body = f'<div data-block="product" data-id="{product.pk}"></div>'
    page = read(factories.article(body=body).get_absolute_url())

    assert in_order(
        page.html, "Publicité · lien affilié", product.name, "Par\u00a0: Bitdefender", product.url
    )
    (offer,) = [each for each in page.all("a") if each.get("href") == product.url]
    assert offer.get("rel") == "sponsored nofollow"


def test_links_away_from_what_an_advertiser_pays_for_are_marked(read):
    link = '<p><a href="https://shop.example/">ici</a> <a href="/dossier/x/">là</a></p>'
    paid = factories.article(kind="advertorial", advertiser="Banque", body=link)
    free = factories.article(body=link)

    marked = '<a rel="sponsored nofollow" href="https://shop.example/">'
    html = read(paid.get_absolute_url()).html
    assert marked in html and '<a href="/dossier/x/">' in html
    assert "Publicité · Banque" in html
    assert marked not in read(free.get_absolute_url()).html


def test_a_picture_without_renditions_keeps_its_box_and_its_description(read):
    image = factories.image(alt="Une salle de serveurs")
    page = read(factories.article(lead_image=image).get_absolute_url())

    assert 'role="img" aria-label="Une salle de serveurs"' in page.html
    assert 'viewBox="0 0 960 800"' in page.html  # the ratio of the 240 × 200 picture


def test_an_author_without_portrait_has_initials(read):
    author = factories.author(name="Anne-Lise Le Goff")

    assert ">AG</span>" in read(factories.article(authors=[author]).get_absolute_url()).html


def test_an_article_in_another_language_says_so_and_is_set_in_it(read):
    article = factories.article(language="en", title="Is it safe?", body="<p>Is it safe?</p>")
    html = read(article.get_absolute_url()).html

    assert 'lang="en"' in html and "<p>Is it safe?</p>" in html


def test_a_draft_and_an_unknown_address_are_not_found(read):
    draft = factories.draft(slug="brouillon")

    assert read(draft.get_absolute_url()).status == 404
    assert read(f"/{draft.section.slug}/nulle-part/").status == 404
