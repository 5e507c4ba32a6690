"""Links to the site itself: which of them lead readers somewhere. One query for each kind of address."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve

from articles.models import Article, Author, Dossier, Page, Redirect, Section, Tag

MOST = 500  # links looked up; the longest investigations have about two hundred


class Addresses:
    """``dead`` are the links that lead nowhere, ``withdrawn`` those to what readers may not see."""

    def __init__(self, hrefs: Iterable[str], article_ids: Iterable[int] = ()):
        paths = {href: path for href in hrefs if (path := own_path(href))}
        self.matches = {href: match for href, path in paths.items() if (match := matched(path))}
        self.paths = dict(list(paths.items())[:MOST])
        self.redirected = self.find_redirects()
        self.states = self.find_articles()
        self.slugs = self.find_slugs()
        rows = Article.objects.filter(pk__in=article_ids) if article_ids else ()
        self.articles = {article.pk: article for article in rows}

    def find_redirects(self) -> set[str]:
        """Former addresses among them, also those of the section that an address begins with."""
        if not self.paths:
            return set()
        asked = {*self.paths.values(), *map(first_part, self.paths.values())}
        return set(Redirect.objects.filter(path__in=asked).values_list("path", flat=True))

    def find_articles(self) -> dict[tuple[str, str], bool]:
        """Section and slug → whether readers may see it."""
        wanted = {
            (match.kwargs["section"], match.kwargs["slug"])
            for match in self.matches.values()
            if match.url_name == "article"
        }
        if not wanted:
            return {}
        at = reduce(or_, (Q(section__slug=section, slug=slug) for section, slug in wanted))
        rows = Article.objects.filter(at).select_related("section")
        slim = rows.only("slug", "status", "published_at", "embargo_until", "section__slug")
        return {(row.section.slug, row.slug): row.is_public for row in slim}

    def find_slugs(self) -> dict[str, set[str]]:
        """The slugs of lists and pages that exist, by the name of their address."""
        found = {}
        for name, models in LISTS.items():
            wanted = {m.kwargs["slug"] for m in self.matches.values() if m.url_name == name}
            found[name] = {
                slug
                for model in models
                if wanted
                for slug in model.objects.filter(slug__in=wanted).values_list("slug", flat=True)
            }
        return found

    def is_dead(self, href: str) -> bool:
        """Nothing of ours answers there; never true of a link to another site."""
        path, match = self.paths.get(href), self.matches.get(href)
        if path is None or not self.redirected.isdisjoint({path, first_part(path)}):
            return False
        if match is None:
            return not is_served_elsewhere(path)
        if match.url_name == "article":
            return (match.kwargs["section"], match.kwargs["slug"]) not in self.states
        known = self.slugs.get(match.url_name.removesuffix("-feed"))
        return known is not None and match.kwargs.get("slug") not in known

    def is_hidden(self, href: str) -> bool:
        """An article of ours that readers may not see now: withdrawn, not published, under embargo."""
        match = self.matches.get(href)
        if href not in self.paths or match is None or match.url_name != "article":
            return False
        return self.states.get((match.kwargs["section"], match.kwargs["slug"])) is False


LISTS = {"section": (Section, Page), "tag": (Tag,), "author": (Author,), "dossier": (Dossier,)}


def own_path(href: str) -> str:
    """The path of a link to this site, with its last slash; empty for any other link."""
    try:
        parts = urlsplit(href)
        site = urlsplit(settings.SITE_URL)
        host = parts.hostname
    except ValueError:  # no address at all, such as http://[
        return ""
    if parts.scheme not in ("", "http", "https") or (host and host != site.hostname):
        return ""
    path = unquote(parts.path)
    if not path.startswith("/") or "\0" in path:
        return ""
    return path if path.endswith("/") or "." in path.rsplit("/", 1)[-1] else f"{path}/"


def first_part(path: str) -> str:
    return f"/{path.split('/')[1]}/"


def matched(path: str):
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if match.app_name == "articles" else None


def is_served_elsewhere(path: str) -> bool:
    """Files, and whatever else the site answers that is no page of the paper."""
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    try:
        return bool(resolve(path))
    except Resolver404:
        return False
