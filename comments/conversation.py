"""The conversation under an article, as it is drawn."""

from dataclasses import dataclass, field

from articles.surrogates import comments_under, shows
from comments.models import Comment

LONGEST = 200  # comments on the article's own page


@dataclass
class Conversation:
    """``threads`` are the comments that answer none; each has ``answers``, as they came."""

    threads: list[Comment] = field(default_factory=list)
    count: int = 0
    is_cut: bool = False


def conversation_of(article) -> Conversation:
    """One query, whatever the number of comments."""
    shows(comments_under(article.pk))
    rows = list(Comment.objects.conversation(article)[: LONGEST + 1])
    is_cut = len(rows) > LONGEST
    rows = rows[:LONGEST]
    count = rows[0].thread_count or 0 if is_cut else sum(row.is_visible for row in rows)
    return Conversation(threads_of(rows), count, is_cut)


def threads_of(rows: list[Comment]) -> list[Comment]:
    """Hang every answer under the comment that its thread began with: one indent, however deep."""
    first_of: dict[int, Comment] = {}
    threads = []
    for row in rows:
        row.answers = []
        first = first_of.get(row.parent_id)
        first_of[row.pk] = first or row
        (first.answers if first else threads).append(row)
    return threads
