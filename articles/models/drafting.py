"""The draft side of an article: what its people edit, apart from what readers see."""

from django.db import models, transaction
from django.utils import timezone

from articles.body.schema import sanitise
from articles.models.byline import Author
from articles.models.desk_document import DeskDocument
from articles.models.draft_use import note_pictures
from articles.models.revision import Revision
from articles.models.tag import usual_names

# What a snapshot holds: plain columns by value, foreign keys by id, the rest by small lists.
COLUMNS = (
    *("kind", "kicker", "title", "slug", "standfirst", "body"),
    *("seo_title", "seo_description", "social_title", "canonical_url"),
    *("advertiser", "comment_policy", "comment_days"),
    *("language", "sets_typography", "dossier_position"),
)
FOREIGN_KEYS = (
    *("section_id", "lead_image_id", "social_image_id"),
    *("dossier_id", "follows_id", "replaces_id"),
)
LISTS = ("byline", "tags", "related")

# The verbs in the log.
RESTORED, NAMED, TOOK_OVER = "restored", "named", "took-over"


class Drafting(models.Model):
    """Trait of Article: snapshots, drafts, and copying a snapshot to the live columns."""

    class Meta:
        abstract = True

    def snapshot(self) -> dict:
        """The whole article as JSON-ready data: columns, byline, tags, hand-picked items."""
        content = {name: getattr(self, name) for name in (*COLUMNS, *FOREIGN_KEYS)}
        content["byline"] = [
            {"author": line.author_id, "role": line.role, "agency": line.agency}
            for line in self.bylines.all()
        ]
        content["tags"] = sorted(self.tags.names())
        content["related"] = [item.related_id for item in self.hand_picked.all()]
        return content

    def pending_revision(self) -> Revision | None:
        """The draft that differs from what is published, if there is one."""
        return self.revisions.pending().first()

    def draft(self) -> dict:
        """What the writing page shows: the pending draft, else the article as it stands."""
        pending = self.pending_revision()
        return pending.snapshot if pending else self.snapshot()

    def standing_revision(self) -> Revision:
        """The version that a writing page starts from: the draft, else what was last published.

        An article that has never been revised gets a first one of what it is, so that its history
        begins with it and there is always something to compare with.
        """
        pending = self.pending_revision() or self.revisions.published().first()
        return pending or self.first_revision()

    def first_revision(self) -> Revision:
        first = self.revisions.create(
            snapshot=self.snapshot(),
            kind=Revision.Kind.PUBLICATION if self.was_public else Revision.Kind.SAVE,
            made_by=None,  # nobody's, so that nobody's save continues it
            made_at=self.modified_at,
            published_at=self.updated_at or self.published_at,
            body_html=self.body_html,
        )
        note_pictures(first)
        return first

    @transaction.atomic
    def save_draft(
        self, content: dict, *, by, kind: str = Revision.Kind.SAVE, seat=None, name: str = ""
    ) -> Revision:
        """Keep ``content`` (as :meth:`snapshot` returns it) as the draft.

        Readers see nothing of it. An article that was never public mirrors its draft in its columns,
        so that the newsroom's lists show the working title. Saves of one person within five minutes
        are one revision (``seat``: the page that saves). The text is cleaned here: the writing page
        will open it again. Nothing is compared here: see :mod:`articles.models.keeping`.
        """
        content = content | {"body": sanitise(content.get("body", self.body))}
        now = timezone.now()
        pending = self.pending_revision()
        if kind in Revision.PASSING and pending and pending.absorbs(by, now, seat):
            # What somebody has saved by hand stays a save in the history.
            pending.kind = kind if pending.kind == Revision.Kind.AUTOSAVE else pending.kind
            pending.snapshot = content
            pending.save(update_fields=["snapshot", "kind"])
        else:
            pending = self.revisions.create(
                snapshot=content, kind=kind, made_by=by, made_at=now, name=name
            )
        note_pictures(pending)
        self.modified_at = now
        if self.was_public:
            self.save(update_fields=["modified_at"])
        else:
            self.mirror(content)
        DeskDocument.objects.write([self])
        self.note_change(by)
        return pending

    def mirror(self, content: dict) -> None:
        """Write the draft of an article that was never public into its columns."""
        self.restore(content)
        if self.section and self.slug and self.slug in self.taken_slugs(self.slug):
            self.slug = ""  # the draft keeps it, and the page says so when somebody saves
        keys = [name.removesuffix("_id") for name in FOREIGN_KEYS]
        self.save(update_fields=[*COLUMNS, *keys, "modified_at"])
        self.restore_rows(content)

    @transaction.atomic
    def restore_version(self, revision: Revision, *, by) -> Revision:
        """Make a former version the draft; the draft so far stays in the history."""
        self.standing_revision()
        content = self.draft() | revision.snapshot
        made = self.save_draft(content, by=by, kind=Revision.Kind.RESTORATION, name=revision.name)
        when = timezone.localtime(revision.made_at)
        self.log.create(actor=by, verb=RESTORED, reason=f"{when:%Y-%m-%d %H:%M}", revision=made)
        return made

    @transaction.atomic
    def name_version(self, revision: Revision, name: str, *, by) -> None:
        """Call a version something; a save that is named is a milestone, which no save writes over."""
        revision.name = name
        if revision.kind in Revision.PASSING:
            revision.kind = Revision.Kind.MILESTONE
        revision.save(update_fields=["name", "kind"])
        self.log.create(actor=by, verb=NAMED, reason=name, revision=revision)

    def restore(self, content: dict) -> None:
        """Copy a snapshot's columns onto this instance, without saving.

        What a snapshot names may have been deleted since: that column becomes empty. A public
        article keeps its address when the snapshot has none.
        """
        for name in COLUMNS:
            if name in content and not (name == "slug" and self.was_public and not content[name]):
                setattr(self, name, content[name])
        for name in FOREIGN_KEYS:
            if name in content:
                model = self._meta.get_field(name.removesuffix("_id")).related_model
                setattr(self, name, next(iter(existing(model, [content[name]])), None))

    def restore_rows(self, content: dict) -> None:
        """Write a snapshot's byline, tags and hand-picked items, without what no longer exists."""
        lines = content.get("byline", [])
        authors = existing(Author, [line["author"] for line in lines])
        related = content.get("related", [])
        articles = existing(type(self), related) - {self.pk}
        self.bylines.all().delete()
        self.bylines.bulk_create(
            self.bylines.model(
                article_id=self.pk,
                author_id=line["author"],
                role=line["role"],
                agency=line.get("agency", ""),
                position=position,
            )
            for position, line in enumerate(lines)
            if line["author"] in authors
        )
        self.tags.set(usual_names(content.get("tags", [])))
        self.hand_picked.all().delete()
        self.hand_picked.bulk_create(
            self.hand_picked.model(article_id=self.pk, related_id=pk, position=position)
            for position, pk in enumerate(dict.fromkeys(related))
            if pk in articles
        )


def existing(model: type[models.Model], ids: list) -> set:
    """Which of the ids are still those of a row; asks nothing when there is none to ask about."""
    ids = [pk for pk in ids if pk is not None]
    return set(model.objects.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
