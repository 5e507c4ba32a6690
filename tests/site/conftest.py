"""A small paper, read as a browser reads it."""

from datetime import timedelta

import html5lib
import pytest
from django.utils import timezone

from articles.models import Article
from tests import factories

SPACE = "{http://www.w3.org/1999/xhtml}"


class Reading:
    """An answered page, parsed."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()
        self.tree = html5lib.parse(self.html)

    def all(self, tag: str) -> list:
        return self.tree.findall(f".//{SPACE}{tag}")

    def text(self, tag: str) -> list[str]:
        return [" ".join("".join(each.itertext()).split()) for each in self.all(tag)]

    def links(self) -> list[str]:
        return [each.get("href") for each in self.all("a") if each.get("href")]

    def count(self, article) -> int:
        """How many links lead to the article."""
        return self.links().count(article.get_absolute_url())


@pytest.fixture
def read(client):
    """Ask for an address as a reader does."""
    return lambda address, **data: Reading(client.get(address, data))


@pytest.fixture
def paper(db):
    """Fill the paper with ``count`` articles over three sections: opinions, reviews, a dossier, tags."""

    def fill(count: int, *, drawn: bool = False) -> list[Article]:
        sections = [factories.section(position=n) for n in range(3)]
        authors = [factories.author() for _ in range(3)]
        picture = factories.image(drawn=drawn)
        dossier = factories.dossier(events=5)
        factories.page(), factories.page()
        kinds = ("news", "news", "analysis", "opinion", "review", "news", "news")
        return [
            factories.article(
                at=timezone.now() - timedelta(hours=n),
                section=sections[n % 3],
                kind=kinds[n % 7],
                authors=authors[: n % 3 + 1],
                lead_image=None if n % 4 == 3 else picture,
                dossier=dossier if n % 5 == 0 else None,
                tags=[f"Sujet {n % 4}", "Commun"],
            )
            for n in range(count)
        ]

    return fill
