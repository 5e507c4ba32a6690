"""``/<slug>/``: a section's articles or, where no section has the address, a page that stays."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Page, Section
from articles.surrogates import list_of, shows
from articles.views.listing import list_page


@require_safe
def section(request, slug):
    section = Section.objects.filter(slug=slug).first()
    if section is None:
        return page(request, slug)
    shows(list_of(section))
    listing = list_page(request, Article.objects.public().filter(section=section))
    context = {"section": section, "current_section": section.slug, "listing": listing}
    return render(request, "articles/section.html", context)


def page(request, slug):
    page = get_object_or_404(Page, slug=slug)
    return render(request, "articles/page.html", {"page": page})
