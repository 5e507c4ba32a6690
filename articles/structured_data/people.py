"""Who signs: people, and the paper where nobody does."""

from articles.addresses import absolute
from articles.models import Byline
from articles.sharing import picture, shorten
from articles.structured_data.paper import publisher
from articles.structured_data.writing import without_empty


def signed(article, role: str) -> list:
    """Those who signed as ``role``, once each, in the order of the byline."""
    lines = article.bylines.all()
    return list({line.author_id: line.author for line in lines if line.role == role}.values())


def writers(article) -> list[dict]:
    """One object for each author of the text; the paper itself where nobody signs."""
    people = signed(article, Byline.Role.TEXT) or [line.author for line in article.bylines.all()]
    return [reference(author) for author in dict.fromkeys(people)] or [unsigned()]


def unsigned() -> dict:
    """The paper as an author. Google's Article guidelines know Person and Organization, no subtype."""
    return {name: publisher()[name] for name in ("@id", "name", "url")} | {"@type": "Organization"}


def reference(author) -> dict:
    url = absolute(author.get_absolute_url())
    return {"@type": "Person", "@id": f"{url}#person", "name": author.name, "url": url}


def person(author) -> dict:
    more = {"jobTitle": author.job_title, "worksFor": {"@id": publisher()["@id"]}}
    return without_empty(reference(author) | more)


def profile(author) -> dict:
    portrait = picture(author.portrait, "square")
    more = {
        "description": shorten(author.bio),
        "image": portrait and portrait.url,
        "sameAs": author.same_as,
    }
    return without_empty(person(author) | more)
