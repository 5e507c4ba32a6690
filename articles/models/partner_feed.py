"""Feeds for partners: a choice of what is public, at an address that only the partner knows."""

import secrets

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.addresses import absolute
from articles.models.article import Article
from articles.models.byline import Author, Byline
from articles.models.log import ADDRESSED, CLOSED, ArticleLog
from articles.models.preview_link import digest_of
from articles.models.section import Section
from articles.models.tag import Tag


class PartnerFeedQuerySet(models.QuerySet):
    def of(self, token: str) -> "PartnerFeed | None":
        """The feed with that token, as long as it has not been taken back."""
        return self.filter(token_digest=digest_of(token)).first()


class PartnerFeed(models.Model):
    """What a partner gets: within each filter any of what is named, everything where nothing is.

    The database keeps the SHA-256 of the token alone; its address is seen when it is made and never again.
    """

    name = models.CharField(_("partner"), max_length=120)
    sections = models.ManyToManyField(Section, verbose_name=_("sections"), blank=True)
    tags = models.ManyToManyField(Tag, verbose_name=_("tags"), blank=True)
    authors = models.ManyToManyField(Author, verbose_name=_("authors"), blank=True)
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    is_full = models.BooleanField(
        _("whole texts"), default=True, help_text=_("Else standfirsts with a link to the article.")
    )
    with_agencies = models.BooleanField(
        _("also what agencies have signed"),
        default=False,
        help_text=_("Only where the contract with the agency lets the text be passed on."),
    )
    token_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = PartnerFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner feed")
        verbose_name_plural = _("partner feeds")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def is_open(self) -> bool:
        return bool(self.token_digest)

    @transaction.atomic
    def give_address(self, *, by) -> str:
        """A new secret address (256 random bits), in place of the one there was; it is returned this once."""
        token = secrets.token_urlsafe(32)
        self.keep(digest_of(token), ADDRESSED, by)
        return absolute(reverse("articles:partner-feed", args=[token]))

    @transaction.atomic
    def close(self, *, by) -> None:
        """Nobody reads it any more, until it is given another address."""
        if self.is_open:
            self.keep("", CLOSED, by)

    def keep(self, digest: str, verb: str, by) -> None:
        self.token_digest = digest
        self.save(update_fields=["token_digest"])
        ArticleLog.objects.create(title=self.name, actor=by, verb=verb)

    def articles(self):
        """Public articles of its choice. What is paid for, or was first published elsewhere, is no news of
        ours to pass on: advertorials only where they are chosen by name, the other never."""
        found = Article.objects.public().filter(canonical_url="")
        if self.kinds:
            found = found.filter(kind__in=self.kinds)
        else:
            found = found.exclude(kind=Article.Kind.ADVERTORIAL)
        sections, tags, authors = (rows.values("pk") for rows in self.chosen())
        if self.sections.exists():
            found = found.filter(section__in=sections)
        if self.tags.exists():
            found = found.filter(Exists(tagged_with(tags)))
        signatures = Byline.objects.filter(article=OuterRef("pk"))
        if self.authors.exists():
            found = found.filter(Exists(signatures.filter(author__in=authors)))
        return found if self.with_agencies else found.exclude(Exists(signatures.exclude(agency="")))

    def chosen(self):
        return self.sections.order_by(), self.tags.order_by(), self.authors.order_by()


def tagged_with(tags):
    through = Article.tags.through.objects
    return through.filter(content_object=OuterRef("pk"), tag__in=tags)
