"""Where feeds are, for the heads of pages: the addresses alone, nothing here queries."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from articles.addresses import absolute

# What a feed's address ends with, by media type; the first is the one that a site's people mean.
ENDINGS = {
    "application/rss+xml": "feed/",
    "application/atom+xml": "feed/atom/",
    "application/feed+json": "feed/json/",
}
NAMES = {"application/atom+xml": " (Atom)", "application/feed+json": " (JSON)"}
OF_THE_PAGE = ("section", "tag", "author", "dossier")  # the models whose pages have feeds


@dataclass(frozen=True)
class FeedLink:
    title: str
    address: str
    media_type: str = next(iter(ENDINGS))


def links(title: str, page: str) -> list[FeedLink]:
    """The feed of the list at the path ``page``, in every format."""
    return [
        FeedLink(title + NAMES.get(media_type, ""), absolute(f"{page}{ending}"), media_type)
        for media_type, ending in ENDINGS.items()
    ]


def site_feeds() -> list[FeedLink]:
    return links(settings.SITE_NAME, reverse("articles:front"))


def feeds_of(subject) -> list[FeedLink]:
    """Those of a section, tag, author or dossier; none of anything else."""
    if subject is None or subject._meta.model_name not in OF_THE_PAGE:
        return []
    return links(title_of(subject), subject.get_absolute_url())


def title_of(*subjects) -> str:
    return " – ".join([*map(str, subjects), settings.SITE_NAME])
