"""The graph of a list, of an author's page, of a page that stays."""

from articles.addresses import absolute
from articles.sharing import list_card
from articles.structured_data.paper import paper, website
from articles.structured_data.people import profile
from articles.structured_data.places import breadcrumbs
from articles.structured_data.writing import without_empty


def list_graph(subject, navigation, articles=(), before: str = "") -> list[dict]:
    """For a section, tag, author, dossier or lasting page; None is the front page.

    ``articles`` are those that stand on this page of the list.
    """
    card = list_card(subject, before)
    if subject is None:
        return paper(navigation)
    page = {
        "@type": list_type(subject),
        "@id": card.url,
        "url": card.url,
        "name": card.title,
        "description": card.description,
        "isPartOf": {"@id": website()["@id"]},
        "breadcrumb": {"@id": f"{card.url}#breadcrumbs"},
        **main_entity(subject, articles),
    }
    trail = breadcrumbs(card.url, [(card.title, subject)])
    return [*paper(navigation), without_empty(page), trail]


def main_entity(subject, articles) -> dict:
    """An author's page is about a person; what the author wrote is a part of it. A list is its items."""
    if hasattr(subject, "bio"):
        return {"mainEntity": profile(subject), "hasPart": items(articles)}
    return {"mainEntity": items(articles)}


def items(articles) -> dict | None:
    """In the order of the page, by their addresses (schema.org ItemList; Google: summary page)."""
    entries = [
        {"@type": "ListItem", "position": place, "url": absolute(article.get_absolute_url())}
        for place, article in enumerate(articles, start=1)
    ]
    return {"@type": "ItemList", "itemListElement": entries} if entries else None


def list_type(subject) -> str:
    types = {"author": "ProfilePage", "page": "WebPage"}
    return types.get(subject._meta.model_name, "CollectionPage")
