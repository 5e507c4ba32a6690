from comments.models.appeal import Appeal, AppealState, appealable_decision
from comments.models.comment import Comment, CommentQuerySet
from comments.models.commenter import Commenter
from comments.models.contact import CommenterContact
from comments.models.legal_log import LegalLog, LegalVerb
from comments.models.log import ModerationLog, Verb
from comments.models.moderation import Clash, ModerationError, RejectionReason, State
from comments.models.notice import Ground, Notice, NoticeContact, NoticeState
from comments.models.thread import Thread

__all__ = [
    "Appeal",
    "AppealState",
    "Clash",
    "Comment",
    "CommentQuerySet",
    "Commenter",
    "CommenterContact",
    "Ground",
    "LegalLog",
    "LegalVerb",
    "ModerationError",
    "ModerationLog",
    "Notice",
    "NoticeContact",
    "NoticeState",
    "RejectionReason",
    "State",
    "Thread",
    "Verb",
    "appealable_decision",
]
