"""What an editor does to what readers see."""

from django.utils.translation import gettext as _

from articles.admin.article.form import TOLD


def publish(request, article) -> str:
    was_public, change = article.was_public, request.POST.get("change") or None
    article.publish(by=request.user, change=change if was_public else None)
    if was_public and change in TOLD:
        article.corrections.create(kind=TOLD[change], text=request.POST["notice"].strip())
    return _("The changes are online.") if was_public else _("Published.")


def withdraw(request, article) -> str:
    article.withdraw(by=request.user, reason=request.POST["reason"].strip()[:300])
    return _("Withdrawn: its address answers “gone” from now on.")
