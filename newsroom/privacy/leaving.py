"""Taking the canaries out again, as readers who ask for their erasure; and saying what stays."""

from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from comments import rights
from comments.models import CommenterContact, ErrorReport, LegalLog, Letter, Notice, Subscription
from newsroom.privacy.canaries import Canary
from newsroom.privacy.typed import Scene


def leave(scene: Scene, canaries: list[Canary]) -> str:
    """Delete everything that this run has made; what stays is said. Safe to repeat."""
    comments = list(scene.comments)
    for comment in comments:
        if comment.is_visible:
            comment.reject(reason="canary")
    notices = Notice.objects.filter(explanation__contains=scene.run_id)
    lines = LegalLog.objects.filter(Q(notice__in=notices) | Q(appeal__comment__in=comments))
    lines = list(lines.values_list("pk", flat=True))  # before erasure cuts them off
    things = [str(pk) for pk in numbers_of(comments, notices)]
    readers = [rights.find(canary.address) for canary in canaries]
    things += [str(pk) for reader in readers for pk in reader.requests.values_list("pk", flat=True)]
    for reader in readers:
        rights.erase_all_of(reader)
    ErrorReport.objects.filter(text__contains=scene.run_id).delete()
    LegalLog.objects.filter(pk__in=lines).delete()
    notices.delete()
    Letter.objects.filter(about__in=things).delete()
    for thing in (*things, *(comment.pk for comment in comments)):
        DBTaskResult.objects.filter(args_kwargs__args__0=thing).delete()
    for comment in comments:
        comment.delete()
    return "Numbers that were given out, and what the machine's own logs hold."


def numbers_of(comments, notices):
    """What jobs and letters name."""
    contacts = CommenterContact.objects.filter(comment__in=comments)
    yield from contacts.values_list("pk", flat=True)
    yield from (comment.pk for comment in comments)
    yield from notices.values_list("pk", flat=True)
    yield from Subscription.objects.filter(comment__in=comments).values_list("pk", flat=True)
