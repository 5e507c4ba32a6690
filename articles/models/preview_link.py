"""Links by which somebody without an account reads a draft, remarks on it and approves it."""

import hashlib
import json
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.addresses import absolute
from articles.models.call import APPROVED, Call
from articles.models.publication import Change, PublicationError, Status
from articles.models.revision import Revision

DAYS = 7  # a link is good for that long unless its maker says otherwise
MOST_DAYS = 90
NOTES_AN_HOUR = 20  # that one guest may leave; a careful reader of a long text leaves about ten
INVITED, REVOKED = "invite", "revoke"
LINES = {
    INVITED: _("preview link made"),
    REVOKED: _("preview link revoked"),
    APPROVED: _("approved by a guest"),
}


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def version_of(content: dict) -> str:
    """A name for exactly this content of an article."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class PreviewLinkQuerySet(models.QuerySet):
    def valid(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now(), article__trashed_at=None)

    @transaction.atomic
    def make(self, article, *, guest: str, by, days: int = DAYS) -> tuple["PreviewLink", str]:
        """A new link and its address. The address is known now and never again: 256 random bits, of
        which the database keeps the SHA-256."""
        token = secrets.token_urlsafe(32)
        link = self.create(
            article=article,
            guest=guest,
            made_by=by,
            token_digest=digest_of(token),
            expires_at=timezone.now() + timedelta(days=min(max(days, 1), MOST_DAYS)),
        )
        article.log.create(actor=by, verb=INVITED, reason=guest)
        return link, absolute(reverse("articles:guest", args=[token]))

    def of(self, token: str):
        """The valid link with that token, or None."""
        articles = self.valid().select_related("article__section", "made_by")
        return articles.filter(token_digest=digest_of(token)).first()


class PreviewLink(models.Model):
    """An opaque address, of which only the SHA-256 is kept; it ends by itself, or is revoked."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="preview_links")
    guest = models.CharField(_("for whom"), max_length=120)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    opened_at = models.DateTimeField(_("last opened"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_revision = models.ForeignKey(
        "articles.Revision", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # What he approved, to the letter (version_of): a revision may be written on.
    approved_version = models.CharField(max_length=64, blank=True, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.article_id}: {self.guest}"

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def is_overtaken(self) -> bool:
        """Whether the article has been withdrawn since: an old link gives no withdrawn text out. One that
        is made afterwards does, for whoever is to read what becomes of it."""
        if self.article.status != Status.WITHDRAWN:
            return False
        withdrawals = self.article.log.filter(verb=Change.WITHDRAWAL, at__gte=self.made_at)
        return withdrawals.exists()

    def hosts(self) -> set:
        """Whom his remarks are for: who invited him, and who writes the article."""
        article = self.article
        return {self.made_by, article.assigned_to or article.created_by} - {None}

    def approves(self, version: str) -> bool:
        """Whether he has approved that version; False when it was another, or none."""
        return self.approved_at is not None and self.approved_version == version

    def note_opening(self) -> None:
        """Remember when it was last read, to the minute."""
        now = timezone.now()
        stale = Q(opened_at=None) | Q(opened_at__lt=now - timedelta(minutes=1))
        PreviewLink.objects.filter(stale, pk=self.pk).update(opened_at=now)

    def is_talkative(self) -> bool:
        """Whether he has left as many notes in the last hour as anybody may."""
        recent = self.notes.filter(written_at__gt=timezone.now() - timedelta(hours=1))
        return recent.count() >= NOTES_AN_HOUR

    @transaction.atomic
    def approve(self, version: str) -> None:
        """Record that he approves what he saw. Raises PublicationError when it has changed since.

        The revision becomes a milestone, so that no later save is written over it.
        """
        article = self.article.hold()
        self.refresh_from_db(fields=["revoked_at", "approved_at", "approved_version"])
        if not self.is_valid:
            raise PublicationError(_("This link has been revoked while you were reading."))
        content = article.draft()
        if version_of(content) != version:
            raise PublicationError(_("The text has changed while you were reading it."))
        if self.approves(version):
            return
        revision = article.pending_revision() or article.revisions.first()
        if revision and revision.kind in Revision.PASSING:
            revision.kind, revision.name = Revision.Kind.MILESTONE, approved_by(self.guest)
            revision.save(update_fields=["kind", "name"])
        self.approved_at, self.approved_version = timezone.now(), version
        self.approved_revision = revision
        self.save(update_fields=["approved_at", "approved_version", "approved_revision"])
        article.log.create(actor=None, verb=APPROVED, reason=self.guest, revision=revision)
        for user in self.hosts():
            Call.objects.tell(user, APPROVED, article, guest=self.guest)

    @transaction.atomic
    def revoke(self, *, by) -> None:
        """It leads nowhere from now on. Twice is once."""
        now = timezone.now()
        if PreviewLink.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=now):
            self.revoked_at = now
            self.article.log.create(actor=by, verb=REVOKED, reason=self.guest)


def approved_by(guest: str) -> str:
    return (_("Approved by %(guest)s") % {"guest": guest})[:120]
