"""python manage.py train_spam_score [--from-decisions] [--report]: learn what spam looks like."""

import json
import os

from django.core.management.base import BaseCommand, CommandError

from comments import spam_score
from comments.learning.engines import ENGINES
from comments.learning.features import vector
from comments.learning.judging import Figures, judge
from comments.learning.model import STARTING_MODEL, logistic, starting_model
from comments.learning.rows import packed
from comments.learning.training import (
    Example,
    calibrated,
    learn,
    shipped_examples,
    unseen_scores,
)
from comments.models import State

NICENESS = 10  # of 19: others come first, and it still comes to an end
STARTING_WEIGHTS = 20_000  # the heaviest of the starting model


class Command(BaseCommand):
    help = (
        "Without an option: make the starting model that is shipped with the code again, from the"
        " examples in comments/learning/examples/. With --from-decisions: learn from what the"
        " moderators of this site approved and called spam, and use it if it serves better."
    )

    def add_arguments(self, parser):
        parser.add_argument("--from-decisions", action="store_true", dest="from_decisions")
        parser.add_argument(
            "--report", action="store_true", help="say how good it is, and change nothing"
        )
        parser.add_argument("--gently", action="store_true", help="let other processes go first")
        parser.add_argument("--engine", choices=sorted(ENGINES), default="")

    def handle(self, *args, from_decisions, report, gently, engine, **options):
        if gently:
            os.nice(NICENESS)
        if report:
            self.report(from_decisions)
        elif from_decisions:
            self.learn_here(engine)
        else:
            self.learn_from_examples()

    def learn_from_examples(self):
        # Always with our own engine: whoever trains it gets the same file, with any library installed.
        model = learn(shipped_examples(), "own", most=STARTING_WEIGHTS)
        STARTING_MODEL.write_text(json.dumps(model.to_json(), separators=(",", ":")) + "\n")
        self.stdout.write(f"{len(model.weights)} weights in {STARTING_MODEL.name}.")

    def learn_here(self, engine: str):
        try:
            training = spam_score.train(engine)
        except spam_score.TooFewDecisions as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Learned from {training.decisions} decisions.")
        self.tell("on the newest fifth of them", training.figures)
        self.tell("the starting model on the same", training.starting)
        if training.kept is None:
            self.stdout.write("It is no better than the starting model, and is not used.")

    def report(self, from_decisions: bool):
        if not from_decisions:
            self.tell("the starting model, on examples it had not seen", on_unseen_examples())
            return
        comments = spam_score.decided_comments("own")
        examples = [Example(c.text, c.state == State.SPAM, c.author_name) for c in comments]
        self.tell("the model in use", spam_score.judged(spam_score.current_model(), examples))

    def tell(self, what: str, figures) -> None:
        self.stdout.write(
            f"{what}: {figures.texts} texts, {figures.spam} of them spam; precision"
            f" {figures.precision:.1%}, recall {figures.recall:.1%}, F1 {figures.f1:.1%}, false alarms"
            f" {figures.false_alarms:.1%}; at 1 % of false alarms it catches {figures.caught:.1%}."
        )


def on_unseen_examples() -> Figures:
    """Each example judged by a model that learned from the others."""
    examples = shipped_examples()
    labels = [int(example.is_spam) for example in examples]
    scores = unseen_scores([packed(vector(each.text)) for each in examples], labels, "own")
    slope, offset = calibrated(scores, labels)
    chances = [logistic(slope * score + offset) for score in scores]
    return judge(chances, labels, starting_model().threshold)
