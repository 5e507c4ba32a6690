"""Which first path segments belong to the site, so that no section or page can take them; and
addresses as the outside world sees them."""

from urllib.parse import urljoin

from django.conf import settings
from django.utils.text import slugify

# What slugify would drop or run together: « cœur » is not "cur", « l’œuvre » not "luvre".
SPELT_OUT = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": " ", "'": " "})

RESERVED = frozenset(
    {
        *("admin", "healthz", "readyz", "media", "static", "embed", "oembed", "partner"),
        *("archive", "author", "dossier", "feed", "search", "tag"),
        *("comments", "corrections", "preview", "transparence"),
    }
)


def is_reserved(slug: str) -> bool:
    """True for a slug that would shadow, or be shadowed by, an address of the site."""
    return slug in RESERVED or slug.startswith(("sitemap", "."))


def absolute(address: str) -> str:
    """``address`` with scheme and host (SITE_URL); one that has them already stays as it is."""
    return urljoin(f"{settings.SITE_URL}/", address)


def slug_from(text: str) -> str:
    """An address segment made from a title or a name; empty when it has no Latin letter or digit."""
    return slugify(text.translate(SPELT_OUT))
