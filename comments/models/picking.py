"""« Choix de la rédaction »: comments that the newsroom picks out for everybody."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.log import Verb
from comments.models.moderation import ModerationError
from comments.signals import altered


class Picking(models.Model):
    """Trait of Comment: whether it is picked. Picking twice changes nothing, and leaves one line."""

    picked_at = models.DateTimeField(_("picked"), null=True, blank=True, editable=False)
    picked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("picked by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    @property
    def is_picked(self) -> bool:
        return self.picked_at is not None

    @transaction.atomic
    def pick(self, *, by=None, seen: int | None = None, step=None, undoes=None) -> None:
        """Show it among the newsroom's choices. Only what readers see can be picked."""
        row = self._lock(seen)
        if not self.is_visible:
            raise ModerationError(_("Only a published comment can be picked."))
        if not row.is_picked:
            self._keep_pick(Verb.PICK, timezone.now(), by, step=step, undoes=undoes)

    @transaction.atomic
    def unpick(self, *, by=None, seen: int | None = None, step=None, undoes=None) -> None:
        if self._lock(seen).is_picked:
            self._keep_pick(Verb.UNPICK, None, by, step=step, undoes=undoes)

    def _keep_pick(self, verb: Verb, at, by, **of_the_line) -> None:
        self.picked_at, self.picked_by = at, by if at else None
        self.version += 1
        self.save(update_fields=["picked_at", "picked_by", "version"])
        self.log.create(
            actor=by, verb=verb, from_state=self.state, to_state=self.state, **of_the_line
        )
        altered.send(type(self), comment=self)
