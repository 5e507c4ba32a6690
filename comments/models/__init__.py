from comments.models.appeal import Appeal, AppealState, appealable_decision
from comments.models.ban import Ban, BanLength
from comments.models.canned import CannedAnswer
from comments.models.claim import Claim
from comments.models.comment import Comment
from comments.models.commenter import Commenter, CommenterNote
from comments.models.contact import CommenterContact
from comments.models.legal_log import LegalLog, LegalVerb
from comments.models.log import ModerationLog, Verb
from comments.models.moderation import Clash, ModerationError, RejectionReason, State
from comments.models.notice import Ground, Notice, NoticeContact, NoticeState
from comments.models.site_rules import SiteRules
from comments.models.thread import Thread

__all__ = [
    "Appeal",
    "AppealState",
    "Ban",
    "BanLength",
    "CannedAnswer",
    "Claim",
    "Clash",
    "Comment",
    "Commenter",
    "CommenterContact",
    "CommenterNote",
    "Ground",
    "LegalLog",
    "LegalVerb",
    "ModerationError",
    "ModerationLog",
    "Notice",
    "NoticeContact",
    "NoticeState",
    "RejectionReason",
    "SiteRules",
    "State",
    "Thread",
    "Verb",
    "appealable_decision",
]
