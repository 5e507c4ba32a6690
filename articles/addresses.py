"""Which first path segments belong to the site, so that no section or page can take them."""

RESERVED = frozenset(
    {
        *("admin", "healthz", "readyz", "media", "static", "oembed", "partner"),
        *("archive", "author", "dossier", "feed", "search", "tag"),
        *("comments", "corrections", "transparence"),
    }
)


def is_reserved(slug: str) -> bool:
    """True for a slug that would shadow, or be shadowed by, an address of the site."""
    return slug in RESERVED or slug.startswith(("sitemap", "."))
