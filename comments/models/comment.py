"""The comment."""

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.answering import Answering
from comments.models.editing import Editing
from comments.models.log import Verb
from comments.models.moderation import Moderation, State
from comments.models.picking import Picking
from comments.models.placing import Placing, PlacingQuerySet
from comments.models.searching import Searchable

NAME_LENGTH = 80  # characters; the longest double-barrelled names stay under 60
TEXT_LENGTH = 5_000  # characters; about two printed pages, a letter to the editor is shorter

# What goes when a comment is erased; its place in the conversation stays.
ERASED = """author_name text content_digest text_digest commenter submission_digest picked_at picked_by
    vouched_for screening is_suspect""".split()


class Comment(Searchable, Moderation, Editing, Placing, Picking, Answering):
    State = State

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="comments")
    author_name = models.CharField(_("name"), max_length=NAME_LENGTH)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    # Set by the worker alone, from the sealed address.
    commenter = models.ForeignKey(
        "comments.Commenter",
        models.SET_NULL,
        verbose_name=_("commenter"),
        null=True,
        blank=True,
        editable=False,
        related_name="comments",
    )
    # Who of the newsroom wrote it, when it was written at the desk; such a comment has no address.
    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("written by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    # Why it is where it is: [{"screen", "verdict", "note", "count"}, …], in the order of the screens.
    screening = models.JSONField(default=list, blank=True, editable=False)
    is_suspect = models.BooleanField(_("suspect"), default=False, editable=False)
    # Whose voucher came with it (comments/vouchers.py): what a browser can prove, beside what was typed.
    vouched_for = models.UUIDField(null=True, blank=True, editable=False)
    # All four are keyed digests (comments/receipts.py); none is made from an address. The first two
    # are NULL and not "" where there is none: unique has to let many be without (DJ001).
    submission_digest = models.CharField(  # noqa: DJ001 - unique, see above
        max_length=64, unique=True, null=True, editable=False
    )
    receipt_digest = models.CharField(  # noqa: DJ001 - unique, see above
        max_length=64, unique=True, null=True, editable=False
    )
    content_digest = models.CharField(max_length=64, blank=True, editable=False)
    text_digest = models.CharField(max_length=64, blank=True, editable=False)

    objects = PlacingQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        default_permissions = ("view", "delete")
        permissions = [("moderate_comment", _("Can decide about comments"))]
        indexes = [
            models.Index(fields=["article", "state", "created_at"], name="comment_thread"),
            # Pages of threads, in either order of time and by answers; the answers of some threads.
            models.Index(
                fields=["article", "created_at", "id"],
                name="comment_openings",
                condition=models.Q(opens_thread=True),
            ),
            models.Index(
                fields=["article", "-answer_count", "created_at", "id"],
                name="comment_most_answered",
                condition=models.Q(opens_thread=True),
            ),
            models.Index(fields=["parent", "state", "created_at", "id"], name="comment_answers"),
            models.Index(
                fields=["article", "-picked_at"],
                name="comment_picked",
                condition=models.Q(picked_at__isnull=False),
            ),
            models.Index(fields=["state", "created_at", "id"], name="comment_queue"),
            models.Index(fields=["created_at", "id"], name="comment_oldest"),
            models.Index(fields=["commenter", "-created_at"], name="comment_by_commenter"),
            # How long decisions take these days: those that somebody took.
            models.Index(
                fields=["-decided_at"],
                name="comment_decided",
                condition=models.Q(decided_by__isnull=False),
            ),
            models.Index(fields=["content_digest", "created_at"], name="comment_repeat"),
            models.Index(fields=["text_digest", "created_at"], name="comment_duplicate"),
        ]

    def __str__(self):
        return f"{self.author_name}: {self.text[:60]}"

    def get_absolute_url(self):
        """It leads to wherever in the conversation the comment stands."""
        return reverse("comments:comment", args=[self.pk])

    @property
    def anchor(self) -> str:
        return f"comment-{self.pk}"

    @property
    def is_erased(self) -> bool:
        return self.state == State.ERASED

    def answer_address(self) -> str:
        """The plain link of « Répondre »."""
        return f"{reverse('comments:new', args=[self.article_id])}?parent={self.pk}#comment-form"

    def report_address(self) -> str:
        """The plain link of « Signaler »."""
        return reverse("comments:report", args=[self.pk])

    @transaction.atomic
    def erase(self, reason: str = "") -> None:
        """Empty the comment at its writer's request, or when its time is over: a placeholder stays, and a
        line of the log."""
        self._decide(Verb.ERASE, None, reason=reason)
        self.edits.all().delete()
        self.author_name = self.text = self.content_digest = self.text_digest = ""
        self.commenter = self.submission_digest = self.vouched_for = None
        self.picked_at = self.picked_by = None
        self.screening, self.is_suspect = [], False
        self.save(update_fields=ERASED)
        self.traces.all().delete()
