"""Breaking news: one line at the head of pages, until its minute is over."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.front_version import CHANGED, ENDED, PUT_UP, FrontLog
from articles.signals import announced

USUAL = timedelta(hours=2)  # after which it is news like any other
LONGEST = timedelta(days=2)  # a line that stands for longer is no longer read by anybody


class BreakingQuerySet(models.QuerySet):
    def not_over(self):
        return self.filter(ends_at__gt=timezone.now())


class Breaking(models.Model):
    """Readers see it from ``starts_at`` until ``ends_at``; of several the one that began last. When it
    leads to an article that they may not see, they do not see it either."""

    text = models.CharField(_("text"), max_length=160)
    article = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        verbose_name=_("article"),
        null=True,
        blank=True,
        related_name="announcements",
        help_text=_("Where the line leads: the live, say. Shown only while readers may see it."),
    )
    everywhere = models.BooleanField(
        _("on every page"),
        default=False,
        help_text=_("Otherwise on the front page and the sections’ own."),
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = BreakingQuerySet.as_manager()

    class Meta:
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")
        default_permissions = ("view", "add", "change")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["ends_at"], name="breaking_end")]

    def __str__(self):
        return self.text

    @property
    def is_on(self) -> bool:
        return self.starts_at <= timezone.now() < self.ends_at

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    def clean(self):
        if not (self.starts_at and self.ends_at):
            return
        if self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it begins.")})
        if self.ends_at - self.starts_at > LONGEST:
            raise ValidationError(
                {"ends_at": _("Two days at the most: then it is no longer news.")}
            )

    @transaction.atomic
    def put_up(self, *, by) -> None:
        """Save it, new or changed."""
        former = Breaking.objects.filter(pk=self.pk).first()
        self.made_by = self.made_by or by
        self.save()
        self.tell(CHANGED if former else PUT_UP, by=by, former=former)

    @transaction.atomic
    def end(self, *, by, reason: str = "") -> None:
        """Take it down now. Nothing happens when it is over."""
        now = timezone.now()
        former = Breaking.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if former.ends_at <= now:
            return
        self.ends_at, self.starts_at = now, min(now, former.starts_at)
        self.save(update_fields=["ends_at", "starts_at"])
        self.tell(ENDED, by=by, former=former, reason=reason)

    def tell(self, verb: str, *, by, former, reason: str = "") -> None:
        FrontLog.objects.create(breaking=self, text=self.text, actor=by, verb=verb, reason=reason)
        announced.send(Breaking, breaking=self, former=former)
