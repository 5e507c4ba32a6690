"""How an article looks from outside, beside the fields that decide it: a search result, a share card.

Drawn once here, for a browser without script; then by ``static/desk/appearance.js`` as one types.
"""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext

from articles.addresses import slug_from
from articles.admin.rows import describe_image
from articles.body.document import plain_text
from articles.models import Image, Section

TEXTS = ("title", "standfirst", "body", "slug", "seo_title", "seo_description", "social_title")
BEGINNING = 4000  # characters of a body in which its first words are found
# Characters that search engines and share cards show of each, about: what they cut by is width.
SHOWN = {"seo_title": 60, "seo_description": 155, "social_title": 70}


def appearance(form) -> dict:
    """How the form's article looks from outside, as far as it is filled in: see static/desk/appearance.js.

    What is left empty falls back as the article's own pages do (``articles.sharing``).
    """
    said = {name: str(form[name].value() or "").strip() for name in TEXTS}
    sections = dict(Section.objects.values_list("pk", "slug"))
    text = said["seo_description"] or said["standfirst"] or plain_text(said["body"][:BEGINNING])
    title = said["title"] or gettext("Untitled")
    section = sections.get(number(form["section"].value()), "…")
    return {
        "sections": json.dumps(sections),
        "host": urlsplit(settings.SITE_URL).hostname,
        "address": " › ".join([section, said["slug"] or slug_from(title)]),
        "search_title": cut(f"{said['seo_title'] or title} · {settings.SITE_NAME}", "seo_title"),
        "search_text": cut(text, "seo_description"),
        "social_title": cut(said["social_title"] or title, "social_title"),
        "social_text": cut(text, "seo_description"),
        "picture": picture_of(form),
        "for_search": fields(form, "slug seo_title seo_description"),
        "for_sharing": fields(form, "social_title social_image canonical_url"),
    }


def fields(form, names: str) -> list[dict]:
    return [{"field": form[name], "shown": SHOWN.get(name)} for name in names.split()]


def cut(text: str, name: str) -> str:
    return Truncator(" ".join(text.split())).chars(SHOWN[name])


def number(value) -> int | None:
    text = str(getattr(value, "pk", value) or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def picture_of(form) -> str:
    """The address of the picture that a share card would show."""
    ids = filter(None, (number(form[name].value()) for name in ("social_image", "lead_image")))
    image = Image.objects.filter(pk=next(ids, None)).first()
    return describe_image(image)["share"] if image else ""
