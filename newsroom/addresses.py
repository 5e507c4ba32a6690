"""Former addresses answer 301, in one hop; whatever was withdrawn answers 410."""

from django.http import HttpResponsePermanentRedirect

from articles.models import Article, Redirect


class FormerAddressMiddleware:
    """Looks only when nothing answered, so that a live page never pays for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_lost = response.status_code == 404 and request.method in ("GET", "HEAD")
        target = present_address(request.path_info) if is_lost else None
        return HttpResponsePermanentRedirect(target) if target else response


def present_address(path: str) -> str | None:
    """Where what once answered at ``path`` is now, or None."""
    if redirect := Redirect.objects.filter(path=path).first():
        target = redirect.target()
        is_hidden = isinstance(target, Article) and not target.is_public
        return None if is_hidden else target.get_absolute_url()
    return inside_a_renamed_section(path)


def inside_a_renamed_section(path: str) -> str | None:
    """An article's address under a former address of its section."""
    section_path, _, slug = path.strip("/").partition("/")
    redirect = Redirect.objects.filter(path=f"/{section_path}/", section__isnull=False).first()
    if not redirect or not slug or "/" in slug:
        return None
    article = Article.objects.public().filter(section=redirect.section, slug=slug).first()
    if article:
        return article.get_absolute_url()
    moved = Redirect.objects.filter(path=f"{redirect.section.get_absolute_url()}{slug}/").first()
    if moved and moved.article and moved.article.is_public:
        return moved.article.get_absolute_url()
    return None
