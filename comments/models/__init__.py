from comments.models.access import AccessRequest
from comments.models.appeal import Appeal, AppealState, appealable_decision
from comments.models.ban import Ban, BanLength
from comments.models.canned import CannedAnswer
from comments.models.claim import Claim
from comments.models.comment import Comment
from comments.models.commenter import Commenter, CommenterNote
from comments.models.contact import CommenterContact, ReaderContact
from comments.models.digest import Digest, Pace
from comments.models.editing import CommentEdit, Judgement
from comments.models.error_report import ErrorReport, ErrorReportLog
from comments.models.figures import MonthlyFigures
from comments.models.learned import LearnedModel
from comments.models.legal_log import LegalLog, LegalVerb
from comments.models.letter import Letter, LetterState
from comments.models.log import ModerationLog, Verb
from comments.models.moderation import Clash, ModerationError, RejectionReason, State
from comments.models.notice import Ground, Notice, NoticeContact, NoticeState
from comments.models.purge import PurgeReport
from comments.models.reveal import Reveal, RevealOutcome
from comments.models.site_rules import SiteRules
from comments.models.subscription import ReplyNotice, Subscription
from comments.models.thread import Thread
from comments.models.trace import TextTrace
from comments.models.words import DisposableDomain, WordList

__all__ = [
    "AccessRequest",
    "Appeal",
    "AppealState",
    "Ban",
    "BanLength",
    "CannedAnswer",
    "Claim",
    "Clash",
    "Comment",
    "CommentEdit",
    "Commenter",
    "CommenterContact",
    "CommenterNote",
    "Digest",
    "DisposableDomain",
    "ErrorReport",
    "ErrorReportLog",
    "Ground",
    "Judgement",
    "LearnedModel",
    "LegalLog",
    "LegalVerb",
    "Letter",
    "LetterState",
    "ModerationError",
    "ModerationLog",
    "MonthlyFigures",
    "Notice",
    "NoticeContact",
    "NoticeState",
    "Pace",
    "PurgeReport",
    "ReaderContact",
    "RejectionReason",
    "ReplyNotice",
    "Reveal",
    "RevealOutcome",
    "SiteRules",
    "State",
    "Subscription",
    "TextTrace",
    "Thread",
    "Verb",
    "WordList",
    "appealable_decision",
]
