"""Who may comment on an article, until when, and what happens to it: the article's word, else its section's,
else the site's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Article
from comments.models import Comment, Commenter, SiteRules

Rule = Article.CommentPolicy


@dataclass(frozen=True)
class Policy:
    """``rule`` is never INHERIT; ``closes_at`` is None for a conversation that stays open."""

    rule: Rule
    closes_at: datetime | None = None

    @property
    def is_closed(self) -> bool:
        return self.rule == Rule.CLOSED or self.has_run_out

    @property
    def has_run_out(self) -> bool:
        return self.closes_at is not None and self.closes_at <= timezone.now()

    def shows_at_once(self, comment: Comment, commenter: Commenter) -> bool:
        """Whether ``comment``, which no screen found suspicious, appears before anybody has read it.

        A typed address proves nothing: who is trusted has shown a voucher of his own as well.
        """
        if self.rule == Rule.TRUSTED:
            return comment.vouched_for == commenter.pk and commenter.is_trusted()
        return self.rule == Rule.OPEN


def policy_of(article: Article) -> Policy:
    """At most one query, where article and section leave something to the site."""
    places = [article, article.section] if article.section else [article]
    rule = next(
        (place.comment_policy for place in places if place.comment_policy != Rule.INHERIT), None
    )
    days = next((place.comment_days for place in places if place.comment_days is not None), None)
    if rule is None or days is None:
        site = SiteRules.current()
        rule, days = rule or site.policy, site.close_after if days is None else days
    is_dated = days and article.published_at
    return Policy(Rule(rule), article.published_at + timedelta(days=days) if is_dated else None)
