"""The copy of all that is kept about a reader (GDPR art. 15 and 20), ready for JSON.

It is made in two halves. web makes the comments' half when the copy is asked for; the other holds what web
may not read, so that post makes it when it answers the request, and it goes with the request after a day.
Left out are the names of colleagues, and what others wrote about him (art. 15 (4)): of a notice against his
comment he is told the ground and the decision.
"""

from django.db.models import Prefetch
from django.utils import timezone

from comments.models import Comment, CommentEdit, Commenter, LegalLog, LegalVerb
from comments.rights import Reader

MOST = 1_000  # rows of one kind beside the comments; nobody has so many


def at(moment) -> str | None:
    return moment.isoformat() if moment else None


def whole_copy(reader: Reader) -> dict:
    """Both halves, for whoever may read everything."""
    return copy_of_all(reader.commenter, about(reader))


def copy_of_all(commenter: Commenter | None, about: dict) -> dict:
    return {
        "made": at(timezone.now()),
        "address": "locked away; it is the one that the link to this copy was mailed to",
        "comments": comments_of(commenter) if commenter else [],
        **about,
    }


def about(reader: Reader) -> dict:
    """What web may not read. No address in it, and no name of a colleague."""
    return {
        "you": about_commenter(reader.commenter) if reader.commenter else None,
        "reports of errors": [
            {
                "article": report.article.title,
                "passage": report.passage,
                "text": report.text,
                "name": report.author_name,
                "may be named": report.wants_credit,
                "sent": at(report.created_at),
                "state": report.state,
                "thanked": at(report.thanked_at),
                "correction": report.correction.text if report.correction else None,
            }
            for report in reader.reports.select_related("article", "correction")[:MOST]
        ],
        "notices": [
            {
                "about": notice.place,
                "ground": notice.ground,
                "explanation": notice.explanation,
                "sent": at(notice.created_at),
                "state": notice.state,
                "decision": notice.decision,
                "decided": at(notice.decided_at),
            }
            for notice in reader.notices[:MOST]
        ],
    }


def about_commenter(commenter: Commenter) -> dict:
    return {
        "number": str(commenter.pk),
        "first seen": at(commenter.created_at),
        "address confirmed": at(commenter.confirmed_at),
        "notes of moderators": [
            {"text": note.text, "written": at(note.written_at)}
            for note in commenter.notes.all()[:MOST]
        ],
        "bans": [
            {
                "since": at(ban.given_at),
                "until": at(ban.until),
                "lifted": at(ban.lifted_at),
                "why": ban.reason,
            }
            for ban in commenter.bans.all()[:MOST]
        ],
    }


def comments_of(commenter: Commenter) -> list[dict]:
    """Oldest first. A constant number of queries."""
    opened = LegalLog.objects.filter(verb=LegalVerb.REVEAL_OPENED)
    comments = commenter.comments.select_related("article__section", "subscription")
    return [
        copy_of(comment)
        for comment in comments.prefetch_related(
            "log",
            "appeals",
            "notices",
            Prefetch("edits", CommentEdit.objects.order_by("replaced_at")),
            Prefetch("legal_log", opened, to_attr="openings"),
        )
    ]


def copy_of(comment: Comment) -> dict:
    return {
        "article": comment.article.title,
        "address": comment.article.get_absolute_url() if comment.article.was_public else None,
        "name": comment.author_name,
        "text": comment.text,
        "former texts": [
            {"text": edit.text, "until": at(edit.replaced_at)} for edit in comment.edits.all()
        ],
        "written": at(comment.created_at),
        "changed": at(comment.edited_at),
        "state": comment.state,
        "picked": at(comment.picked_at),
        "in answer to": comment.parent_id,
        "answers by mail": subscription_of(comment),
        "screens": comment.screening,
        "decisions": [
            {"at": at(line.at), "what": line.verb, "why": line.reason} for line in comment.log.all()
        ],
        "appeals": [
            {
                "text": appeal.text,
                "sent": at(appeal.created_at),
                "state": appeal.state,
                "reasons": appeal.reasons,
                "decided": at(appeal.decided_at),
            }
            for appeal in comment.appeals.all()
        ],
        "reported as": [
            {"ground": notice.ground, "at": at(notice.created_at), "state": notice.state}
            for notice in comment.notices.all()
        ],
        "your address was opened": [at(line.at) for line in comment.openings],
    }


def subscription_of(comment: Comment) -> dict | None:
    subscription = getattr(comment, "subscription", None)
    return subscription and {
        "asked for": at(subscription.asked_at),
        "confirmed": at(subscription.confirmed_at),
        "ended": at(subscription.ended_at),
    }
