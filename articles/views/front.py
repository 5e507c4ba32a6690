"""``/``: the front page."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.fronts.composing import NamedRows, compose, rows_online
from articles.fronts.usual import usual
from articles.models import Front
from articles.navigation import load_navigation
from articles.surrogates import ARTICLES, FRONT, lasts_today, shows


@require_safe
def front(request):
    shows(FRONT, ARTICLES)
    front, navigation = Front.objects.online(), load_navigation()
    if front:
        arrangement, named = front.online, rows_online(front)
    else:
        arrangement, named = usual([link.pk for link in navigation.sections]), NamedRows()
    return front_page(request, arrangement, named, navigation)


def front_page(request, arrangement, named: NamedRows, navigation, **context):
    """The page with that arrangement, for readers or for who arranges it."""
    lasts_today()
    page = compose(arrangement, named, navigation.sections_by_number)
    context |= {
        "navigation": navigation,
        "is_front": True,
        "has_news": True,
        "today": timezone.localdate(),
        "page": page,
    }
    return render(request, "articles/front.html", context)
