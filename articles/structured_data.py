"""JSON-LD for search engines, one @graph for each page (schema.org; Google's Article guidelines).

Built from what the page's view has loaded: nothing here queries when bylines, tags, corrections,
section and pictures are.
"""

import json

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from articles.addresses import absolute
from articles.body.typography import set_text
from articles.cropping import SEARCH_WIDTH
from articles.models import Article, Byline
from articles.safe_html import bless
from articles.sharing import lead_picture, list_card, picture, share_picture, shorten

HEADLINE_LENGTH = 110  # characters; Google's limit
SEARCH_CROPS = ("16x9", "4x3", "square")  # the ratios that Google asks for
LOGO_SIZE = 512  # pixels, square

# The nearest type for each kind. Subtypes name their parent too, for readers that know only that.
TYPES = {
    Article.Kind.ANALYSIS: ["NewsArticle", "AnalysisNewsArticle"],
    Article.Kind.OPINION: ["NewsArticle", "OpinionNewsArticle"],
    Article.Kind.REVIEW: ["NewsArticle", "ReviewNewsArticle"],
    Article.Kind.ADVERTORIAL: ["Article", "AdvertiserContentArticle"],
}
# Inside a script element, nothing may look like markup.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def as_script(nodes: list[dict]):
    """The nodes as one @graph in a script element of data, which no browser runs."""
    data = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return bless(f'<script type="application/ld+json">{text}</script>')


def article_graph(article) -> list[dict]:
    url = absolute(article.get_absolute_url())
    title = set_text(article.title, article.typography)
    people = {line.author_id: line.author for line in article.bylines.all()}
    return [
        website(),
        publisher(),
        web_page(url, article),
        news_article(url, article),
        *(person(author) for author in people.values()),
        *lead_node(url, article),
        breadcrumbs(url, [(article.section.name, article.section), (title, article)]),
    ]


def news_article(url: str, article) -> dict:
    language = article.language or settings.LANGUAGE_CODE
    node = {
        "@type": TYPES.get(article.kind, "NewsArticle"),
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "isPartOf": {"@id": f"{url}#page"},
        "headline": Truncator(set_text(article.title, article.typography)).chars(HEADLINE_LENGTH),
        "description": set_text(shorten(article.standfirst), article.typography),
        "image": search_pictures(article.shown_image),
        "datePublished": moment(article.published_at),
        "dateModified": moment(article.updated_at or article.published_at),
        "author": writers(article),
        "publisher": publisher(),
        "articleSection": article.section.name,
        "keywords": [tag.name for tag in article.tags.all()],
        "wordCount": article.words,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "correction": [correction(each, article.typography) for each in article.corrections.all()],
        "sponsor": article.is_commercial and organisation(article.advertiser),
    }
    return without_empty(node)


def search_pictures(image) -> list[str]:
    """The picture in the ratios for which it is large enough; without any, the paper's own card."""
    cuts = filter(None, (picture(image, crop) for crop in SEARCH_CROPS))
    return [cut.url for cut in cuts if cut.width >= SEARCH_WIDTH] or [share_picture(None).url]


def writers(article) -> list[dict]:
    """One object for each author of the text; the paper itself where nobody signs."""
    bylines = article.bylines.all()
    signed = [line for line in bylines if line.role == Byline.Role.TEXT] or bylines
    people = {line.author_id: line.author for line in signed}
    return [reference(author) for author in people.values()] or [unsigned()]


def unsigned() -> dict:
    """The paper as an author. Google's Article guidelines know Person and Organization, no subtype."""
    return {name: publisher()[name] for name in ("@id", "name", "url")} | {"@type": "Organization"}


def reference(author) -> dict:
    url = absolute(author.get_absolute_url())
    return {"@type": "Person", "@id": f"{url}#person", "name": author.name, "url": url}


def person(author) -> dict:
    more = {"jobTitle": author.job_title, "worksFor": {"@id": publisher()["@id"]}}
    return without_empty(reference(author) | more)


def correction(record, typography: str) -> dict:
    return {
        "@type": "CorrectionComment",
        "text": set_text(record.text, typography),
        "datePublished": moment(record.date),
    }


def organisation(name: str) -> dict | None:
    return {"@type": "Organization", "name": name} if name else None


def web_page(url: str, article) -> dict:
    node = {
        "@type": "WebPage",
        "@id": f"{url}#page",
        "url": url,
        "name": set_text(article.headline_for_search, article.typography),
        "isPartOf": {"@id": website()["@id"]},
        "breadcrumb": {"@id": f"{url}#breadcrumbs"},
        "primaryImageOfPage": lead_picture(article) and {"@id": f"{url}#picture"},
    }
    return without_empty(node)


def lead_node(url: str, article) -> list[dict]:
    """The lead picture with what the law and search engines want to know of its rights."""
    lead = lead_picture(article)
    if lead is None:
        return []
    node = {
        "@type": "ImageObject",
        "@id": f"{url}#picture",
        "url": lead.url,
        "contentUrl": lead.url,
        "width": lead.width,
        "height": lead.height,
        "caption": lead.caption or lead.alt,
        "creditText": lead.credit,
        "copyrightNotice": article.lead_image.rights_holder,
    }
    return [without_empty(node)]


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


def list_graph(subject, before: str = "") -> list[dict]:
    """For a section, tag, author, dossier or lasting page; None is the front page."""
    card = list_card(subject, before)
    if subject is None:
        return [website(), publisher()]
    page = {
        "@type": list_type(subject),
        "@id": f"{card.url}#page",
        "url": card.url,
        "name": card.title,
        "description": card.description,
        "isPartOf": {"@id": website()["@id"]},
        "mainEntity": hasattr(subject, "bio") and profile(subject),
    }
    return [website(), without_empty(page), breadcrumbs(card.url, [(card.title, subject)])]


def list_type(subject) -> str:
    types = {"author": "ProfilePage", "page": "WebPage"}
    return types.get(subject._meta.model_name, "CollectionPage")


def profile(author) -> dict:
    portrait = picture(author.portrait, "square")
    more = {"description": shorten(author.bio), "image": portrait and portrait.url}
    return without_empty(person(author) | more)


def website() -> dict:
    home = absolute(reverse("articles:front"))
    return {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "url": home,
        "name": settings.SITE_NAME,
        "description": settings.SITE_TAGLINE,
        "inLanguage": settings.LANGUAGE_CODE,
        "publisher": {"@id": f"{home}#paper"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{absolute(reverse('articles:search'))}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }


def publisher() -> dict:
    home = absolute(reverse("articles:front"))
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{home}#paper",
        "name": settings.SITE_NAME,
        "url": home,
        "logo": {
            "@type": "ImageObject",
            "url": absolute(static("img/logo.png")),
            "width": LOGO_SIZE,
            "height": LOGO_SIZE,
        },
        "correctionsPolicy": absolute(reverse("articles:corrections")),
    }


def moment(value) -> str:
    """ISO 8601 with the zone of the paper."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def without_empty(node: dict) -> dict:
    return {name: value for name, value in node.items() if value}
