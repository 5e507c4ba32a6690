"""Where a page stands: its trail from the front page."""

from django.conf import settings
from django.urls import reverse

from articles.addresses import absolute


def breadcrumbs(url: str, trail) -> dict:
    """``trail`` is (name, thing with an address) from the section down; the front page is implied."""
    places = [(settings.SITE_NAME, absolute(reverse("articles:front")))]
    places += [(name, absolute(thing.get_absolute_url())) for name, thing in trail]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{url}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate(places, start=1)
        ],
    }
