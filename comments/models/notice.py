"""A notice of illegal content (Regulation (EU) 2022/2065, the Digital Services Act, article 16).

Anyone may give one, without signing in. Who gave it is sealed in a table of its own, like the address of
whoever comments, and opened by the worker alone, to confirm receipt and to tell the decision.
"""

import uuid

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.legal_log import LegalVerb
from comments.models.letter import Letter
from comments.models.moderation import ModerationError, RejectionReason, State

EXPLANATION_LENGTH = 5_000  # characters


class Ground(models.TextChoices):
    """What a notice says the content is: the headings of French press law, and what the DSA adds."""

    HATE = "hate", _("incitement to hatred, discrimination or violence")
    THREAT = "threat", _("a threat against somebody")
    INSULT = "insult", _("public insult")
    DEFAMATION = "defamation", _("defamation")
    PRIVACY = "privacy", _("private life, or personal data")
    HARASSMENT = "harassment", _("harassment")
    TERRORISM = "terrorism", _("glorification of terrorism or of crimes against humanity")
    CHILD_ABUSE = "child-abuse", _("sexual abuse of children")
    FRAUD = "fraud", _("fraud or an illegal product")
    COPYRIGHT = "copyright", _("copyright or a trade mark")
    OTHER = "other", _("something else that the law forbids")


# Art. 16 (2) c: whoever reports an offence of articles 3 to 7 of Directive 2011/93/EU need not say who he is.
NAMELESS = (Ground.CHILD_ABUSE,)

# The nearest reason that a refused comment's author is given; where there is none, the law itself.
REASONS = {
    Ground.HATE: RejectionReason.HATE,
    Ground.INSULT: RejectionReason.INSULT,
    Ground.DEFAMATION: RejectionReason.DEFAMATION,
    Ground.PRIVACY: RejectionReason.PRIVACY,
}


class NoticeState(models.TextChoices):
    OPEN = "open", _("to be decided")
    UPHELD = "upheld", _("followed: the content was removed")
    DISMISSED = "dismissed", _("not followed: the content stays")


class NoticeQuerySet(models.QuerySet):
    def open(self):
        """Those that wait for a decision."""
        return self.filter(state=NoticeState.OPEN)


class Notice(models.Model):
    """``comment`` is None when the notice is about the article itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notices")
    comment = models.ForeignKey(
        "comments.Comment", models.SET_NULL, null=True, blank=True, related_name="notices"
    )
    # The exact address that was given, as it then was (art. 16 (2) b): it survives what it names.
    place = models.CharField(_("where"), max_length=400)
    ground = models.CharField(_("what it is said to be"), max_length=20, choices=Ground.choices)
    explanation = models.TextField(_("explanation"), max_length=EXPLANATION_LENGTH)
    is_named = models.BooleanField(_("signed"), default=True)  # name and address lie in the vault
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=10, choices=NoticeState.choices, default=NoticeState.OPEN
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        related_name="+",
    )
    decision = models.TextField(_("reasons of the decision"), blank=True)
    receipt_digest = models.CharField(max_length=64, unique=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)  # receipt was confirmed by mail
    told_at = models.DateTimeField(null=True, editable=False)  # the decision was told by mail

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice of illegal content")
        verbose_name_plural = _("notices of illegal content")
        default_permissions = ("view",)
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="notice_queue")]

    def __str__(self):
        return f"{self.get_ground_display()} · {self.place}"

    def get_absolute_url(self):
        return reverse("admin:comments_notice_change", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == NoticeState.OPEN

    @transaction.atomic
    def uphold(self, *, by, reason: str) -> None:
        """Follow the notice. A comment is refused; about an article its editors act themselves."""
        self._decide(NoticeState.UPHELD, LegalVerb.NOTICE_UPHELD, by, reason)
        if self.comment and self.comment.state in (State.PENDING, State.APPROVED):
            self.comment.reject(by=by, reason=REASONS.get(self.ground, RejectionReason.ILLEGAL))

    @transaction.atomic
    def dismiss(self, *, by, reason: str) -> None:
        """Leave the content where it is, and say why."""
        self._decide(NoticeState.DISMISSED, LegalVerb.NOTICE_DISMISSED, by, reason)

    def _decide(self, state: NoticeState, verb: LegalVerb, by, reason: str) -> None:
        if not reason.strip():
            raise ModerationError(_("Say why: whoever gave the notice is owed the reasons."))
        self.state = Notice.objects.select_for_update().get(pk=self.pk).state
        if not self.is_open:
            raise ModerationError(_("This notice has been decided already."))
        self.state, self.decision = state, reason.strip()
        self.decided_at, self.decided_by = timezone.now(), by
        self.save(update_fields=["state", "decision", "decided_at", "decided_by"])
        if self.is_named:
            Letter.objects.write("notice-decided", self.pk)
        waited = self.decided_at - self.created_at
        self.log.create(
            actor=by, verb=verb, reason=self.decision, at=self.decided_at, waited=waited
        )


class NoticeContact(models.Model):
    """Name and address of whoever gave a notice, sealed: written once by web, opened by the worker."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.OneToOneField(Notice, models.CASCADE, related_name="+", editable=False)
    sealed = models.BinaryField()  # comments/vault.py, over « name, line break, address »
    key_id = models.CharField(max_length=40, db_index=True)
    # The fingerprint of the address alone, made by post when somebody first asks about himself.
    known = models.CharField(max_length=64, null=True, db_index=True)  # noqa: DJ001 - NULL: not tried yet
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("sealed sender of a notice")
        verbose_name_plural = _("sealed senders of notices")
        default_permissions = ()

    def __str__(self):
        return str(self.pk)
