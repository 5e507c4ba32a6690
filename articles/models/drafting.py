"""The draft side of an article: what its people edit, apart from what readers see."""

from django.db import models
from django.utils import timezone

from articles.models.revision import Revision

# What a snapshot holds: plain columns by value, foreign keys by id, the rest by small lists.
COLUMNS = (
    *("kind", "kicker", "title", "slug", "standfirst", "body"),
    *("seo_title", "seo_description", "social_title", "canonical_url"),
    *("advertiser", "comment_policy", "language", "dossier_position"),
)
FOREIGN_KEYS = ("section_id", "lead_image_id", "social_image_id", "dossier_id")


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

    def save_draft(self, content: dict, *, by, kind: str = Revision.Kind.SAVE) -> Revision:
        """Keep ``content`` (as :meth:`snapshot` returns it) as the draft.

        Readers see nothing of it. An article that was never public mirrors its draft in its columns,
        so that the newsroom's lists show the working title. Saves of one person within five minutes
        are one revision.
        """
        now = timezone.now()
        pending = self.pending_revision()
        if pending and pending.absorbs(by, now):
            pending.snapshot, pending.kind = content, kind
            pending.save(update_fields=["snapshot", "kind"])
        else:
            pending = self.revisions.create(snapshot=content, kind=kind, made_by=by, made_at=now)
        if not self.was_public:
            self.restore(content)
            self.save()
            self.restore_rows(content)
        return pending

    def restore(self, content: dict) -> None:
        """Copy a snapshot's columns onto this instance, without saving."""
        for name in (*COLUMNS, *FOREIGN_KEYS):
            if name in content:
                setattr(self, name, content[name])

    def restore_rows(self, content: dict) -> None:
        """Write a snapshot's byline, tags and hand-picked items."""
        self.bylines.all().delete()
        self.bylines.bulk_create(
            self.bylines.model(
                article_id=self.pk,
                author_id=line["author"],
                role=line["role"],
                agency=line.get("agency", ""),
                position=position,
            )
            for position, line in enumerate(content.get("byline", []))
        )
        self.tags.set(content.get("tags", []))
        self.hand_picked.all().delete()
        self.hand_picked.bulk_create(
            self.hand_picked.model(article_id=self.pk, related_id=related, position=position)
            for position, related in enumerate(content.get("related", []))
            if related != self.pk
        )
