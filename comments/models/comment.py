"""The comment."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.log import Verb
from comments.models.moderation import VISIBLE_STATES, Moderation, State
from comments.models.picking import Picking
from comments.models.searching import Searchable
from comments.models.thread import Thread

NAME_LENGTH = 80  # characters; the longest double-barrelled names stay under 60
TEXT_LENGTH = 5_000  # characters; about two printed pages, a letter to the editor is shorter
MAX_DEPTH = 1  # a comment and its replies: one indent, never a staircase


class CommentQuerySet(models.QuerySet):
    def visible(self):
        """The one gate: what any reader may see under an article that he may see."""
        return self.filter(state__in=VISIBLE_STATES)

    def conversation(self, article):
        """What is drawn under ``article``: each comment followed by its replies, oldest first.

        A comment that is no longer visible keeps its place while somebody's answer to it is. Every
        row carries ``thread_count``, the thread's counter.
        """
        answered = Exists(self.model.objects.visible().filter(parent=OuterRef("pk")))
        return (
            self.filter(Q(state__in=VISIBLE_STATES) | answered, article=article)
            .annotate(thread_count=F("article__thread__shown_count"))
            .select_related("answering")
            .order_by(
                Coalesce("parent__created_at", "created_at"),
                Coalesce("parent_id", "pk"),
                F("parent_id").asc(nulls_first=True),
                "created_at",
                "pk",
            )
        )

    def recount(self, articles=None) -> None:
        """Set the threads' counters after comments were written in bulk (seeding, an import).

        ``articles`` is a queryset or list of articles or ids; left out, every thread.
        """
        comments, threads = self.model.objects.visible(), Thread.objects.all()
        if articles is not None:
            comments, threads = (rows.filter(article__in=articles) for rows in (comments, threads))
        counted = dict(comments.order_by().values_list("article_id").annotate(Count("pk")))
        known = dict.fromkeys(threads.values_list("article_id", flat=True), 0)
        Thread.objects.keep(known | counted)


class Comment(Searchable, Moderation, Picking):
    State = State

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="comments")
    # Where it stands in the thread; RESTRICT, because removing a comment must not tear what follows.
    parent = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="replies"
    )
    # Whom it answers, when that is itself a reply and the thread goes no deeper.
    answering = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
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

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        default_permissions = ("view", "delete")
        permissions = [("moderate_comment", _("Can decide about comments"))]
        indexes = [
            models.Index(fields=["article", "state", "created_at"], name="comment_thread"),
            models.Index(fields=["state", "created_at", "id"], name="comment_queue"),
            models.Index(fields=["created_at", "id"], name="comment_oldest"),
            models.Index(fields=["commenter", "-created_at"], name="comment_by_commenter"),
            models.Index(fields=["content_digest", "created_at"], name="comment_repeat"),
            models.Index(fields=["text_digest", "created_at"], name="comment_duplicate"),
        ]

    def __str__(self):
        return f"{self.author_name}: {self.text[:60]}"

    def get_absolute_url(self):
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    @property
    def anchor(self) -> str:
        return f"comment-{self.pk}"

    @property
    def is_erased(self) -> bool:
        return self.state == State.ERASED

    def answer_address(self) -> str:
        """The plain link of « Répondre »."""
        return f"{reverse('comments:new', args=[self.article_id])}?parent={self.pk}#comment-form"

    @transaction.atomic
    def erase(self) -> None:
        """Empty the comment at its writer's request: a placeholder stays, and a line of the log."""
        self._decide(Verb.ERASE, None)
        self.author_name = self.text = self.content_digest = self.text_digest = ""
        self.commenter = self.submission_digest = self.vouched_for = None
        self.picked_at = self.picked_by = None
        self.screening, self.is_suspect = [], False
        self.save()

    def answer_to(self, target: "Comment | None") -> None:
        """Take a place in the thread under ``target``, or beside it when it is as deep as threads go."""
        is_deepest = target is not None and target.parent_id is not None
        self.parent_id = target.parent_id if is_deepest else target and target.pk
        self.answering = target if is_deepest else None
