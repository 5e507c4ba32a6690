"""Whatever two people, a worker and the clock do to an article, readers get what was published, no more.

After each step: if the public columns are not what they were, a publication or a withdrawal stands in
the log since; the live columns are those of the version that was published last; and every version that
ever was published is still, to the letter, what readers got then.
"""

from datetime import timedelta

import time_machine
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from articles.models import Article, Revision
from articles.models.drafting import COLUMNS, FOREIGN_KEYS
from articles.models.keeping import keep
from articles.models.publication import Change, PublicationError
from articles.timekeeping import carry_out_what_is_due
from tests import factories

PUBLIC = [*COLUMNS, *FOREIGN_KEYS, "status", "published_at", "updated_at", "body_html", "body_text"]
TITLES = st.sampled_from(["Une fuite", "Deux fuites", "L'amende", ""])
PEOPLE = st.integers(0, 1)
CHANGES = st.sampled_from([None, "minor", "significant", "correction", "withdrawal"])
MINUTES = st.sampled_from([1, 4, 30, 120])


class Desk(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel("2026-05-04 10:00Z", tick=False)
        self.hands = self.clock.start()
        self.people = [factories.user(), factories.user()]
        self.sections = [factories.section(), factories.section()]
        self.pk = factories.draft(section=self.sections[0]).pk
        self.before = self.public_row()
        self.lines = 0
        self.published = {}  # number of a version → what readers got
        self.decided = {}  # number of a plan → the words decided on

    def teardown(self):
        self.clock.stop()

    @property
    def article(self) -> Article:
        return Article.objects.get(pk=self.pk)

    def public_row(self):
        """What the gate would let through in its time; None while nothing was ever published."""
        row = Article.objects.filter(pk=self.pk, published_at__isnull=False).values(*PUBLIC).first()
        return row and row | {"tags": sorted(self.article.tags.names())}

    def attempt(self, verb: str, **given):
        try:
            return getattr(self.article, verb)(**given)
        except PublicationError:
            return None

    def written(self, title, section, tags) -> dict:
        return self.article.draft() | {
            "title": title,
            "section_id": self.sections[section].pk,
            "tags": sorted(tags - {""}),
            "body": f"<p>{title}</p>",
        }

    # What people do

    @rule(who=PEOPLE, title=TITLES, section=st.integers(0, 1), tags=st.sets(TITLES))
    def save(self, who, title, section, tags):
        content = self.written(title, section, tags)
        self.article.save_draft(content, by=self.people[who])
        assert self.article.draft() == content

    @rule(who=PEOPLE, title=TITLES, old=st.integers(0, 5))
    def autosave_from_a_page_left_open(self, who, title, old):
        revisions = list(self.article.revisions.all())
        base = revisions[old % len(revisions)] if revisions else None
        content = self.written(title, 0, set())
        kind = Revision.Kind.AUTOSAVE
        keep(self.article, content, by=self.people[who], base=base, seat=None, kind=kind)

    @rule(who=PEOPLE, old=st.integers(0, 5))
    def restore(self, who, old):
        revisions = list(self.article.revisions.all())
        if revisions:
            self.article.restore_version(revisions[old % len(revisions)], by=self.people[who])

    @rule(who=PEOPLE, change=CHANGES)
    def publish(self, who, change):
        wanted = self.article.draft()
        revision = self.attempt("publish", by=self.people[who], change=change, notice="Rectifié.")
        if revision and self.article.status == "published":
            assert self.public_row()["title"] == wanted["title"]
            assert self.article.pending_revision() is None

    @rule(who=PEOPLE)
    def withdraw(self, who):
        self.attempt("withdraw", by=self.people[who], reason="Essai")

    @rule(who=PEOPLE, change=CHANGES, minutes=MINUTES)
    def plan(self, who, change, minutes):
        at = timezone.now() + timedelta(minutes=minutes)
        self.attempt("plan", by=self.people[who], change=change, at=at, notice="Rectifié.")

    @rule(who=PEOPLE)
    def take_the_newer_version(self, who):
        for planned in self.article.schedule.to_come():
            if newer := planned.left_out():
                planned.take(newer, by=self.people[who])
                self.decided.pop(planned.pk)

    @rule(who=PEOPLE)
    def call_off(self, who):
        if planned := self.article.schedule.to_come().first():
            planned.call_off(by=self.people[who])

    @rule(who=PEOPLE)
    def trash(self, who):
        self.attempt("trash", by=self.people[who])

    @rule(who=PEOPLE)
    def take_out(self, who):
        self.attempt("take_out", by=self.people[who])

    # What happens by itself

    @rule(minutes=MINUTES)
    def time_passes(self, minutes):
        self.hands.shift(timedelta(minutes=minutes))

    @rule()
    def the_worker_comes_round(self):
        carry_out_what_is_due()
        assert carry_out_what_is_due() == 0  # whatever was due is done, called off, moved or held

    @invariant()
    def only_a_publication_changes_what_is_public(self):
        now = self.public_row()
        lines = self.article.log.filter(verb__in=Change.values).count()
        assert now == self.before or lines > self.lines
        self.before, self.lines = now, lines

    @invariant()
    def the_live_columns_are_those_of_the_last_published_version(self):
        live = self.article.revisions.published().first()
        if live is None:
            assert self.before is None
            return
        assert {name: self.before[name] for name in live.snapshot if name in self.before} == {
            name: value for name, value in live.snapshot.items() if name in self.before
        }
        assert live.body_html == self.before["body_html"]

    @invariant()
    def no_save_touches_what_is_planned(self):
        # But for the address: the version that is planned may be published before, and gets one.
        plans = {one.pk: one.revision.snapshot for one in self.plans() if one.revision}
        now = {pk: content | {"slug": ""} for pk, content in plans.items()}
        kept = {pk: words for pk, words in self.decided.items() if pk in now}
        assert now == now | kept
        self.decided = now

    def plans(self):
        return self.article.schedule.to_come().select_related("revision")

    @invariant()
    def every_published_version_can_be_shown_again(self):
        now = {
            revision.pk: (revision.snapshot, revision.body_html, revision.published_at)
            for revision in self.article.revisions.published()
        }
        assert now == now | self.published  # none is lost, none is another
        self.published = now


class TestAnySequence(TestCase):
    def test_readers_get_what_was_published_and_nothing_else(self):
        run_state_machine_as_test(
            Desk, settings=settings(max_examples=15, stateful_step_count=20, deadline=None)
        )
