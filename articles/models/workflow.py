"""From the writer's desk to the editor's."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from articles.models.publication import PublicationError, Status

SUBMITTED = "submitted"  # the verb in the log


class Workflow(models.Model):
    """Trait of Article: the verbs that hand a draft on. Readers see nothing of them."""

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
