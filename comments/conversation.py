"""The conversation under an article as it is drawn, a page at a time.

Whatever the number of comments, the first page costs three queries, and another at most two more: threads
are walked along an index, and what is counted is kept (:mod:`comments.models.placing`).
"""

from dataclasses import dataclass, field

from django.db.models import Case, F, IntegerField, Q, When, Window
from django.db.models.functions import RowNumber

from articles.surrogates import comments_under, shows
from comments.models import Comment
from comments.places import OLDEST, SORTS, Place, Sort

PAGE = 60  # comments on a page, as long as no thread would have to be cut for it
ANSWERS = 10  # shown under a comment; the thread's own page has the others
PICKS = 3  # of the newsroom's choices shown apart


@dataclass
class Conversation:
    """``threads`` are the comments that answer none; each has ``answers``, those of the article's
    authors first, and ``more_answers``, the number of those that stand on the thread's page alone."""

    place: Place
    threads: list[Comment] = field(default_factory=list)
    picks: list[Comment] = field(default_factory=list)
    next: Place | None = None
    previous: Place | None = None

    @property
    def count(self) -> int:
        """All that are shown under the article, on whatever page."""
        return self.threads[0].thread_count or 0 if self.threads else 0

    @property
    def sorts(self) -> list[tuple[Sort, Place]]:
        return [(sort, self.place.sorted_by(sort)) for sort in SORTS]

    def comments(self):
        for thread in self.threads:
            yield thread
            yield from thread.answers
        yield from self.picks


def conversation_of(article, request=None) -> Conversation:
    """The page that ``request`` asks for; the first one where it asks for none that is there."""
    shows(comments_under(article.pk))
    place = Place.read(article, request) if request else Place(article)
    read = one_thread if place.thread else page_of_threads
    drawn = read(place)
    if not drawn.threads and not place.is_front:
        drawn = page_of_threads(Place(article))
    if drawn.place.is_front and drawn.threads:
        drawn.picks = list(newsroom_choices(article))
    names = signatures(article)
    for comment in drawn.comments():
        comment.article = article
        comment.badge = badge_of(comment, names)
        comment.thread_place = place.alone(comment.pk)
    return drawn


def page_of_threads(place: Place) -> Conversation:
    rows = openings(place.article)
    drawn = Conversation(place)
    if first := begun_with(place, Comment.objects.filter(parent=None)):
        earlier = rows.filter(place.sort.before(first)).order_by(*place.sort.backwards())
        drawn.previous = place_before(place, earlier.values_list("pk", "answer_count"))
        rows = rows.filter(place.sort.since(first))
    found = list(rows.order_by(*place.sort.order)[: PAGE + 1])
    size = fitting([thread.answer_count for thread in found])
    drawn.threads = found[:size]
    if size < len(found):
        drawn.next = place.beginning_with(found[size].pk)
    answers = first_answers(drawn.threads, signatures(place.article))
    for thread in drawn.threads:
        thread.answers = [answer for answer in answers if answer.parent_id == thread.pk]
        thread.more_answers = thread.answer_count - len(thread.answers)
    return drawn


def one_thread(place: Place) -> Conversation:
    """A comment with all its answers, a page of them at a time; those of the authors head the first."""
    opening = openings(place.article).filter(pk=place.thread).first()
    drawn = Conversation(place, [opening] if opening else [])
    if opening is None:
        return drawn
    by_author = written_by(signatures(place.article))
    answers = Comment.objects.visible().filter(parent=opening).select_related("answering")
    pinned, rows = answers.filter(by_author).order_by(*OLDEST.order), answers.exclude(by_author)
    if first := begun_with(place, Comment.objects.filter(parent=opening)):
        earlier = rows.filter(OLDEST.before(first)).order_by(*OLDEST.backwards())
        ids = [(pk, 0) for pk in earlier.values_list("pk", flat=True)[: PAGE + 1]]
        drawn.previous = place_before(place, ids) if ids else place.beginning_with(None)
        rows, pinned = rows.filter(OLDEST.since(first)), pinned.filter(pk=first.pk)
    found = list(rows.order_by(*OLDEST.order)[: PAGE + 1])
    opening.answers = [*pinned[:ANSWERS], *found[:PAGE]]
    opening.more_answers = 0
    drawn.next = place.beginning_with(found[PAGE].pk) if len(found) > PAGE else None
    return drawn


def openings(article):
    """What opens the threads; each row carries ``thread_count``, the conversation's counter."""
    threads = Comment.objects.threads(article)
    return threads.annotate(thread_count=F("article__thread__shown_count"))


def begun_with(place: Place, rows) -> Comment | None:
    """The comment that the page begins with; it may have gone from sight since its link was made."""
    return rows.filter(article=place.article, pk=place.first).first() if place.first else None


def fitting(answer_counts: list[int]) -> int:
    """How many threads, of which these are the answers, make a page: at least one."""
    size = 0
    for number, count in enumerate(answer_counts):
        size += 1 + min(count, ANSWERS)
        if size > PAGE:
            return max(number, 1)
    return len(answer_counts)


def place_before(place: Place, earlier) -> Place | None:
    """The page that ends where this one begins. ``earlier`` are (id, answers) in front of it, nearest
    first."""
    found = list(earlier[: PAGE + 1])
    if not found:
        return None
    size = fitting([count for _pk, count in found])
    return place.beginning_with(found[size - 1][0] if size < len(found) else None)


def first_answers(threads: list[Comment], names: set[str]) -> list[Comment]:
    """The first answers of each thread, those of the article's authors before any other. One query."""
    rank = Window(RowNumber(), partition_by="parent", order_by=["pinned", "created_at", "pk"])
    pinned = Case(When(written_by(names), then=0), default=1, output_field=IntegerField())
    ids = [thread.pk for thread in threads if thread.answer_count]
    rows = Comment.objects.visible().filter(parent__in=ids).annotate(pinned=pinned, rank=rank)
    return list(rows.filter(rank__lte=ANSWERS).select_related("answering").order_by("rank"))


def newsroom_choices(article):
    picked = Comment.objects.visible().filter(article=article, picked_at__isnull=False)
    return picked.order_by("-picked_at", "-pk")[:PICKS]


def signatures(article) -> set[str]:
    """The names that the article is signed with."""
    return {byline.author.name for byline in article.bylines.all()}


def written_by(names: set[str]) -> Q:
    """What one of the article's authors has written at the desk. A reader who signs like one is none."""
    return Q(staff__isnull=False, author_name__in=names)


def badge_of(comment: Comment, names: set[str]) -> str:
    if comment.staff_id is None:
        return ""
    return "author" if comment.author_name in names else "staff"


def place_of(comment: Comment) -> Place:
    """The page on which readers find the comment: the article's own if it stands there."""
    front = Place(comment.article)
    opening = comment.parent or comment
    if comment.parent_id and opening.answer_count > ANSWERS:
        shown = first_answers([opening], signatures(comment.article))
        if comment not in shown:
            return front.alone(opening.pk, first=comment.pk)
    rows = Comment.objects.threads(comment.article).order_by(*OLDEST.order)
    found = list(rows.values_list("pk", "answer_count")[: PAGE + 1])
    shown = found[: fitting([count for _pk, count in found])]
    if any(pk == opening.pk for pk, _count in shown):
        return front
    return front.beginning_with(opening.pk)
