"""Where an article stands among the others: which lists hold it, and what decides its place there."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.surrogates import ARTICLES, of_month, of_year


@dataclass(frozen=True)
class Standing:
    """``lists`` are surrogate keys; an article that readers will never get stands in none.

    ``opens_at`` is when readers get it, which may be to come (schedule, embargo).
    """

    address: str | None = None
    lists: frozenset[str] = frozenset()
    opens_at: datetime | None = None
    place: tuple = ()

    def lists_that_differ(self, other: "Standing") -> frozenset[str]:
        """The lists that must be made again when an article moves from here to ``other``."""
        same_place = (self.opens_at, self.place) == (other.opens_at, other.place)
        return self.lists ^ other.lists if same_place else self.lists | other.lists


def standing_of(article) -> Standing:
    """Read from the database's rows (two queries), not from what is being edited."""
    if not article.was_public:
        return Standing()
    address = article.get_absolute_url()
    if article.status != "published":
        return Standing(address)
    day = timezone.localdate(article.published_at)
    lists = {ARTICLES, f"section:{article.section_id}:list", of_month(day), of_year(day)}
    if article.dossier_id:
        lists.add(f"dossier:{article.dossier_id}:list")
    # Their pages lead here (articles.views.article).
    lists.update(f"article:{pk}:inside" for pk in (article.follows_id, article.replaces_id) if pk)
    lists.update(f"tag:{pk}:list" for pk in article.tagged.values_list("tag_id", flat=True))
    signed = article.bylines.values_list("author_id", flat=True)
    lists.update(f"author:{pk}:list" for pk in signed)
    moments = filter(None, (article.published_at, article.embargo_until))
    place = (article.published_at, article.kind, article.dossier_position)
    return Standing(address, frozenset(lists), max(moments), place)
