"""What is held about readers, table by table: one list for the copy, erasure, retention, and for people.

GDPR art. 30 asks for such a list. Every model of this app stands in it with every column that could hold
words; a test compares it with the models, and does to a reader who has a row in each what it says.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from articles.models import Article
from comments import models
from comments.models.access import LIFE as LIFE_OF_LINK
from comments.models.reveal import LIFE as LIFE_OF_REVEAL
from comments.screening.duplicates import MEMORY as LIFE_OF_TRACE


class Erasure(Enum):
    """What erasure does to a reader's rows of a table."""

    DELETED = "deleted"
    EMPTIED = "emptied: the place stays, nothing of him does"
    KEPT = "kept"


@dataclass(frozen=True)
class Holding:
    """``fields`` hold something of a reader, ``plain`` do not.

    ``copy`` is the part of his copy that has it; ``kept`` says how long: an entry of RETENTION_DAYS, a time,
    or a model with whose row it goes. ``because`` is the law, or the reason, wherever it is not in the copy,
    or is not erased.
    """

    model: type
    fields: str
    what: str
    copy: str
    erasure: Erasure
    kept: tuple[str | timedelta | type, ...]
    because: str = ""
    plain: str = ""


LEGAL_CLAIMS = "GDPR art. 17 (3) e: legal claims"
SEALED = "locked: the copy is mailed to that very address"

HELD = (
    Holding(
        models.Comment,
        "author_name text search_text screening submission_digest content_digest text_digest",
        "what he wrote, under which name, and what the screens said of it",
        "comments", Erasure.EMPTIED, (Article, "spam", "refused"),
        plain="receipt_digest",
    ),
    Holding(
        models.CommentEdit, "text", "the texts that he changed",
        "comments", Erasure.DELETED, (models.Comment, "former texts"),
    ),
    Holding(
        models.CommenterContact, "sealed", "his address, locked",
        "", Erasure.DELETED, ("addresses",), SEALED, plain="key_id",
    ),
    Holding(
        models.Commenter, "known", "a random number, and the keyed fingerprint of his address",
        "you", Erasure.DELETED, ("commenters",),
        "while a ban is in force the fingerprint stays with it: " + LEGAL_CLAIMS,
    ),
    Holding(
        models.CommenterNote, "text", "what moderators noted about him",
        "you", Erasure.DELETED, (models.Commenter,),
    ),
    Holding(
        models.Ban, "reason", "that he is banned, and why",
        "you", Erasure.DELETED, (models.Commenter,), "while it is in force it stays: " + LEGAL_CLAIMS,
    ),
    Holding(
        models.Appeal, "text reasons", "his appeals, and what was answered",
        "comments", Erasure.DELETED, (models.Comment, "appeals"),
    ),
    Holding(
        models.ModerationLog, "reason", "what was decided about his comments",
        "comments", Erasure.KEPT, (models.Comment,), "DSA art. 17 and 20; " + LEGAL_CLAIMS,
        plain="from_state to_state",
    ),
    Holding(
        models.Subscription, "token_digest", "that he wants to hear of answers",
        "comments", Erasure.DELETED, (models.Comment,), plain="ended_why",
    ),
    Holding(
        models.ReplyNotice, "", "which answers he has heard of",
        "", Erasure.DELETED, (models.Subscription,), "the mails that he has got",
    ),
    Holding(
        models.TextTrace, "", "eight numbers of a recent text",
        "", Erasure.DELETED, (LIFE_OF_TRACE,), "nothing can be read in them, and they go within days",
    ),
    Holding(
        models.ErrorReport, "passage text author_name", "the errors that he reported",
        "reports of errors", Erasure.DELETED, ("error reports",),
    ),
    Holding(
        models.ErrorReportLog, "reason", "what became of them",
        "", Erasure.DELETED, (models.ErrorReport,), "the copy says the state", plain="verb",
    ),
    Holding(
        models.ReaderContact, "sealed known", "his address with something else than a comment, locked",
        "", Erasure.DELETED, ("addresses",), SEALED, plain="key_id",
    ),
    Holding(
        models.Notice, "explanation place decision", "the notices of illegal content that he gave",
        "notices", Erasure.KEPT, ("notices",),
        "who gave it goes, what it says stays: DSA art. 16 and 20; " + LEGAL_CLAIMS,
        plain="receipt_digest",
    ),
    Holding(
        models.NoticeContact, "sealed known", "his name and address with a notice, locked",
        "", Erasure.DELETED, ("addresses",), SEALED, plain="key_id",
    ),
    Holding(
        models.AccessRequest, "about", "that he asked about himself, and half of the copy",
        "", Erasure.DELETED, (LIFE_OF_LINK,), "it is the copy", plain="token_digest",
    ),
    Holding(
        models.Reveal, "parcel", "his address on its way to somebody who gave a reason, locked",
        "", Erasure.DELETED, (LIFE_OF_REVEAL,), "the copy says when it was opened", plain="public_key proof",
    ),
    Holding(
        models.LegalLog, "reason", "notices, appeals, and when his address was opened",
        "comments", Erasure.KEPT, ("legal log",), "DSA art. 15 and 24; " + LEGAL_CLAIMS,
    ),
    Holding(
        models.Letter, "about", "that a mail was written, by the number of what it was about",
        "", Erasure.KEPT, ("letters",), "no address and no text; those that wait end by themselves",
        plain="kind once trouble",
    ),
)  # fmt: skip

# Tables of this app that hold nothing of readers, and the columns of each.
NOTHING_OF_READERS = {
    models.CannedAnswer: "title text",
    models.Claim: "",
    models.Digest: "token_digest",  # a moderator's
    models.DisposableDomain: "domain",  # typed by the newsroom, never taken from a reader
    models.LearnedModel: "engine figures model",  # weights by checksum: no word can be read in them
    models.MonthlyFigures: "figures",
    models.PurgeReport: "counts keys_destroyed keys_due",
    models.SiteRules: "",
    models.Thread: "",
    models.WordList: "name words",
}
