"""The spam score of this site: learned from its moderators' decisions, tried on later ones, put in use."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from django.utils import timezone

from comments.learning.engines import best_engine
from comments.learning.features import vector
from comments.learning.judging import Figures, judge
from comments.learning.model import Model, starting_model
from comments.learning.training import Example, learn, shipped_examples
from comments.models import Comment, LearnedModel, State

LEAST = 100  # decisions of each kind; with fewer the starting model stays in use
MOST = {"own": 2_500, "scikit-learn": 20_000}  # newest decisions of each kind that are learned from
HELD_OUT = (
    0.2  # of the decisions, the newest: a score is tried on what came after what it learned from
)
KEPT_WEIGHTS = 60_000  # the heaviest; the rest are too small to matter, and 1 MB is enough
KEPT_MODELS = 5


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
    fields = decided.only("author_name", "text", "state", "decided_at")
    found = [
        *fields.filter(state=State.APPROVED)[: MOST[engine]],
        *fields.filter(state=State.SPAM)[: MOST[engine]],
    ]
    return sorted(found, key=lambda comment: comment.decided_at)


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
    cut = round(len(examples) * (1 - HELD_OUT))
    shipped = shipped_examples()
    trial = learn([*shipped, *examples[:cut]], engine)
    figures, starting = (judged(model, examples[cut:]) for model in (trial, starting_model()))
    kept = None
    if figures.caught >= starting.caught:
        model = learn([*shipped, *examples], engine, most=KEPT_WEIGHTS)
        kept = keep(model, engine, len(examples), figures)
    return Training(len(examples), figures, starting, kept)


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


def train_when_there_is_news(after: timedelta = timedelta(days=6)) -> Training | None:
    """For the worker: learn again when there are new decisions, and not more than once a week."""
    last = LearnedModel.objects.first()
    since = last.trained_at if last else None
    if since and since > timezone.now() - after:
        return None
    news = Comment.objects.filter(decided_by__isnull=False)
    if since and news.filter(decided_at__gt=since).count() < LEAST:
        return None
    try:
        return train()
    except TooFewDecisions:
        return None
