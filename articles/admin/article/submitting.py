"""From the writer to the editors, and on."""

from django.utils.translation import gettext as _


def submit(request, article) -> str:
    article.submit(by=request.user)
    return _("Submitted: the editors see it now.")
