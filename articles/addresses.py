"""Which first path segments belong to the site, so that no section or page can take them."""

RESERVED = frozenset(
    """admin archive author comments corrections dossier feed healthz media oembed partner readyz
    receipt robots.txt search sitemap.xml sitemap-news.xml static tag transparence""".split()
)


def is_reserved(slug: str) -> bool:
    """True for a slug that would shadow, or be shadowed by, an address of the site."""
    return slug in RESERVED or slug.startswith(("sitemap", "."))
