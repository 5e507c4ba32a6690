"""Where staff work. Apart, because it is asked before Django's models are loaded."""

from django.conf import settings


def is_staff_area(request) -> bool:
    return request.path_info.startswith(settings.SESSION_COOKIE_PATH)
