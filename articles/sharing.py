"""What a page says of itself to programs: share cards, canonical address, feeds.

One ``Card`` for each kind of page, so that no template decides. Nothing here queries beyond what
the page itself has loaded.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext, to_locale

from articles.addresses import absolute
from articles.body.typography import set_text
from articles.feeds.announcing import FeedLink, feeds_of, site_feeds
from articles.models.rendition import Rendition
from articles.surrogates import lasts_today

DESCRIPTION_LENGTH = 300  # characters; search engines show about half, share cards some more
SHARE_SIZE = (
    1200,
    630,
)  # pixels, Open Graph's 1.91:1; of the cards that stand in for a missing picture
TITLE_CARD = "title"  # the name, among renditions, of the card that articles/share_cards.py draws
TERRITORIES = {"fr": "fr_FR", "en": "en_GB"}  # Open Graph wants one


@dataclass(frozen=True)
class Picture:
    """A picture as other programs ask for it: an absolute address, sizes in pixels."""

    url: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Card:
    title: str
    description: str
    url: str
    picture: Picture
    og_type: str = "website"
    feeds: list[FeedLink] = field(default_factory=list)

    @property
    def locale(self) -> str:
        language = get_language() or settings.LANGUAGE_CODE
        return TERRITORIES.get(language, to_locale(language))


def picture(image, crop: str) -> Picture | None:
    """``image`` cut as ``crop`` at its largest, or None when there is none (yet), or no right to it."""
    if image and image.rights_expire_on:
        lasts_today()
    rendition = image.rendition(crop) if image and image.has_rights() else None
    if rendition is None:
        return None
    width, height = rendition.width, rendition.height
    url = absolute(rendition.largest)
    return Picture(url, width, height, image.alt, image.caption, image.credit)


def lead_picture(article) -> Picture | None:
    """The lead picture as it is, uncut, at its largest."""
    return picture(article.lead_image, "full")


def share_picture(image) -> Picture:
    """``image`` for a share card, or else the paper's own card."""
    return picture(image, "share") or Picture(
        absolute(static("img/share.png")), *SHARE_SIZE, alt=settings.SITE_NAME
    )


def card_without_picture(article) -> Picture:
    """The article's title as a card, where it has been drawn; else the paper's own card."""
    if not article.share_card:
        return share_picture(None)
    drawn = Rendition(article.share_card, TITLE_CARD, [SHARE_SIZE])
    return Picture(absolute(drawn.largest), *SHARE_SIZE, alt=article.title)


def article_card(article) -> Card:
    text = article.seo_description or article.standfirst or article.body_text
    return Card(
        title=set_text(article.social_title or article.title, article.typography),
        description=set_text(shorten(text), article.typography),
        url=article.canonical_url or absolute(article.get_absolute_url()),
        picture=picture(article.shown_image, "share") or card_without_picture(article),
        og_type="article",
        feeds=[site_feeds()[0], *feeds_of(article.section)[:1], *feeds_of(article.dossier)[:1]],
    )


def list_card(subject=None, before: str = "") -> Card:
    """The card of a section, tag, author, dossier or lasting page; of the front page without one.

    ``before`` is the cursor of a page that is not the list's first.
    """
    address = subject.get_absolute_url() if subject else reverse("articles:front")
    return Card(
        title=str(subject or settings.SITE_NAME),
        description=shorten(description_of(subject)),
        url=absolute(address) + (f"?before={before}" if before else ""),
        picture=share_picture(image_of(subject)),
        og_type="profile" if subject and hasattr(subject, "bio") else "website",
        feeds=[site_feeds()[0], *feeds_of(subject)] if subject else site_feeds(),
    )


def description_of(subject) -> str:
    names = ("description", "introduction", "bio", "job_title")
    own = next(filter(None, (getattr(subject, name, "") for name in names)), "")
    if own or subject is None:
        return own or f"{settings.SITE_NAME}. {settings.SITE_TAGLINE}."
    return gettext("%(subject)s: everything published by %(paper)s.") % {
        "subject": subject,
        "paper": settings.SITE_NAME,
    }


def image_of(subject):
    return getattr(subject, "image", None) or getattr(subject, "portrait", None)


def shorten(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(DESCRIPTION_LENGTH)
