"""Former addresses answer 301, in one hop; whatever is hidden answers 404 there as anywhere."""

from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse

from articles.models import Article, Author, Page, Redirect, Section, Tag
from newsroom.wordpress import permalinks

FEED = "feed/"  # the address of a feed is that of its subject with this behind it
WITH_FEED = (Section, Tag, Author)


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
        return None  # PostgreSQL would not even be asked
    if "\0" in path:  # PostgreSQL refuses to look for it
        return None
    asked = path if path.endswith("/") else f"{path}/"
    names = {path: "", asked: "", asked.removesuffix(FEED): FEED if asked.endswith(FEED) else ""}
    found = Redirect.objects.filter(path__in=names).select_related(
        *Redirect.TARGETS, "article__section"
    )
    for redirect in sorted(found, key=lambda redirect: -len(redirect.path)):
        address = visible_address(redirect.target(), names[redirect.path])
        if address and not is_taken(redirect):
            return address
    return inside_a_renamed_section(asked) or without_wordpress_ending(asked)


def address_of_query(request) -> str | None:
    """Where a permalink of WordPress that is a query leads, None for any other query."""
    thing = permalinks.thing_asked_for(request.path_info, request.GET)
    if thing:
        return visible_address(thing, "")
    return permalinks.own_page_asked_for(request.path_info, request.GET)


def without_wordpress_ending(path: str) -> str | None:
    """What ``/…/page/2/``, ``/…/amp/`` and their like belonged to: a former address, or a live one."""
    bare = permalinks.without_ending(path)
    if bare is None:
        return None
    if bare == "/":
        return reverse("articles:feed") if "feed" in path else bare
    return present_address(bare) or (bare if is_live(bare) else None)


def is_live(path: str) -> bool:
    """Whether a section, a page, an article, a tag or an author answers at ``path``."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    slug = match.kwargs.get("slug")
    if match.url_name == "article":
        public = Article.objects.public().filter(section__slug=match.kwargs["section"], slug=slug)
        return public.exists()
    models = {"section": (Section, Page), "tag": (Tag.objects.public(),), "author": (Author,)}
    rows = (getattr(model, "objects", model) for model in models.get(match.url_name, ()))
    return any(found.filter(slug=slug).exists() for found in rows)


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


def moved_out_of(section, slug: str) -> Article | None:
    """The public article that had that slug in the section, under any address the section has had."""
    bases = [section.get_absolute_url()]
    bases += Redirect.objects.filter(section=section).values_list("path", flat=True)
    moves = Redirect.objects.filter(path__in=[f"{base}{slug}/" for base in bases])
    return Article.objects.public().filter(pk__in=moves.values("article")).first()
