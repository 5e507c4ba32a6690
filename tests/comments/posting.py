"""A reader at the form."""

from comments import stamps

MARIE = {
    "author_name": "Marie",
    "email": "marie.essai@exemple.fr",
    "text": "Un article clair, merci.",
}


def address(article) -> str:
    return f"/comments/{article.pk}/new/"


def fields(article, **changes) -> dict:
    """What a browser sends from the form under ``article``."""
    return MARIE | {"stamp": stamps.shared_stamp(article.pk), "parent": "", "website": ""} | changes


def send(client, article, **changes):
    headers = changes.pop("headers", {})
    return client.post(address(article), fields(article, **changes), headers=headers)
