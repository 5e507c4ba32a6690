"""A writing page's text is kept: saved as it is, brought together with what others saved, or set aside.

Whoever writes says from which version the text grew. Nothing is ever saved over anybody.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from articles.models.article import Article
from articles.models.merging import Draft, bring_together
from articles.models.revision import Revision
from articles.models.seat import Seat


@dataclass(frozen=True)
class Kept:
    """What became of the text: ``revision`` holds it.

    ``met`` is the version that somebody else saved in the meantime; its changes are in ``revision``
    too, unless there is a ``clash``: then ``revision`` is a copy set aside, and ``met`` stays the draft.
    """

    revision: Revision
    met: Revision | None = None
    clash: Draft | None = None


@transaction.atomic
def keep(
    article: Article, content: dict, *, by, base: Revision | None, seat: Seat | None, kind
) -> Kept:
    """Keep ``content``, a whole snapshot that grew from ``base`` (None: from the article as it stands)."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    standing = article.standing_revision()
    is_current = base is None or base.pk == standing.pk or (seat and seat.wrote(standing))
    if is_current or content == standing.snapshot:
        return Kept(save(article, content, by=by, seat=seat, kind=kind, standing=standing))
    together = bring_together(base.snapshot, content, standing.snapshot)
    if not together.is_clean:
        return Kept(set_aside(article, content, by=by, base=base, seat=seat), standing, together)
    settled = together.settled()
    met = None if settled == content else standing
    revision = save(article, settled, by=by, seat=seat, kind=kind, standing=standing, met=met)
    return Kept(revision, met)


def save(article: Article, content: dict, *, by, seat, kind, standing, met=None) -> Revision:
    """The draft from now on; a page that changed nothing leaves no line in the history."""
    is_new = content != standing.snapshot
    is_said = kind == Revision.Kind.SAVE and standing.kind == Revision.Kind.AUTOSAVE
    revision = standing
    if is_new or is_said:
        revision = article.save_draft(content, by=by, kind=kind, seat=seat)
    if seat:
        seat.set_aside = None
        seat.save(update_fields=["set_aside"])
        seat.stand_on(revision, has_news=met is not None)
    return revision


def set_aside(
    article: Article, content: dict, *, by, base: Revision, seat: Seat | None
) -> Revision:
    """A copy of a text that clashed: one for each page, brought up to date as long as it goes on."""
    copy = seat and seat.set_aside
    if copy and copy.grew_from_id == base.pk:
        copy.snapshot, copy.made_at = content, timezone.now()
        copy.save(update_fields=["snapshot", "made_at"])
        return copy
    copy = article.revisions.create(
        snapshot=content,
        kind=Revision.Kind.SET_ASIDE,
        made_by=by,
        superseded=True,
        grew_from=base,
    )
    if seat:
        seat.set_aside = copy
        seat.save(update_fields=["set_aside"])
    return copy
