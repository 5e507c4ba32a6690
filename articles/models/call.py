"""What calls a colleague to an article: a note with his @name, an article given to him or sent back."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MENTIONED, ANSWERED, REMARKED, APPROVED = "mentioned", "answered", "remarked", "approved"
# The line on the dashboard and in the mail; what somebody wrote stays with the article.
SAID = {
    MENTIONED: _("%(who)s calls you in a note"),
    ANSWERED: _("%(who)s has answered your note"),
    REMARKED: _("%(who)s has read it by a preview link, and left a note"),
    APPROVED: _("%(who)s has read it by a preview link, and approved it"),
    "assign": _("%(who)s gives it to you"),
    "submit": _("%(who)s has submitted it again"),
    "send_back": _("%(who)s sends it back to you"),
}


class CallQuerySet(models.QuerySet):
    def unseen(self):
        return self.filter(seen_at=None)

    def waiting_for(self, user):
        """What calls ``user`` and he has not been to, the newest first: nothing that is kept from him."""
        articles = self.model._meta.get_field("article").related_model
        hidden = articles.objects.hidden_from(user).order_by().values("pk")
        return self.unseen().filter(user=user).exclude(article__in=hidden)

    def tell(self, user, verb: str, article, *, by=None, **more) -> None:
        """Tell ``user`` about the article, unless there is nobody to tell or it is his own doing."""
        if user is not None and user != by:
            self.create(user=user, verb=verb, article=article, actor=by, **more)

    def see(self, user, article) -> None:
        """``user`` has the article before him: what he was told about it is no news any more."""
        news = self.unseen().filter(user=user, article=article)
        if news.exists():  # reading must not write when there is nothing to write
            news.update(seen_at=timezone.now())


class Call(models.Model):
    """Shown on the dashboard until seen; mailed once, with others of the same minutes."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calls")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="calls")
    verb = models.CharField(max_length=20)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    guest = models.CharField(max_length=120, blank=True)  # the name on a preview link
    note = models.ForeignKey("articles.Note", models.CASCADE, null=True, blank=True)
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["-pk"]
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["user", "-id"], condition=models.Q(seen_at=None), name="call_unseen"
            ),
            models.Index(
                fields=["at"],
                condition=models.Q(seen_at=None, mailed_at=None),
                name="call_to_mail",
            ),
        ]

    def __str__(self):
        return f"{self.article_id} {self.verb} → {self.user_id}"

    @property
    def said(self) -> str:
        """Who did what, in the reader's language."""
        who = self.guest or self.actor or _("Somebody")
        return SAID.get(self.verb, "%(who)s") % {"who": who}
