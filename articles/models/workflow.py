"""From the writer's desk to the editor's."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from articles.models.publication import PublicationError, Status

SUBMITTED = "submitted"  # the verb in the log


class Workflow(models.Model):
    """Trait of Article: who has it, until when, and the verbs that hand it on; readers see none of it."""

    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        related_name="assigned_articles",
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)

    class Meta:
        abstract = True

    @transaction.atomic
    def submit(self, *, by) -> None:
        """Ask the editors to read the draft. Raises PublicationError when it is no longer one."""
        if self.status != Status.DRAFT:
            raise PublicationError(_("Only a draft can be submitted."))
        self.status = Status.SUBMITTED
        self.save(update_fields=["status", "modified_at"])
        self.log.create(actor=by, verb=SUBMITTED)
