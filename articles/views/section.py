"""``/<slug>/``: a section's front and its articles or, where no section has the address, a page that
stays."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.fronts.composing import NamedRows, compose, rows_online
from articles.models import Article, Page, Section
from articles.navigation import Navigation, load_navigation
from articles.surrogates import front_of, list_of, shows
from articles.views.listing import PAGE_SIZE, Cursor, ListPage, list_page


@require_safe
def section(request, slug):
    sections = Section.objects.select_related("front__launched")
    section = sections.filter(slug=slug).first()
    if section is None:
        return page(request, slug)
    shows(list_of(section), front_of(section.pk))
    front = launched_front(section)
    if front and not request.GET.get("before"):
        return section_front(request, section, front.online, rows_online(front), load_navigation())
    listing = list_page(request, Article.objects.public().filter(section=section))
    context = {"section": section, "current_section": section.slug, "listing": listing}
    return render(request, "articles/section.html", context | {"has_news": True})


def launched_front(section: Section):
    """The front that came with the section, if it was ever launched."""
    front = getattr(section, "front", None)
    return front if front and front.launched_id else None


def section_front(
    request, section: Section, arrangement, named: NamedRows, navigation: Navigation, **context
):
    """What editors arranged, and under it the rest of the section's newest articles."""
    links = navigation.sections_by_number
    front = compose(arrangement, named, links, scope=section.pk, river=PAGE_SIZE)
    last = front.river[-1] if front.river and front.has_more else None
    older = Cursor(last.published_at, last.pk) if last else None
    context |= {
        "navigation": navigation,
        "section": section,
        "current_section": section.slug,
        "has_news": True,
        "page": front,
        "listing": ListPage(front.river, is_first=True, older=older),
    }
    return render(request, "articles/section_front.html", context)


def page(request, slug):
    page = get_object_or_404(Page, slug=slug)
    return render(request, "articles/page.html", {"page": page})
