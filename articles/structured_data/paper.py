"""The site and its publisher: nodes that every page has."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from articles.addresses import absolute

LOGO_SIZE = 512  # pixels, square


def home() -> str:
    return absolute(reverse("articles:front"))


def website() -> dict:
    return {
        "@type": "WebSite",
        "@id": f"{home()}#website",
        "url": home(),
        "name": settings.SITE_NAME,
        "description": settings.SITE_TAGLINE,
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": {"@id": f"{home()}#paper"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(reverse('articles:search'))}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def publisher() -> dict:
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{home()}#paper",
        "name": settings.SITE_NAME,
        "url": home(),
        "logo": {
            "@type": "ImageObject",
            "url": absolute(static("img/logo.png")),
            "width": LOGO_SIZE,
            "height": LOGO_SIZE,
        },
    }


def paper(navigation) -> list[dict]:
    """The site and its publisher with the pages on which he says by what rules he works.

    ``navigation``: an ``articles.navigation.Navigation``, whose policies are named as schema.org does.
    Corrections have a page of the site's own, unless an editor wrote one about them.
    """
    rules = {name: absolute(link.url) for name, link in navigation.policies.items()}
    corrections = {"correctionsPolicy": absolute(reverse("articles:corrections"))}
    return [website(), publisher() | corrections | rules]
