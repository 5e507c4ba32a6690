"""Who sits at an article: one row for each writing page that is open, and who holds the pen.

The pen is a courtesy that spares two people the trouble of writing into one text; that nothing is
saved over anybody does not rest on it (:mod:`articles.models.keeping`).
"""

import re
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TOKEN = re.compile(r"[0-9a-f]{32}")
LIVE = timedelta(
    seconds=90
)  # without a sign of life; browsers let hidden pages speak once a minute
PATIENCE = timedelta(seconds=10)  # whoever is asked for the pen and does not answer loses it
KEPT = timedelta(
    days=30
)  # so long a page that slept finds the version its text grew from unchanged


class SeatQuerySet(models.QuerySet):
    def live(self):
        return self.filter(seen_at__gt=timezone.now() - LIVE)


class Seat(models.Model):
    """A writing page in somebody's browser: a tab, known by a random ``token``.

    ``base`` is the revision that the page's text grew from. It is what a save is compared with when
    somebody else has saved in the meantime, so a revision on which another seat stands is never
    overwritten by an autosave.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.CharField(max_length=32, unique=True)
    base = models.ForeignKey("articles.Revision", models.SET_NULL, null=True, related_name="seats")
    # Others' changes were brought into ``base`` and the page may not have heard of them yet.
    has_news = models.BooleanField(default=False)
    # This page's text that clashed, until its person has decided.
    set_aside = models.ForeignKey("articles.Revision", models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    # The one that writes; the others read, and may ask for the pen.
    holds_pen = models.BooleanField(default=False)
    asks_for_pen_at = models.DateTimeField(null=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["article", "opened_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(holds_pen=True), name="one_pen"
            )
        ]
        indexes = [models.Index(fields=["seen_at"], name="seat_seen")]

    def __str__(self):
        return f"{self.article_id}: {self.user}"

    @property
    def is_live(self) -> bool:
        return self.seen_at > timezone.now() - LIVE

    def stand_on(self, revision, *, has_news: bool = False) -> None:
        """The page shows this version from now on; and it is alive.

        A page that names an older one has not had our answer: it still stands on what it saved last.
        """
        self.seen_at = timezone.now()
        if self.base_id is None or revision.pk >= self.base_id:
            self.base, self.has_news = revision, has_news
        self.save(update_fields=["base", "has_news", "seen_at"])

    def wrote(self, revision) -> bool:
        """Whether this version is what the page itself saved last, though our answer may be lost."""
        return self.base_id == revision.pk and not self.has_news

    # The pen. Whoever calls holds the article's row (``article.seated``).

    def write(self) -> bool:
        """Take the pen if nobody else is writing. False when somebody is.

        Two pages of one person both write: their texts are brought together like those of two people.
        """
        holder = pen_of(self.article_id)
        if holder is None:
            self.take_pen()
        return holder is None or holder.user_id == self.user_id

    def take_pen(self) -> None:
        Seat.objects.filter(article=self.article_id, holds_pen=True).update(holds_pen=False)
        self.holds_pen, self.asks_for_pen_at = True, None
        self.save(update_fields=["holds_pen", "asks_for_pen_at"])

    def ask_for_pen(self) -> None:
        """Ask whoever writes to hand over; he is given PATIENCE to save and answer."""
        self.asks_for_pen_at = self.asks_for_pen_at or timezone.now()
        self.save(update_fields=["asks_for_pen_at"])

    def may_take_pen(self) -> bool:
        holder, asked = pen_of(self.article_id), self.asks_for_pen_at
        return asked is not None and (holder is None or timezone.now() - asked > PATIENCE)

    def hand_over(self) -> "Seat | None":
        """Give the pen to whoever asked first; the one who got it."""
        asking = Seat.objects.live().filter(article=self.article_id, asks_for_pen_at__isnull=False)
        heir = asking.exclude(pk=self.pk).order_by("asks_for_pen_at", "pk").first()
        if heir and self.holds_pen:
            heir.take_pen()
            self.holds_pen = False
        return heir


def pen_of(article_id: int) -> Seat | None:
    """Who writes now; a pen whose page has fallen silent is nobody's."""
    return Seat.objects.live().filter(article=article_id, holds_pen=True).first()


def forget_empty_seats() -> int:
    """Pages that were closed or died a month ago. Safe to do twice."""
    return Seat.objects.filter(seen_at__lt=timezone.now() - KEPT).delete()[0]
