"""An article as its next publication would show it, in memory: nothing is written."""

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext

from articles.models.article import Article
from articles.models.byline import Author, Byline
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.tag import Tag, usual_names


def as_drafted(article: Article) -> Article:
    """Turn ``article`` into its own draft."""
    return as_written(article, article.draft())


def as_version(article: Article, revision: Revision) -> Article:
    """Turn ``article`` into one of its versions; a published one to the letter as readers got it."""
    article = as_written(article, revision.snapshot)
    if revision.published_at:
        article.updated_at = max(revision.published_at, article.published_at)
        article.body_html = revision.body_html or article.body_html
    return article


def as_written(article: Article, content: dict) -> Article:
    """The article with that snapshot. What it still lacks is filled in to be looked at."""
    article.restore(content)
    article.title = article.title or gettext("Untitled")
    article.slug = article.slug or slugify(article.title)[:100] or "article"
    article.published_at = article.published_at or timezone.now()
    if article.section is None:
        article.section = Section(name=gettext("Section"), slug="section")
    article.draw()
    hold(article, "bylines", Byline, drafted_bylines(article, content.get("byline", [])))
    hold(article, "tags", Tag, drafted_tags(content.get("tags", [])))
    return article


def hold(article: Article, name: str, model, rows: list) -> None:
    """Let ``article.<name>.all()`` answer ``rows`` as if they had been prefetched."""
    found = model.objects.none()
    found._result_cache = rows
    cache = getattr(article, "_prefetched_objects_cache", {})
    article._prefetched_objects_cache = cache | {name: found}


def drafted_bylines(article: Article, lines: list[dict]) -> list[Byline]:
    authors = Author.objects.select_related("portrait").in_bulk([line["author"] for line in lines])
    return [
        Byline(
            article=article,
            author=authors[line["author"]],
            role=line["role"],
            agency=line.get("agency", ""),
        )
        for line in lines
        if line["author"] in authors
    ]


def drafted_tags(names: list[str]) -> list[Tag]:
    names = usual_names(names)
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    return [known.get(name) or Tag(name=name, slug=slugify(name) or "tag") for name in names]
