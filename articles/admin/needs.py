"""What a view of the desk needs, said beside it and asked before it.

The views at an article say so in their own table (:mod:`articles.admin.article.places`), the admin's usual
pages by Django's permissions. An address that says nothing fails ``tests/desk/test_every_address.py``.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse


def needs(
    *permissions: str,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Open a view to those alone who hold all ``permissions``; with none, to whoever may sign in here,
    which the admin asks."""

    def guard(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            if not request.user.has_perms(permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        answer.needs = permissions
        return answer

    return guard
