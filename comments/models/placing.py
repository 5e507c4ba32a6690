"""Where a comment stands: under which other one, and whether it opens a thread that readers see.

How many answers are shown under a comment, and whether it opens a thread, is kept in its row and moved
with every decision, so that a page of threads is a walk along an index and nothing is ever counted.
"""

from django.db import models
from django.db.models import BooleanField, Count, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from comments.models.moderation import VISIBLE_STATES
from comments.models.thread import Thread

MAX_DEPTH = 1  # a comment and its replies: one indent, never a staircase


def opens(coming: int = 0) -> ExpressionWrapper:
    """Whether a row opens a thread once ``coming`` more answers are shown under it: it is visible
    itself, or one of them is."""
    stands = Q(state__in=VISIBLE_STATES) | Q(answer_count__gt=-coming)
    return ExpressionWrapper(Q(parent=None) & stands, output_field=BooleanField())


class PlacingQuerySet(models.QuerySet):
    def visible(self):
        """The one gate: what any reader may see under an article that he may see."""
        return self.filter(state__in=VISIBLE_STATES)

    def threads(self, article):
        """What opens the threads under ``article``. What is no longer visible keeps its place while an
        answer to it is."""
        return self.filter(article=article, opens_thread=True)

    def count_answers(self, step: int) -> None:
        """Move the counter of these openings by ``step`` answers, up or down."""
        self.update(answer_count=F("answer_count") + step, opens_thread=opens(step))

    def recount(self, articles=None) -> None:
        """Set every counter after comments were written in bulk (seeding, an import).

        ``articles`` is a queryset or list of articles or ids; left out, all of them.
        """
        comments, threads = self.model.objects.all(), Thread.objects.all()
        if articles is not None:
            comments, threads = (rows.filter(article__in=articles) for rows in (comments, threads))
        visible = comments.visible().order_by()
        known = dict.fromkeys(threads.values_list("article_id", flat=True), 0)
        Thread.objects.keep(known | dict(visible.values_list("article_id").annotate(Count("pk"))))
        answers = self.model.objects.visible().filter(parent=OuterRef("pk")).order_by()
        counted = answers.values("parent").annotate(n=Count("pk")).values("n")
        openings = comments.filter(parent=None)
        openings.update(answer_count=Coalesce(Subquery(counted), 0))
        openings.update(opens_thread=opens())


class Placing(models.Model):
    """Trait of Comment: its place, and what is kept for the threads' pages."""

    # RESTRICT, because removing a comment must not tear what follows.
    parent = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="replies"
    )
    # Whom it answers, when that is itself a reply and the thread goes no deeper.
    answering = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    answer_count = models.PositiveIntegerField(default=0, editable=False)  # those that are visible
    opens_thread = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """However deep somebody hangs it, it takes the place that threads have for it."""
        if self._state.adding and self.parent_id and self.parent.parent_id:
            self.answer_to(self.parent)
        super().save(*args, **kwargs)

    def answer_to(self, target) -> None:
        """Take a place in the thread under ``target``, or beside it when it is as deep as threads go."""
        is_deepest = target is not None and target.parent_id is not None
        self.parent_id = target.parent_id if is_deepest else target and target.pk
        self.answering = target if is_deepest else None

    def _move_counters(self, step: int) -> None:
        """It has just appeared (``step`` 1) or disappeared (-1): the row it stands in says so.

        The opening comes before the conversation, so that two decisions lock both in one order.
        """
        rows = type(self).objects
        if self.parent_id:
            rows.filter(pk=self.parent_id).count_answers(step)
        else:
            rows.filter(pk=self.pk).update(opens_thread=opens())
        Thread.objects.add(self.article_id, step)
