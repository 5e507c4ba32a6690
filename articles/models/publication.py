"""The public side of an article: its gate, and the verbs that change what readers see."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.body.document import Document
from articles.body.rendering import render_body
from articles.body.schema import sanitise
from articles.models.boxes import ProductBox, Promo
from articles.models.byline import Byline
from articles.models.media import Image
from articles.models.redirect import Redirect
from articles.models.revision import Revision
from articles.models.rights import DeskQuerySet
from articles.models.standing import Standing, standing_of
from articles.signals import published, withdrawn

READING_SPEED = 230  # words a minute; Brysbaert 2019 finds 238 for adults reading non-fiction
BODY_TEXT_LIMIT = 100_000  # characters kept for search; about twice the longest feature
TEXTS = ("body", "body_html", "body_text")  # long: a list reads none of them
RENDERED = (*TEXTS, "words")  # what render() writes


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    IN_REVIEW = "in_review", _("in review")
    READY = "ready", _("ready")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Change(models.TextChoices):
    """What a publication declares to be; it decides the dates, the notices and what is purged."""

    FIRST = "first", _("first publication")
    SIGNIFICANT = "significant", _("significant update")
    MINOR = "minor", _("minor fix")
    CORRECTION = "correction", _("correction")
    RIGHT_OF_REPLY = "right-of-reply", _("right of reply")
    WITHDRAWAL = "withdrawal", _("withdrawal")


# The changes after which « Mis à jour le » moves…
SHOWN_AS_UPDATE = {Change.SIGNIFICANT, Change.CORRECTION, Change.RIGHT_OF_REPLY}
# …and those of which readers are told in a correction; its kind has the same name.
TOLD = {Change.CORRECTION, Change.RIGHT_OF_REPLY}


class PublicationError(Exception):
    """A publication that may not be; the message is for the person who asked for it."""


class ArticleQuerySet(DeskQuerySet):
    def public(self):
        """The one gate: what any reader may see now. Lists, feeds, search and counts start here."""
        now = timezone.now()
        return self.filter(
            Q(embargo_until=None) | Q(embargo_until__lte=now),
            status=Status.PUBLISHED,
            published_at__lte=now,
        )

    def at(self, section: str, slug: str):
        """The article at an address, public or not. By the index that keeps addresses unique: it
        leaves empty ones out, and SQLite takes it only when told that this is none of them."""
        return self.filter(section__slug=section, slug=slug).exclude(slug="")

    def withdrawn(self):
        """What readers once found and may not see any more: its address answers 410.

        Not what was taken back before its hour: that would tell that there was something.
        """
        now = timezone.now()
        return self.filter(
            Q(embargo_until=None) | Q(embargo_until__lte=now),
            status=Status.WITHDRAWN,
            published_at__lte=now,
        )

    def opening_within(self, seconds: float):
        """What readers will get by itself, when its hour has come, in that time at the latest."""
        now = timezone.now()
        soon = (now, now + timedelta(seconds=seconds))
        hours = Q(published_at__range=soon) | Q(embargo_until__range=soon)
        return self.filter(hours, status=Status.PUBLISHED)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def for_cards(self):
        """What a card shows, and none of the long columns; its bylines in one more query."""
        bylines = Byline.objects.select_related("author__portrait")
        return (
            self.select_related("section", "lead_image")
            .prefetch_related(models.Prefetch("bylines", bylines))
            .defer(*TEXTS)
        )

    def for_results(self):
        """What a search result shows: a card, and the text that its extract is cut from."""
        return self.for_cards().defer(None).defer("body", "body_html")

    def for_feeds(self):
        """What a feed's item carries: the text as rendered, every author, every tag."""
        return (
            self.select_related("section", "lead_image")
            .prefetch_related("bylines__author", "tags")
            .defer("body", "body_text")
        )


class Publication(models.Model):
    """Trait of Article: status, dates, the rendered body, publish and withdraw."""

    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    # Written by publish() alone: what readers get, and what search reads.
    body_html = models.TextField(editable=False, default="", blank=True)
    body_text = models.TextField(editable=False, default="", blank=True)
    words = models.PositiveIntegerField(editable=False, default=0)
    # The folder of the card that articles/share_cards.py has drawn of its title; empty without.
    share_card = models.CharField(max_length=20, editable=False, default="", blank=True)

    class Meta:
        abstract = True

    @property
    def was_public(self) -> bool:
        return self.published_at is not None

    @property
    def is_public(self) -> bool:
        now = timezone.now()
        return (
            self.status == Status.PUBLISHED and self.published_at <= now and not self.is_embargoed
        )

    @property
    def reading_minutes(self) -> int:
        return max(1, round(self.words / READING_SPEED))

    @transaction.atomic
    def publish(
        self,
        *,
        by=None,
        change: str | None = None,
        reason: str = "",
        at=None,
        revision: Revision | None = None,
        notice: str = "",
    ) -> Revision:
        """Make the pending draft (or the columns, when none is pending) what readers see.

        ``change`` is one of :class:`Change`; left out, a first publication is one and anything later
        is a minor fix. ``at`` dates what readers are shown (a schedule, imports, the demo); default
        now. ``revision`` names the one to publish instead of the newest draft; drafts made after it
        stay pending. ``notice`` is what readers are told of a correction or a right of reply. Raises
        PublicationError and changes nothing when the article lacks what a page cannot do without.
        """
        change = self.kind_of_change(change)
        if change == Change.WITHDRAWAL:
            return self.withdraw(by=by, reason=reason)
        former = self.lock()
        self.note_publication(revision)
        revision = revision or self.pending_revision()
        content = revision.snapshot if revision else self.snapshot()
        self.restore(content)
        self.require_the_essential()
        at = at or timezone.now()
        self.date_change(change, at)
        self.status = Status.PUBLISHED
        self.render()
        self.save()
        self.restore_rows(content)
        Redirect.keep(former=former.address, article=self)
        revision = self.close_draft(revision, content | {"body": self.body, "slug": self.slug}, by)
        self.log.create(actor=by, verb=change, reason=reason, revision=revision)
        if notice and change in TOLD:
            self.corrections.create(kind=change, text=notice, date=at)
        published.send(type(self), article=self, change=change, former=former)
        return revision

    @transaction.atomic
    def withdraw(self, *, by=None, reason: str = "") -> Revision | None:
        """Take the article off the public site; its address answers 410 from now on.

        What was planned for it is called off: nothing brings it back by itself.
        """
        self.hold()
        self.call_off_all(by=by, reason=_("The article has been withdrawn."))
        return self.take_down(by=by, reason=reason)

    @transaction.atomic
    def take_down(self, *, by=None, reason: str = "") -> Revision | None:
        """The withdrawal alone, when it was planned itself: what is planned after it stays."""
        if self.status != Status.PUBLISHED:
            raise PublicationError(_("Only a published article can be withdrawn."))
        former = self.lock()
        self.status = Status.WITHDRAWN
        self.save(update_fields=["status", "modified_at"])
        revision = self.revisions.published().first()
        self.log.create(actor=by, verb=Change.WITHDRAWAL, reason=reason, revision=revision)
        withdrawn.send(type(self), article=self, former=former)
        return revision

    def kind_of_change(self, change: str | None) -> Change:
        if not self.was_public:
            return Change.FIRST
        change = Change(change or Change.MINOR)
        if change == Change.FIRST:
            raise PublicationError(
                _("This article has been published before: say what kind of change this is.")
            )
        return change

    def hold(self):
        """Its row as it is, which is nobody else's until the end of the transaction.

        Whoever changes what belongs to an article (its plans, its links) holds the article first, so
        that no two ever wait for each other.
        """
        return type(self).objects.select_for_update().select_related(None).get(pk=self.pk)

    def lock(self) -> Standing:
        """Hold the row, and refuse to change what has changed; return where the article stood so far."""
        row = self.hold()
        if row.trashed_at:
            raise PublicationError(_("This article is in the bin: take it out first."))
        if row.was_public != self.was_public or row.status != self.status:
            raise PublicationError(
                _("Somebody else changed this article in the meantime: open it again.")
            )
        return standing_of(row)

    def require_the_essential(self) -> None:
        """A page needs a title, an address and a section; everything else is a matter of style."""
        if not self.title.strip():
            raise PublicationError(_("An article needs a title to be published."))
        if self.section_id is None:
            raise PublicationError(_("An article needs a section to be published."))
        self.give_address()

    def date_change(self, change: str, now) -> None:
        """Set the dates that readers are shown: none is earlier than what they could read."""
        if change == Change.FIRST:
            self.published_at, self.updated_at = max(now, self.embargo_until or now), None
        elif change in SHOWN_AS_UPDATE and self.published_at <= now and not self.is_embargoed:
            self.updated_at = now

    def note_correction(self, at) -> None:
        """A correction was added without a change of the text: readers are shown when."""
        if self.was_public and (self.updated_at is None or self.updated_at < at):
            self.date_change(Change.CORRECTION, at)
            self.save(update_fields=["updated_at", "modified_at"])

    def render(self) -> None:
        """Write the public columns that derive from the body, and which rows it shows."""
        rows = self.draw()
        if self.pk:
            self.record_uses(rows)

    def draw(self) -> dict:
        """Set those columns in memory, and return the rows shown. Queries once per kind of block."""
        self.body = sanitise(self.body)
        document = Document(self.body)
        rows = self.body_rows(document)
        language = self.language or settings.LANGUAGE_CODE
        self.body_html = render_body(
            document,
            rows,
            language,
            typography=self.typography,
            is_commercial=self.is_commercial,
        )
        self.body_text = document.text[:BODY_TEXT_LIMIT]
        self.words = document.words
        return rows

    def body_rows(self, document: Document) -> dict[str, dict[int, models.Model]]:
        """The rows that the body's blocks name: pictures, boxes, and articles through the gate."""
        sources = {
            "image": Image.objects.all(),
            "product": ProductBox.objects.select_related("image"),
            "promo": Promo.objects.all(),
            "read-also": type(self).objects.public().select_related("section", "lead_image"),
        }
        wanted = {name: document.row_ids(name) for name in sources}
        return {name: sources[name].in_bulk(ids) for name, ids in wanted.items() if ids}

    def record_uses(self, rows) -> None:
        self.body_uses.all().delete()
        self.body_uses.bulk_create(
            self.body_uses.model(article_id=self.pk, **{name.replace("-", "_"): row})
            for name, found in rows.items()
            for row in found.values()
        )

    def close_draft(self, revision: Revision | None, content: dict, by) -> Revision:
        """Turn the draft into the published revision; older drafts are history.

        What has been published once stays as readers got it: again, it is another revision.
        """
        now = timezone.now()
        if revision is None or revision.published_at:
            revision = self.revisions.create(
                snapshot=content, kind=Revision.Kind.PUBLICATION, made_by=by, made_at=now
            )
        revision.snapshot, revision.published_at = content, now
        revision.kind, revision.body_html = Revision.Kind.PUBLICATION, self.body_html
        revision.save(update_fields=["snapshot", "published_at", "kind", "body_html"])
        self.revisions.pending().filter(pk__lt=revision.pk).update(superseded=True)
        return revision
