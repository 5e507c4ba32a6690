"""Trait of Comment: the newsroom answers under it."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from comments.models.log import Verb
from comments.models.moderation import ModerationError


class Answering(models.Model):
    class Meta:
        abstract = True

    @transaction.atomic
    def answer(self, text: str, *, by, seen: int | None = None, step=None):
        """Answer it as the newsroom, in the name of ``by``; return the answer, which is shown at once.

        A comment that still waits is approved by that: nobody answers what readers cannot read.
        """
        self._lock(seen)
        if self.is_pending:
            self.approve(by=by, step=step)
        if not self.is_visible:
            raise ModerationError(_("Only a published comment can be answered."))
        answer = type(self)(
            article_id=self.article_id, author_name=by.get_full_name(), text=text, staff=by
        )
        answer.answer_to(self)
        answer.save()
        answer.approve(by=by, step=step)
        self.note(Verb.ANSWER, by=by, step=step)
        return answer
