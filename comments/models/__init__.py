from comments.models.comment import Comment, CommentQuerySet
from comments.models.commenter import Commenter
from comments.models.contact import CommenterContact
from comments.models.log import ModerationLog, Verb
from comments.models.moderation import Clash, ModerationError, RejectionReason, State
from comments.models.thread import Thread

__all__ = [
    "Clash",
    "Comment",
    "CommentQuerySet",
    "Commenter",
    "CommenterContact",
    "ModerationError",
    "ModerationLog",
    "RejectionReason",
    "State",
    "Thread",
    "Verb",
]
