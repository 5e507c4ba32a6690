"""The graph of an article's page."""

from django.conf import settings
from django.utils.text import Truncator

from articles.addresses import absolute
from articles.body.typography import set_text
from articles.cropping import SEARCH_WIDTH
from articles.models import Article, Byline
from articles.sharing import card_without_picture, lead_picture, picture, shorten
from articles.structured_data.paper import paper, publisher, website
from articles.structured_data.people import person, reference, signed, writers
from articles.structured_data.places import breadcrumbs
from articles.structured_data.writing import moment, without_empty

HEADLINE_LENGTH = 110  # characters; Google's limit
SEARCH_CROPS = ("16x9", "4x3", "square")  # the ratios that Google asks for

# The nearest type for each kind. Subtypes name their parent too, for readers that know only that.
TYPES = {
    Article.Kind.ANALYSIS: ["NewsArticle", "AnalysisNewsArticle"],
    Article.Kind.OPINION: ["NewsArticle", "OpinionNewsArticle"],
    Article.Kind.REVIEW: ["NewsArticle", "ReviewNewsArticle"],
    Article.Kind.LIVE: ["NewsArticle", "LiveBlogPosting"],
    Article.Kind.ADVERTORIAL: ["Article", "AdvertiserContentArticle"],
}


def article_graph(article, navigation) -> list[dict]:
    url = absolute(article.get_absolute_url())
    title = set_text(article.title, article.typography)
    people = {line.author_id: line.author for line in article.bylines.all()}
    return [
        *paper(navigation),
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
        "isPartOf": {"@id": url},
        "headline": Truncator(set_text(article.title, article.typography)).chars(HEADLINE_LENGTH),
        "description": set_text(shorten(article.standfirst), article.typography),
        "image": search_pictures(article),
        "datePublished": moment(article.published_at),
        "dateModified": moment(article.updated_at or article.published_at),
        "author": writers(article),
        "translator": [reference(one) for one in signed(article, Byline.Role.TRANSLATION)],
        "publisher": publisher(),
        "copyrightHolder": {"@id": publisher()["@id"]},
        "articleSection": article.section.name,
        "keywords": [tag.name for tag in article.tags.all()],
        "wordCount": article.words,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "correction": [correction(each, article.typography) for each in article.corrections.all()],
        "coverageStartTime": article.kind == Article.Kind.LIVE and moment(article.published_at),
        "sponsor": article.is_commercial and organisation(article.advertiser),
    }
    return without_empty(node)


def search_pictures(article) -> list[str]:
    """The picture in the ratios for which it is large enough; without any, a card that stands for it."""
    cuts = filter(None, (picture(article.shown_image, crop) for crop in SEARCH_CROPS))
    large = [cut.url for cut in cuts if cut.width >= SEARCH_WIDTH]
    return large or [card_without_picture(article).url]


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
        "@id": url,
        "url": url,
        "name": set_text(article.headline_for_search, article.typography),
        "isPartOf": {"@id": website()["@id"]},
        "breadcrumb": {"@id": f"{url}#breadcrumbs"},
        "datePublished": moment(article.published_at),
        "dateModified": moment(article.updated_at or article.published_at),
        "inLanguage": article.language or settings.LANGUAGE_CODE,
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
