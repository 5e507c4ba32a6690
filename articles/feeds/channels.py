"""What a feed is about: one function for each kind of list that has feeds.

Each takes what its address names, starts from the gate, and raises Http404 where readers have no
such list.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.feeds.announcing import title_of
from articles.models import Article, Author, Dossier, PartnerFeed, Section, Tag
from articles.surrogates import ARTICLES, list_of

ITEMS = 30  # articles; about what a reader who looks in once a day has missed


@dataclass(frozen=True)
class Channel:
    """``page`` is the path of the page that a browser shows, ``place`` what the feed's own address
    stands under (the same, nearly always), ``name`` what stays when both change."""

    title: str
    description: str
    page: str
    name: str
    articles: QuerySet  # or, below an article, its comments
    keys: frozenset[str] = field(default_factory=frozenset)  # surrogate keys of the lists
    place: str = ""
    is_full: bool = True  # whole texts, not standfirsts alone
    most: int = ITEMS

    @property
    def identity(self) -> str:
        """An IRI (RFC 4287 §4.2.6: permanent) that outlives every address of the channel."""
        return f"{settings.SITE_URL}/#{self.name}" if self.name else f"{settings.SITE_URL}/"


def site() -> Channel:
    return Channel(
        title=settings.SITE_NAME,
        description=settings.SITE_TAGLINE,
        page=reverse("articles:front"),
        name="",
        articles=Article.objects.public(),
        keys=frozenset({ARTICLES}),
    )


def section(slug: str) -> Channel:
    section = get_object_or_404(Section, slug=slug)
    return of(section, Article.objects.public().filter(section=section), section.description)


def tag(slug: str) -> Channel:
    tag = get_object_or_404(Tag.objects.public(), slug=slug)
    return of(tag, Article.objects.public().filter(tagged__tag=tag), tag.description)


def author(slug: str) -> Channel:
    author = get_object_or_404(Author, slug=slug)
    signed = author.bylines.values("article")  # once, whatever the roles
    return of(author, Article.objects.public().filter(pk__in=signed), author.job_title)


def dossier(slug: str) -> Channel:
    dossier = get_object_or_404(Dossier, slug=slug)
    articles = Article.objects.public().filter(dossier=dossier)
    return of(dossier, articles, dossier.introduction or dossier.state_of_play)


def tag_in_section(section: str, slug: str) -> Channel:
    """What a section has published on a subject. There is no page of it: the tag's stands for it."""
    section = get_object_or_404(Section, slug=section)
    tag = get_object_or_404(Tag.objects.public(), slug=slug)
    return Channel(
        title=title_of(tag, section),
        description=tag.description or section.description or settings.SITE_TAGLINE,
        page=tag.get_absolute_url(),
        name=f"section-{section.pk}-tag-{tag.pk}",
        articles=Article.objects.public().filter(section=section, tagged__tag=tag),
        keys=frozenset({list_of(section), list_of(tag)}),
        place=f"{section.get_absolute_url()}{tag.get_absolute_url().removeprefix('/')}",
    )


def partner(token: str) -> Channel:
    feed = PartnerFeed.objects.of(token)
    if feed is None:
        raise Http404("no such feed")
    front = reverse("articles:front")
    return Channel(
        title=title_of(feed),
        description=settings.SITE_TAGLINE,
        page=front,
        name=f"partner-{feed.pk}",
        articles=feed.articles(),
        place=f"{front}partner/{token}/",
        is_full=feed.is_full,
    )


def of(subject, articles: QuerySet, description: str) -> Channel:
    return Channel(
        title=title_of(subject),
        description=" ".join(description.split()) or settings.SITE_TAGLINE,
        page=subject.get_absolute_url(),
        name=f"{subject._meta.model_name}-{subject.pk}",
        articles=articles,
        keys=frozenset({list_of(subject)}),
    )
