"""The bin: what the newsroom puts away leaves every list, and can be taken out again for a month."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.publication import PublicationError, Status

# The verbs in the log.
TRASHED, TAKEN_OUT, DELETED = "trashed", "taken-out", "deleted"
EMPTIED_AT_ONCE = 200  # articles; the rest goes the next time


class Trashing(models.Model):
    """Trait of Article."""

    trashed_at = models.DateTimeField(_("put in the bin"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_trashed(self) -> bool:
        return self.trashed_at is not None

    @transaction.atomic
    def trash(self, *, by, reason: str = "") -> None:
        """Put the article into the bin and call off what was to happen to it.

        What readers can see is withdrawn first (PublicationError); a withdrawn article keeps
        answering that it is gone, in the bin as well.
        """
        article = self.hold()
        if article.status == Status.PUBLISHED:
            raise PublicationError(_("Readers can see this article: withdraw it first."))
        if article.is_trashed:
            return
        self.trashed_at = timezone.now()
        self.save(update_fields=["trashed_at"])
        self.call_off_all(by=by, reason=_("The article is in the bin."))
        self.log.create(actor=by, verb=TRASHED, reason=reason)

    @transaction.atomic
    def take_out(self, *, by) -> None:
        """Take the article out of the bin, as it was; what was called off stays called off."""
        if (
            not type(self)
            .objects.filter(pk=self.pk)
            .exclude(trashed_at=None)
            .update(trashed_at=None)
        ):
            return
        self.trashed_at = None
        self.log.create(actor=by, verb=TAKEN_OUT)

    @transaction.atomic
    def delete_for_good(self, *, by=None) -> None:
        """Delete what lies in the bin and no reader ever saw; its lines of the log stay, with its title.

        Of what is kept under embargo neither title nor reasons stay: nothing is left that could keep
        them. Raises PublicationError when somebody has taken it out, or published it, meanwhile.
        """
        row = self.hold()
        if row.was_public:
            raise PublicationError(_("Its address answers readers: it stays in the bin."))
        if not row.is_trashed:
            raise PublicationError(_("Somebody has taken it out of the bin."))
        self.log.create(actor=by, verb=DELETED)
        if row.keeps_its_embargo:
            self.log.update(title=gettext("an article under embargo"), reason="")
        else:
            self.log.update(title=str(row)[:250])
        self.schedule.all().delete()  # each protects the version that it was to publish
        self.delete()


def empty_bin(articles: models.QuerySet) -> int:
    """Delete which of the articles lie in the bin for too long and were never public; how many."""
    since = timezone.now() - timedelta(days=settings.DAYS_IN_BIN)
    old = articles.filter(trashed_at__lt=since, published_at=None).order_by("trashed_at", "pk")
    count = 0
    for article in old[:EMPTIED_AT_ONCE]:
        try:
            article.delete_for_good()
        except PublicationError:  # somebody wants it after all
            continue
        count += 1
    return count
