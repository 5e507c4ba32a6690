"""Front pages, the site's and each section's: a draft that editors arrange, and what readers get.

A draft is kept without ceremony; launching it is an act, with a version that stays for ever. Whoever
saves says which edition of the draft his grew from, so that nobody saves over anybody.
"""

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles.models.arrangement import Arrangement
from articles.models.front_version import (
    DROPPED,
    LAUNCHED,
    PUT_BACK,
    RESTORED,
    SET_ASIDE,
    FrontUse,
    FrontVersion,
)
from articles.models.rights import acts_in, sections_of
from articles.models.section import Section
from articles.signals import launched
from articles.surrogates import front_of


class Outdated(Exception):
    """Somebody has saved the draft in the meantime."""


class NothingNew(Exception):
    """What was to be launched is online already."""


class FrontQuerySet(models.QuerySet):
    def of(self, section: Section | None) -> "Front":
        """The front of a section, or of the site; made when nobody has opened its desk yet."""
        return self.get_or_create(section=section)[0]

    def online(self, section: int | None = None) -> "Front | None":
        """The front with the version that readers get, in one query; None before the first launch."""
        fronts = self.select_related("launched").filter(launched__isnull=False)
        return fronts.filter(section=section).first()

    def follow_merge(self, tag: int, into: int, *, by) -> None:
        """Rules that took their articles from a tag that is merged take them from the other one."""
        for front in self.in_order():
            online, drafted = front.online, front.draft and front.drafted
            if online and (followed := online.retagged(tag, into)) != online:
                front.launch_beside(followed, by=by, reason=gettext("A tag has been merged."))
            if drafted:
                front.save_draft(drafted.retagged(tag, into), by=by)

    def make_missing(self) -> None:
        """A front for the site and for every section."""
        known = set(self.values_list("section", flat=True))
        wanted = [None, *Section.objects.order_by("pk").values_list("pk", flat=True)]
        self.bulk_create(
            [self.model(section_id=pk) for pk in wanted if pk not in known], ignore_conflicts=True
        )

    def in_order(self):
        """The site's first, then as the sections stand at the head of every page."""
        first = models.F("section__position").asc(nulls_first=True)
        return self.select_related("section", "launched__made_by", "drafted_by").order_by(
            first, "section__name", "pk"
        )


class Front(models.Model):
    """``draft`` is empty as long as it is the usual arrangement (articles.fronts.usual), or what is
    online. ``edition`` counts what has become of the draft."""

    section = models.OneToOneField(
        Section, models.CASCADE, verbose_name=_("section"), null=True, blank=True
    )
    draft = models.JSONField(_("draft"), null=True, editable=False)
    edition = models.PositiveIntegerField(default=0, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    drafted_at = models.DateTimeField(null=True, editable=False)
    launched = models.ForeignKey(
        "articles.FrontVersion", models.RESTRICT, null=True, editable=False, related_name="+"
    )

    objects = FrontQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        default_permissions = ("view", "change")
        permissions = [("launch_front", _("Can launch front pages"))]
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(section=None),
                name="front_of_the_site_once",
            )
        ]

    def __str__(self):
        return str(self.section) if self.section_id else pgettext("of the site", "Front page")

    def get_absolute_url(self):
        return self.section.get_absolute_url() if self.section_id else reverse("articles:front")

    @property
    def key(self) -> str:
        """The surrogate key of what is arranged here."""
        return front_of(self.section_id)

    # Questions

    @property
    def online(self) -> Arrangement | None:
        return Arrangement.from_json(self.launched.content) if self.launched else None

    @property
    def drafted(self) -> Arrangement | None:
        """The draft; without one, what is online."""
        return Arrangement.from_json(self.draft) if self.draft else self.online

    @property
    def has_changes(self) -> bool:
        return self.draft is not None and self.drafted != self.online

    def allows(self, user, act: str) -> bool:
        """Whether ``user`` may "view" it, "change" its draft, "launch" it. Whoever is named in sections
        acts on their fronts, and not on the site's."""
        if not user.has_perm(f"articles.{act}_front"):
            return False
        if act == "view":
            return True
        return acts_in(user, self.section_id) if self.section_id else not sections_of(user)

    # The verbs

    def lock(self, edition: int | None = None) -> "Front":
        """The row, held until the end of the transaction. Raises Outdated unless its draft is still
        that edition (None: whichever it is)."""
        rows = Front.objects.select_for_update(of=("self",)).select_related("launched", "section")
        front = rows.get(pk=self.pk)
        if edition is not None and edition != front.edition:
            raise Outdated(front.edition)
        return front

    @transaction.atomic
    def save_draft(self, arrangement: Arrangement, *, by, edition: int | None = None) -> "Front":
        """Keep the draft; the front as it stands then. What changes nothing is no new edition."""
        front = self.lock(edition)
        if front.drafted == arrangement:
            return front
        front.draft, front.edition = arrangement.as_json(), front.edition + 1
        front.drafted_by, front.drafted_at = by, timezone.now()
        front.save(update_fields=["draft", "edition", "drafted_by", "drafted_at"])
        front.note_uses(arrangement, in_draft=True)
        return front

    @transaction.atomic
    def launch(
        self, arrangement: Arrangement, *, by, edition: int | None = None, reason: str = ""
    ) -> "FrontVersion":
        """Give readers this arrangement, which was the draft of that edition. Raises Outdated, and
        NothingNew when it is online already."""
        front = self.save_draft(arrangement, by=by, edition=edition).lock()
        if front.online == arrangement:
            raise NothingNew
        return front.put_online(arrangement, by=by, verb=LAUNCHED, reason=reason)

    @transaction.atomic
    def launch_beside(self, arrangement: Arrangement, *, by, reason: str = "") -> "FrontVersion":
        """Give readers this arrangement, and leave a draft that somebody has in hand as it is."""
        front = self.lock()
        return front.put_online(arrangement, by=by, verb=LAUNCHED, reason=reason)

    @transaction.atomic
    def put_back(self, version: "FrontVersion", *, by, reason: str = "") -> "FrontVersion":
        """Give readers a former version at once; the draft stays what it is."""
        front = self.lock()
        arrangement = Arrangement.from_json(version.content)
        if front.online == arrangement:
            raise NothingNew
        if front.draft is None:  # else it would follow what is online
            front.draft = front.online and front.online.as_json()
            front.save(update_fields=["draft"])
        return front.put_online(
            arrangement, by=by, verb=PUT_BACK, reason=reason, restored_from=version
        )

    def put_online(self, arrangement: Arrangement, *, by, verb, reason, **fields) -> "FrontVersion":
        version = self.versions.create(
            content=arrangement.as_json(), kind=FrontVersion.Kind.LAUNCH, made_by=by, **fields
        )
        self.launched = version
        self.save(update_fields=["launched"])
        self.note_uses(arrangement, in_draft=False)
        self.log.create(actor=by, verb=verb, reason=reason, version=version)
        launched.send(Front, front=self)
        return version

    @transaction.atomic
    def restore(self, version: "FrontVersion", *, by) -> "Front":
        """Take a former version as the draft. The draft so far is set aside, unless it is kept already."""
        front = self.lock()
        front.keep_draft(by=by)
        self.log.create(actor=by, verb=RESTORED, version=version)
        return front.save_draft(Arrangement.from_json(version.content), by=by)

    @transaction.atomic
    def drop_draft(self, *, by, edition: int | None = None) -> "Front":
        """Back to what is online. The draft so far is set aside."""
        front = self.lock(edition)
        front.keep_draft(by=by)
        front.draft, front.edition = None, front.edition + 1
        front.drafted_by, front.drafted_at = by, timezone.now()
        front.save(update_fields=["draft", "edition", "drafted_by", "drafted_at"])
        front.uses.filter(in_draft=True).delete()
        front.log.create(actor=by, verb=DROPPED)
        return front

    @transaction.atomic
    def set_aside(self, arrangement: Arrangement, *, by, base=None) -> "FrontVersion":
        """Keep what could not be saved, or what somebody replaces, where it is found again."""
        kind, base = FrontVersion.Kind.SET_ASIDE, base and base.as_json()
        copy = self.versions.create(content=arrangement.as_json(), kind=kind, made_by=by, base=base)
        self.log.create(actor=by, verb=SET_ASIDE, version=copy)
        return copy

    def keep_draft(self, *, by) -> None:
        """Set the draft aside before something takes its place, unless it is online as it is."""
        if self.has_changes:
            self.set_aside(self.drafted, by=self.drafted_by or by)

    def note_uses(self, arrangement: Arrangement, *, in_draft: bool) -> None:
        self.uses.filter(in_draft=in_draft).delete()
        named = {
            "image_id": {card.image for card in arrangement.cards},
            "promo_id": {container.promo for container in arrangement.containers},
            "dossier_id": {container.dossier for container in arrangement.containers},
        }
        FrontUse.objects.bulk_create(
            FrontUse(front=self, in_draft=in_draft, **{column: pk})
            for column, numbers in named.items()
            for pk in sorted(FrontUse.there(column, numbers))
        )
