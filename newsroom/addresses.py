"""Former addresses answer 301, in one hop; whatever is hidden answers 404 there as anywhere."""

import re

from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse

from articles.models import Article, Author, Dossier, Page, Redirect, Section, Tag
from articles.views.archive import UNITS, Span
from newsroom.wordpress import permalinks

# The address of a feed is that of its subject with one of these behind it.
FEED = re.compile(r"(?<=/)feed/(?:atom/|json/)?$")
WITH_FEED = (Section, Tag, Author, Dossier)
DATED = re.compile(r"/([0-9]{4})(?:/([0-9]{2}))?(?:/([0-9]{2}))?/")
CROSSING = re.compile(r"(/[^/]+/)tag/([^/]+)/(feed/(?:atom/|json/)?)")


class FormerAddressMiddleware:
    """Looks only when nothing answered, so that a live page never pays for it.

    The exception are WordPress's addresses with a query (``/?p=12``), which the front page would answer.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_read = request.method in ("GET", "HEAD")
        if is_read and request.GET and (target := address_of_query(request)):
            return HttpResponsePermanentRedirect(target)
        response = self.get_response(request)
        if response.status_code != 404 or not is_read:
            return response
        target = present_address(request.path_info)
        if target is None or target == request.path_info:
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)


def present_address(path: str) -> str | None:
    """Where what once answered at ``path`` is now, or None.

    A missing slash at the end is added here and now: adding it by a redirect of its own would make
    two hops of one.
    """
    if "\0" in path:
        return None  # PostgreSQL refuses to look for it
    asked = path if path.endswith("/") else f"{path}/"
    names = {path: "", asked: ""}
    if feed := FEED.search(asked):
        names[asked[: feed.start()]] = feed[0]
    found = Redirect.objects.filter(path__in=names).select_related(
        *Redirect.TARGETS, "article__section"
    )
    for redirect in sorted(found, key=lambda redirect: -len(redirect.path)):
        address = visible_address(redirect.target(), names[redirect.path])
        if address and not is_taken(redirect):
            return address
    return (
        inside_a_renamed_section(asked)
        or tag_in_a_section(asked)
        or archive_by_date(asked)
        or without_wordpress_ending(asked)
    )


def address_of_query(request) -> str | None:
    """Where a permalink of WordPress that is a query leads, None for any other query."""
    thing = permalinks.thing_asked_for(request.path_info, request.GET)
    if thing:
        return visible_address(thing, "")
    return permalinks.own_page_asked_for(request.path_info, request.GET)


def without_wordpress_ending(path: str) -> str | None:
    """What ``/…/page/2/``, ``/…/amp/`` and their like belonged to: a former address, or a live one."""
    feed = FEED.search(path)
    if feed and has_feed(path[: feed.start()]):
        return path  # nothing but its last slash was missing
    bare = permalinks.without_ending(path)
    if bare is None:
        return None
    if bare == "/":
        return reverse("articles:feed") if "feed" in path else bare
    return present_address(bare) or (bare if is_live(bare) else None)


def has_feed(path: str) -> bool:
    """Whether what answers at ``path`` is the front page or a list."""
    match = match_of(path)
    return match is not None and (path == "/" or is_list(match))


def is_live(path: str) -> bool:
    """Whether a section, a page, an article, a tag, an author or a dossier answers at ``path``."""
    match = match_of(path)
    if match is None:
        return False
    slug = match.kwargs.get("slug")
    if match.url_name == "article":
        public = Article.objects.public().filter(section__slug=match.kwargs["section"], slug=slug)
        return public.exists()
    is_page = match.url_name == "section" and Page.objects.filter(slug=slug).exists()
    return is_page or is_list(match)


def match_of(path: str):
    try:
        return resolve(path)
    except Resolver404:
        return None


def is_list(match) -> bool:
    """Whether there is the section, tag, author or dossier that an address of such a list names."""
    models = {model._meta.model_name: model for model in WITH_FEED}
    model = models.get(match.url_name)
    if model is None:
        return False
    rows = model.objects.public() if model is Tag else model.objects
    return rows.filter(slug=match.kwargs["slug"]).exists()


def visible_address(target, ending: str) -> str | None:
    """The address of ``target``, or of its feed; None for what readers may not know of."""
    if ending and not isinstance(target, WITH_FEED):
        return None
    if isinstance(target, Article) and not target.is_public:
        return None
    if isinstance(target, Tag) and not Tag.objects.public().filter(pk=target.pk).exists():
        return None
    return f"{target.get_absolute_url()}{ending}"


def is_taken(redirect) -> bool:
    """True when something live has the address: a section's row stays for its articles' sake."""
    slug = redirect.path.strip("/")
    return redirect.section_id is not None and any(
        model.objects.filter(slug=slug).exists() for model in (Section, Page)
    )


def inside_a_renamed_section(path: str) -> str | None:
    """An article's address under a former address of its section."""
    first, _, slug = path.strip("/").partition("/")
    if not slug or "/" in slug:
        return None
    former = Redirect.objects.filter(path=f"/{first}/", section__isnull=False)
    section = next((redirect.section for redirect in former.select_related("section")), None)
    if section is None:
        return None
    article = Article.objects.public().filter(section=section, slug=slug).first()
    if article is None:
        article = moved_out_of(section, slug)
    return article.get_absolute_url() if article else None


def archive_by_date(path: str) -> str | None:
    """WordPress keeps the archive of a date at the root (``/2021/03/``), we below ``/archive/``."""
    match = DATED.fullmatch(path)
    if match is None:
        return None
    numbers = [number for number in match.groups() if number]
    span = Span.read(*numbers, unit=UNITS[len(numbers) - 1])
    return span.get_absolute_url() if span and span.articles().exists() else None


def tag_in_a_section(path: str) -> str | None:
    """A feed of what a section has on a subject, when either has had another address."""
    match = CROSSING.fullmatch(path)
    if match is None:
        return None
    section = whose_address(Section.objects.all(), match[1])
    tag = whose_address(Tag.objects.public(), f"/tag/{match[2]}/")
    if section is None or tag is None:
        return None
    return f"{section.get_absolute_url().rstrip('/')}{tag.get_absolute_url()}{match[3]}"


def whose_address(rows, path: str):
    """The section or tag among ``rows`` that is at ``path``, or else the one that once was."""
    former = Redirect.objects.filter(path=path).values(rows.model._meta.model_name)
    slug = path.strip("/").rpartition("/")[2]
    return rows.filter(slug=slug).first() or rows.filter(pk__in=former).first()


def moved_out_of(section, slug: str) -> Article | None:
    """The public article that had that slug in the section, under any address the section has had."""
    bases = [section.get_absolute_url()]
    bases += Redirect.objects.filter(section=section).values_list("path", flat=True)
    moves = Redirect.objects.filter(path__in=[f"{base}{slug}/" for base in bases])
    return Article.objects.public().filter(pk__in=moves.values("article")).first()
