"""The spam score of this site: learned from its moderators' decisions, tried on later ones, put in use."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from django.db.models import Q
from django.utils import timezone

from comments.learning.engines import best_engine
from comments.learning.features import vector
from comments.learning.judging import Figures, judge
from comments.learning.model import Model, starting_model
from comments.learning.training import Example, learn, shipped_examples
from comments.models import Comment, LearnedModel, State

SCREEN = "learned score"  # its name in the table of screens, by which its verdicts are found
LEAST = 100  # decisions of each kind; with fewer the starting model stays in use
MOST = {"own": 2_500, "scikit-learn": 20_000}  # newest decisions of each kind that are learned from
HELD_OUT = (
    0.2  # of the decisions, the newest: a score is tried on what came after what it learned from
)
KEPT_WEIGHTS = 60_000  # the heaviest; the rest are too small to matter, and 1 MB is enough
KEPT_MODELS = 5
# So many decisions about one commenter count, and so many about one text, of each kind: nobody teaches the
# score by diligence what comments look like, and a wave of the same does not push out everything else.
MOST_OF_ONE = 20
MOST_ALIKE = 3
LOOKED_THROUGH = 10  # times MOST, newest first, to find so many that count
RECENT = 2_000  # newest decisions by which a score in use is judged


@dataclass(frozen=True)
class Training:
    """``figures`` of what was learned and of the starting model, on the newest decisions."""

    decisions: int
    figures: Figures
    starting: Figures
    kept: LearnedModel | None  # None: it was no better than the one the site began with


class TooFewDecisions(Exception):
    """Nothing to learn from yet; the message says how many are missing."""


def current_model() -> Model:
    pk = LearnedModel.objects.current_id()
    return loaded(pk) if pk else starting_model()


@lru_cache(maxsize=1)
def loaded(pk: int) -> Model:
    """One look-up for each process and model. One that reads texts as we no longer do is of no use."""
    kept = LearnedModel.objects.filter(pk=pk).first()
    model = Model.from_json(kept.model) if kept else starting_model()
    return model if model.is_readable else starting_model()


def decided_comments(engine: str) -> list[Comment]:
    """What moderators approved and what they called spam, oldest decision first.

    What a screen or a rule decided by itself is left out: a score must not learn from itself.
    """
    decided = Comment.objects.filter(decided_by__isnull=False).order_by("-decided_at")
    fields = decided.only("author_name", "text", "text_digest", "state", "decided_at", "commenter")
    found = [
        *newest_that_count(fields.filter(state=State.APPROVED), MOST[engine]),
        *newest_that_count(fields.filter(state=State.SPAM), MOST[engine]),
    ]
    return sorted(found, key=lambda comment: comment.decided_at)


def newest_that_count(comments, most: int) -> list[Comment]:
    """At most ``most``, of many people and many texts, in bounded memory whatever the archive holds."""
    of_commenter, alike, found = Counter(), Counter(), []
    for comment in comments[: LOOKED_THROUGH * most].iterator(chunk_size=500):
        who, text = comment.commenter_id, comment.text_digest or comment.text
        of_commenter[who] += who is not None
        alike[text] += 1
        if of_commenter[who] <= MOST_OF_ONE and alike[text] <= MOST_ALIKE:
            found.append(comment)
        if len(found) == most:
            break
    return found


def train(engine: str = "") -> Training:
    """Learn from the decisions; keep what was learned if it serves better than what the site began with.

    Raises TooFewDecisions.
    """
    engine = engine or best_engine()
    comments = decided_comments(engine)
    spam = sum(comment.state == State.SPAM for comment in comments)
    if min(spam, len(comments) - spam) < LEAST:
        raise TooFewDecisions(
            f"{len(comments) - spam} comments approved and {spam} called spam by moderators:"
            f" {LEAST} of each are needed."
        )
    examples = [Example(c.text, c.state == State.SPAM, c.author_name) for c in comments]
    older, newer = by_time(examples)
    shipped = shipped_examples()
    trial = learn([*shipped, *older], engine)
    figures, starting = (judged(model, newer) for model in (trial, starting_model()))
    kept = None
    if figures.caught >= starting.caught:
        model = learn([*shipped, *examples], engine, most=KEPT_WEIGHTS)
        kept = keep(model, engine, len(examples), figures)
    return Training(len(examples), figures, starting, kept)


def by_time(examples: list[Example]) -> tuple[list[Example], list[Example]]:
    """(to learn from, to judge by). Of each kind the newest are held out, so that there is some of both
    however long ago the last wave of spam was."""
    older, newer = [], []
    for kind in (False, True):
        same = [example for example in examples if example.is_spam == kind]
        cut = round(len(same) * (1 - HELD_OUT))
        older += same[:cut]
        newer += same[cut:]
    return older, newer


def judged(model: Model, examples: list[Example]) -> Figures:
    scores = [model.probability(vector(example.text, example.name)) for example in examples]
    return judge(scores, [int(example.is_spam) for example in examples], model.threshold)


def keep(model: Model, engine: str, decisions: int, figures: Figures) -> LearnedModel:
    kept = LearnedModel.objects.create(
        engine=engine, decisions=decisions, figures=figures.rounded(), model=model.to_json()
    )
    newest = LearnedModel.objects.values_list("pk", flat=True)[:KEPT_MODELS]
    LearnedModel.objects.exclude(pk__in=list(newest)).delete()
    return kept


def there_is_news(after: timedelta = timedelta(days=6)) -> bool:
    """Whether it is worth to learn again: there are new decisions, enough of each kind, and the last time
    was a week ago."""
    last = LearnedModel.objects.defer("model").first()
    since = last.trained_at if last else None
    if since and since > timezone.now() - after:
        return False
    decided = Comment.objects.filter(decided_by__isnull=False).order_by()
    if since and has_fewer(decided.filter(decided_at__gt=since)):
        return False
    return not any(has_fewer(decided.filter(state=s)) for s in (State.APPROVED, State.SPAM))


def has_fewer(comments) -> bool:
    return comments.values("pk")[:LEAST].count() < LEAST


@dataclass(frozen=True)
class InUse:
    """How a score has done since it was put in use, by what it said when comments came and what moderators
    then decided. Shares from 0 to 1; None where there was nothing."""

    decisions: int
    caught: float | None  # of the spam: marked
    false_alarms: float | None  # of what was approved: marked


def in_use(kept: LearnedModel) -> InUse:
    """Of the newest decisions about comments that came while ``kept`` was the score. Two queries."""
    later = LearnedModel.objects.filter(pk__gt=kept.pk).order_by("pk")
    ended = later.values_list("trained_at", flat=True).first()
    came = Q(created_at__gte=kept.trained_at) & (Q(created_at__lt=ended) if ended else Q())
    decided = Comment.objects.filter(
        came, decided_by__isnull=False, state__in=[State.APPROVED, State.SPAM], staff=None
    )
    rows = decided.order_by("-decided_at").values_list("state", "screening")[:RECENT]
    marked = {State.APPROVED: [], State.SPAM: []}
    for state, said in rows:
        marked[state].append(any(each["screen"] == SCREEN for each in said))
    return InUse(
        sum(map(len, marked.values())), share(marked[State.SPAM]), share(marked[State.APPROVED])
    )


def share(marks: list[bool]) -> float | None:
    return sum(marks) / len(marks) if marks else None
