"""The spam scores that were learned on this site, each with its figures. The newest is in use."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LearnedModelQuerySet(models.QuerySet):
    def current_id(self) -> int | None:
        """None while only the starting model that is shipped with the code is there."""
        return self.order_by("-pk").values_list("pk", flat=True).first()


class LearnedModel(models.Model):
    """``model`` is what comments/learning/model.py writes: weights, bias, threshold."""

    trained_at = models.DateTimeField(_("trained"), default=timezone.now)
    engine = models.CharField(_("engine"), max_length=20)
    decisions = models.PositiveIntegerField(_("decisions it learned from"))
    figures = models.JSONField(_("figures"), default=dict)  # on decisions that it had not seen
    model = models.JSONField(editable=False)

    objects = LearnedModelQuerySet.as_manager()

    class Meta:
        verbose_name = _("learned spam score")
        verbose_name_plural = _("learned spam scores")
        default_permissions = ("view", "delete")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.trained_at:%Y-%m-%d %H:%M} {self.engine}"
