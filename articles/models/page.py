"""Pages that stay: legal notice, privacy, contact."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.body.document import Document
from articles.body.rendering import render_body
from articles.body.schema import sanitise
from articles.models.media import Image
from articles.models.redirect import Redirect
from articles.models.section import validate_free_address
from articles.models.shown import Shown


class Policy(models.TextChoices):
    """What a page says about how the paper works; the values are schema.org's names for it
    (properties of NewsMediaOrganization, from the Trust Project)."""

    PRINCIPLES = "publishingPrinciples", _("publishing principles")
    ETHICS = "ethicsPolicy", _("charter of ethics")
    CORRECTIONS = "correctionsPolicy", _("how errors are corrected")
    MASTHEAD = "masthead", _("masthead: who makes the paper")
    OWNERSHIP = "ownershipFundingInfo", _("owners and funding")
    MISSION = "missionCoveragePrioritiesPolicy", _("mission and priorities")
    CHECKING = "verificationFactCheckingPolicy", _("how facts are checked")
    SOURCES = "unnamedSourcesPolicy", _("unnamed sources")
    NO_BYLINES = "noBylinesPolicy", _("articles without a signature")
    FEEDBACK = "actionableFeedbackPolicy", _("what readers’ remarks lead to")
    DIVERSITY = "diversityPolicy", _("diversity")


class Page(Shown):
    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address"), unique=True, validators=[validate_free_address])
    body = models.TextField(_("text"), blank=True)
    in_footer = models.BooleanField(_("linked at the foot of every page"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    policy = models.CharField(
        _("what it says of the paper"),
        max_length=40,
        choices=Policy.choices,
        blank=True,
        help_text=_("Told to search engines, which weigh who answers for what he publishes."),
    )
    updated_at = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy"],
                name="page_policy_once",
                condition=~models.Q(policy=""),
                violation_error_message=_("Another page says this of the paper already."),
            )
        ]

    def __str__(self):
        return self.title

    def drawn(self) -> SafeString:
        """The text as readers get it: cleaned, set, and with its pictures (one query if it has any)."""
        document = Document(sanitise(self.body))
        pictures = document.row_ids("image")
        rows = {"image": Image.objects.in_bulk(pictures)} if pictures else {}
        return render_body(document, rows, settings.LANGUAGE_CODE)

    def get_absolute_url(self):
        return reverse("articles:section", args=[self.slug])

    def save(self, *args, **kwargs):
        former = Page.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        Redirect.keep(former=former and reverse("articles:section", args=[former]), page=self)
