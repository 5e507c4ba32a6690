"""The letter to a moderator: what waits at the desk, in numbers (:mod:`comments.digesting`)."""

from django.urls import reverse
from django.utils.translation import ngettext_lazy

from articles.addresses import absolute
from comments.digesting import KIND, desk, may_hear, waiting_for
from comments.mailing.message import Draft
from comments.models import Digest, Letter


def digest(letter: Letter) -> Draft | None:
    """Counted when it leaves. One that was overtaken by a later one while no server answered is not sent."""
    found = Digest.objects.wanted().select_related("user").filter(pk=letter.about).first()
    if found is None or not may_hear(found) or is_overtaken(letter):
        return None
    waiting = waiting_for(found)
    return (waiting or None) and Draft(
        to=found.user.email,
        subject=ngettext_lazy(
            "Moderation: %(count)d waits for a decision",
            "Moderation: %(count)d wait for a decision",
            waiting.total,
        ),
        fill={"count": waiting.total},
        template="digest",
        context={
            "waiting": waiting,
            "desk": desk(),
            "choose": absolute(reverse("moderation:digest")),
            "stop": stop_address(found),
        },
        language=found.language,
        unsubscribe=stop_address(found),
    )


def stop_address(digest: Digest) -> str:
    return absolute(reverse("comments:digest-stop", args=[digest.token]))


def is_overtaken(letter: Letter) -> bool:
    later = Letter.objects.filter(kind=KIND, about=letter.about, created_at__gt=letter.created_at)
    return later.exists()
