"""Letters to the newsroom itself about what must not happen in silence."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext_lazy

from articles.addresses import absolute
from comments.mailing.message import Draft
from comments.models import LegalLog, Letter


def revealed(letter: Letter) -> Draft | None:
    """A reader's address was opened: by whom, and where the log says why. Neither the address nor the
    reason, in which somebody may have named people."""
    line_id, person_id = letter.about.split(":")
    line = LegalLog.objects.select_related("actor").filter(pk=line_id).first()
    person = get_user_model().objects.filter(pk=person_id, is_active=True).first()
    if line is None or person is None:
        return None
    return Draft(
        to=person.email,
        subject=gettext_lazy("A reader’s address was opened"),
        template="revealed",
        context={
            "line": line,
            "link": absolute(reverse("admin:comments_legallog_changelist")),
            "is_own": line.actor_id == person.pk,
        },
        language=settings.LANGUAGE_CODE,
    )
