"""What a reader may ask for about himself: a copy (GDPR art. 15 and 20), and erasure (art. 17).

A reader is known by his address alone, so this is the worker's work: it makes the fingerprint, and finds
the commenter by it.
"""

from django.db import transaction

from comments import vault
from comments.models import Comment, Commenter, CommenterContact, Subscription
from comments.recognition import recognise_waiting


def commenter_of(email: str) -> Commenter | None:
    recognise_waiting()  # what was posted a minute ago counts as well
    return Commenter.objects.filter(known=vault.fingerprint(email, "known")).first()


def export(email: str) -> list[dict]:
    """Everything kept about the comments of ``email``, oldest first; ready for JSON."""
    commenter = commenter_of(email)
    return export_of(commenter) if commenter else []


def export_of(commenter: Commenter) -> list[dict]:
    comments = commenter.comments.select_related("article__section", "subscription")
    return [copy_of(comment) for comment in comments.prefetch_related("log", "edits")]


def copy_of(comment: Comment) -> dict:
    subscription = getattr(comment, "subscription", None)
    return {
        "article": comment.article.title,
        "address": comment.article.get_absolute_url() if comment.article.was_public else None,
        "name": comment.author_name,
        "text": comment.text,
        "former texts": [
            {"text": edit.text, "until": edit.replaced_at.isoformat()}
            for edit in comment.edits.all()
        ],
        "written": comment.created_at.isoformat(),
        "state": comment.state,
        "in answer to": comment.parent_id,
        "answers by mail": subscription.is_active if subscription else False,
        "screens": comment.screening,
        "decisions": [
            {"at": line.at.isoformat(), "what": line.verb, "why": line.reason}
            for line in comment.log.all()
        ],
    }


def erase(email: str) -> int:
    """Empty every comment of ``email``; return how many. Answers by others keep their place."""
    commenter = commenter_of(email)
    return erase_all_of(commenter) if commenter else 0


@transaction.atomic
def erase_all_of(commenter: Commenter) -> int:
    comments = list(commenter.comments.all())
    for comment in comments:
        comment.erase()
    ids = [comment.pk for comment in comments]
    CommenterContact.objects.filter(comment__in=ids).delete()
    Subscription.objects.filter(comment__in=ids).delete()
    commenter.forget()
    return len(comments)
