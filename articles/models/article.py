"""The article."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.addresses import slug_from
from articles.body.typography import UNSET
from articles.models.conversation import TakesComments
from articles.models.drafting import Drafting
from articles.models.publication import ArticleQuerySet, Publication, PublicationError
from articles.models.redirect import Redirect
from articles.models.shown import Shown
from articles.models.tag import TaggedArticle
from articles.models.timing import Timing
from articles.models.trashing import Trashing
from articles.models.workflow import Workflow

RESERVED_SLUGS = {"feed"}  # /<section>/feed/ is the section's feed

# In which order the newsroom's lists stand, and by what they are narrowed down.
SAVED = ("-modified_at", "-id")
NARROWED = (
    *("status", "changes_status", "section", "kind"),
    *("created_by", "assigned_to", "reviewer", "due_at", "trashed_at"),
)


def besides(name: str) -> list[str]:
    return [column for column in NARROWED if column != name]


class Article(Shown, TakesComments, Drafting, Workflow, Timing, Publication, Trashing):
    INSIDE = "body_html"

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        ANALYSIS = "analysis", _("analysis")
        INTERVIEW = "interview", _("interview")
        REVIEW = "review", _("review")
        OPINION = "opinion", _("opinion")
        LIVE = "live", _("live")
        ADVERTORIAL = "advertorial", _("advertorial")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.NEWS)
    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=250)
    slug = models.SlugField(
        _("address"), max_length=120, blank=True, help_text=_("Made from the title when empty.")
    )
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True)
    body = models.TextField(_("text"), blank=True)
    lead_image = models.ForeignKey(
        "articles.Image",
        models.SET_NULL,
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        related_name="led_articles",
    )
    section = models.ForeignKey(
        "articles.Section",
        models.PROTECT,
        verbose_name=_("section"),
        null=True,
        blank=True,
        related_name="articles",
    )
    tags = TaggableManager(through=TaggedArticle, blank=True, verbose_name=_("tags"))
    dossier = models.ForeignKey(
        "articles.Dossier",
        models.SET_NULL,
        verbose_name=_("dossier"),
        null=True,
        blank=True,
        related_name="articles",
    )
    dossier_position = models.PositiveSmallIntegerField(_("place in the dossier"), default=0)
    follows = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("sequel to"),
        null=True,
        blank=True,
        related_name="sequels",
        help_text=_("The article that told the story so far; each leads to the other."),
    )
    replaces = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("replaces"),
        null=True,
        blank=True,
        related_name="replacements",
        help_text=_("An article that is out of date: its readers are sent here."),
    )
    language = models.CharField(
        _("language"), max_length=8, blank=True, help_text=_("Empty: the site's own.")
    )
    sets_typography = models.BooleanField(
        _("set typography"),
        default=True,
        help_text=_("Spaces and quotation marks of the language, set when the page is drawn."),
    )
    advertiser = models.CharField(
        _("advertiser"), max_length=120, blank=True, help_text=_("Named on commercial content.")
    )
    seo_title = models.CharField(_("title for search engines"), max_length=120, blank=True)
    seo_description = models.CharField(
        _("description for search engines"), max_length=300, blank=True
    )
    social_title = models.CharField(_("title for share cards"), max_length=120, blank=True)
    social_image = models.ForeignKey(
        "articles.Image",
        models.SET_NULL,
        verbose_name=_("picture for share cards"),
        null=True,
        blank=True,
        related_name="shared_articles",
    )
    canonical_url = models.URLField(
        _("canonical address"), blank=True, help_text=_("When it was published elsewhere first.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("created by"),
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    modified_at = models.DateTimeField(_("last saved"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("publish_article", _("Can publish and withdraw articles")),
            ("review_article", _("Can review articles, give them to people, mark them ready")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "slug"],
                name="article_address_unique",
                condition=~models.Q(slug=""),
                violation_error_message=_("Another article of this section has this address."),
            ),
        ]
        indexes = [
            # The last two let the sitemap's index pass the gate without reading a single row.
            models.Index(
                fields=["status", "-published_at", "-id", "embargo_until", "updated_at"],
                name="article_newest",
            ),
            models.Index(
                fields=["section", "status", "-published_at", "-id"], name="article_section_newest"
            ),
            # The few that have one: what will open by itself soon is asked for at many a page.
            models.Index(
                fields=["embargo_until"],
                name="article_embargo",
                condition=models.Q(embargo_until__isnull=False),
            ),
            models.Index(
                fields=["kind", "status", "-published_at", "-id"], name="article_kind_newest"
            ),
            models.Index(
                fields=["dossier", "status", "-published_at", "-id"], name="article_dossier_newest"
            ),
            # The few that come after another one: each page of an article asks for them.
            *(
                models.Index(
                    fields=[lead, "-published_at", "-id"],
                    name=f"article_{lead}",
                    condition=models.Q(**{f"{lead}__isnull": False}),
                )
                for lead in ("follows", "replaces")
            ),
            # The newsroom's lists, last saved first: which articles stand on a page of them, narrowed down
            # in any way, each of these tells without reading a row.
            models.Index(fields=[*SAVED, *NARROWED], name="article_saved"),
            models.Index(
                fields=["status", *SAVED, *besides("status")], name="article_status_saved"
            ),
            models.Index(
                fields=["section", *SAVED, *besides("section")], name="article_section_saved"
            ),
            models.Index(fields=["kind", *SAVED, *besides("kind")], name="article_kind_saved"),
            models.Index(
                fields=["changes_status", *SAVED, *besides("changes_status")],
                name="article_changes",
            ),
            models.Index(
                fields=["due_at"], name="article_due", condition=models.Q(due_at__isnull=False)
            ),
            models.Index(
                fields=["-trashed_at", "-id"],
                name="article_trash",
                condition=models.Q(trashed_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title or gettext("Untitled")

    def get_absolute_url(self):
        return reverse("articles:article", args=[self.section.slug, self.slug])

    @property
    def typography(self) -> str:
        """Whose rules set its small signs: those of its language, or none where they are switched off."""
        return (self.language or settings.LANGUAGE_CODE) if self.sets_typography else UNSET

    @property
    def headline_for_search(self) -> str:
        return self.seo_title or self.title

    @property
    def shown_image(self):
        """The picture that share cards and structured data use."""
        return self.social_image or self.lead_image

    @property
    def is_commercial(self) -> bool:
        return self.kind == self.Kind.ADVERTORIAL

    def give_address(self) -> None:
        """Set a slug from the title, unless a person has chosen one; unique in the section for ever.

        An address that leads to another article by a redirect is taken as well. Raises
        PublicationError when the chosen one is taken.
        """
        if self.slug and self.slug not in RESERVED_SLUGS:
            if self.slug in self.taken_slugs(self.slug):
                raise PublicationError(_("Another article of this section has this address."))
            return
        base = slug_from(self.title)[:100].strip("-") or "article"
        taken = self.taken_slugs(base)
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        self.slug = next(slug for slug in (base, *numbered) if slug not in taken)

    def taken_slugs(self, base: str) -> set[str]:
        """The slugs in the section that start with ``base`` and are, or once were, another's."""
        others = Article.objects.filter(section_id=self.section_id, slug__startswith=base)
        former = Redirect.objects.filter(path__startswith=f"/{self.section.slug}/{base}")
        paths = former.exclude(article=self.pk).values_list("path", flat=True)
        return (
            set(others.exclude(pk=self.pk).values_list("slug", flat=True))
            | {path.strip("/").partition("/")[2] for path in paths}
            | RESERVED_SLUGS
        )
