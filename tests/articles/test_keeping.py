"""Two people, one article: nothing is saved over anybody; every version can be had again."""

from datetime import timedelta
from secrets import token_hex

import pytest
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from articles.models import Article, ArticleLog, Seat
from articles.models.keeping import keep
from articles.models.publication import PublicationError
from articles.models.seat import PATIENCE, forget_empty_seats, pen_of
from articles.models.trashing import empty_bin
from tests import factories

pytestmark = pytest.mark.django_db

A, B, C = (f"<p>Le paragraphe {name} dit une chose.</p>" for name in ("un", "deux", "trois"))


@pytest.fixture
def ines():
    return factories.user(name="Inès")


@pytest.fixture
def paul():
    return factories.user(name="Paul")


def sit(article, user) -> Seat:
    base = Article.objects.get(pk=article.pk).standing_revision()
    return Seat.objects.create(article=article, user=user, token=token_hex(16), base=base)


def write(article, seat, kind="autosave", **changes):
    """The page of that seat saves what it showed, with changes."""
    content = seat.base.snapshot | changes
    return keep(article, content, by=seat.user, base=seat.base, seat=seat, kind=kind)


def test_an_article_nobody_revised_has_a_first_version_of_what_it_was(ines):
    article = factories.draft(title="Ce qu’il était")
    seat = sit(article, ines)
    write(article, seat, title="Ce qu’il est")
    titles = [revision.snapshot["title"] for revision in article.revisions.all()]
    assert titles == ["Ce qu’il est", "Ce qu’il était"]


def test_a_page_that_changes_nothing_leaves_no_line_in_the_history(ines):
    article = factories.draft()
    seat = sit(article, ines)
    for _ in range(3):
        write(article, seat)
    assert article.revisions.count() == 1


def test_what_two_people_changed_in_different_places_is_brought_together(ines, paul):
    article = factories.draft(body=A + B)
    one, other = sit(article, ines), sit(article, paul)
    write(article, one, body=A.replace("une", "ma") + B, tags=["santé"])
    kept = write(article, other, body=A + B.replace("une", "sa"), kicker="Enquête")
    assert kept.clash is None and kept.met.made_by == ines
    draft = Article.objects.get(pk=article.pk).draft()
    assert draft["body"] == A.replace("une", "ma") + B.replace("une", "sa")
    assert (draft["tags"], draft["kicker"]) == (["santé"], "Enquête")


def test_what_two_people_changed_in_one_place_is_saved_over_neither(ines, paul):
    article = factories.draft(title="Avant")
    one, other = sit(article, ines), sit(article, paul)
    write(article, one, title="Celui d’Inès")
    kept = write(article, other, title="Celui de Paul")
    assert kept.clash.fields[0].mine == "Celui de Paul"
    article = Article.objects.get(pk=article.pk)
    assert article.title == article.draft()["title"] == "Celui d’Inès"
    copy = article.revisions.get(kind="set-aside")
    assert (copy.snapshot["title"], copy.made_by) == ("Celui de Paul", paul)
    write(article, other, title="Celui de Paul, suite")
    assert article.revisions.get(kind="set-aside").snapshot["title"] == "Celui de Paul, suite"


def test_a_version_on_which_another_page_stands_is_not_written_over(ines, paul):
    article = factories.draft(body=A)
    one = sit(article, ines)
    first = write(article, one, body=A + B).revision
    other = sit(article, paul)
    second = write(article, one, body=A + B + C).revision
    assert first.pk != second.pk
    first.refresh_from_db()
    assert other.base == first and first.snapshot["body"] == A + B
    assert write(article, one, body=A + B + B + C).revision.pk == second.pk


def test_a_save_by_hand_stays_one_when_autosaves_follow(ines):
    article = factories.draft()
    seat = sit(article, ines)
    write(article, seat, title="a")
    write(article, seat, "save", title="a")
    write(article, seat, title="b")
    assert [revision.kind for revision in article.revisions.all()] == ["save", "save"]
    assert article.revisions.first().snapshot["title"] == "b"


@pytest.mark.parametrize("kind", ["milestone", "submission", "restoration"])
def test_what_somebody_has_marked_is_never_written_over(kind, ines):
    article = factories.draft()
    marked = article.save_draft(article.snapshot() | {"title": "Jalon"}, by=ines, kind=kind)
    article.save_draft(article.snapshot() | {"title": "Suite"}, by=ines, kind="autosave")
    marked.refresh_from_db()
    assert (marked.kind, marked.snapshot["title"]) == (kind, "Jalon")


def test_an_autosave_that_comes_late_does_not_undo_a_publication(ines):
    """The page's article was read before an editor published: only the draft's columns are written."""
    article = factories.draft(title="Avant")
    seat = sit(article, ines)
    Article.objects.get(pk=article.pk).publish()
    write(article, seat, title="Après")
    row = Article.objects.get(pk=article.pk)
    assert row.is_public and row.title == "Avant" and row.draft()["title"] == "Après"


def test_a_restored_version_is_the_draft_and_the_former_draft_stays(ines):
    article = factories.article(title="En ligne")
    first = article.save_draft(article.snapshot() | {"title": "Premier"}, by=factories.user())
    second = article.save_draft(article.snapshot() | {"title": "Second"}, by=ines)
    article.restore_version(first, by=ines)
    article.refresh_from_db()
    assert article.title == "En ligne" and article.draft()["title"] == "Premier"
    assert article.log.first().verb == "restored"
    article.restore_version(second, by=ines)
    assert article.draft()["title"] == "Second"


def test_a_named_version_is_a_milestone(ines):
    article = factories.draft()
    saved = article.save_draft(article.snapshot(), by=ines)
    article.name_version(saved, "Avant relecture", by=ines)
    saved.refresh_from_db()
    assert (saved.kind, saved.name) == ("milestone", "Avant relecture")
    published = article.publish()
    article.name_version(published, "Première", by=ines)
    assert published.kind == "publication"


def test_the_first_to_write_holds_the_pen_and_hands_it_over_when_asked(ines, paul):
    article = factories.draft()
    one, again, other = sit(article, ines), sit(article, ines), sit(article, paul)
    assert one.write() and again.write() and not other.write()
    assert pen_of(article.pk) == one
    other.ask_for_pen()
    assert not other.may_take_pen()
    one.refresh_from_db()
    assert one.hand_over() == other
    assert pen_of(article.pk) == other and not Seat.objects.get(pk=one.pk).holds_pen


def test_the_pen_of_a_page_that_does_not_answer_passes_on(ines, paul, time_machine):
    article = factories.draft()
    one, other = sit(article, ines), sit(article, paul)
    one.write()
    other.ask_for_pen()
    time_machine.move_to(timezone.now() + PATIENCE + timedelta(seconds=1))
    assert other.may_take_pen()
    time_machine.move_to(timezone.now() + timedelta(minutes=3))
    assert pen_of(article.pk) is None


def test_seats_are_forgotten_after_a_month(ines, time_machine):
    sit(factories.draft(), ines)
    assert forget_empty_seats() == 0
    time_machine.move_to(timezone.now() + timedelta(days=31))
    assert forget_empty_seats() == 1


def test_the_bin_takes_what_readers_cannot_see_and_gives_it_back(ines):
    article = factories.draft()
    article.trash(by=ines)
    assert not Article.objects.at_hand().exists()
    Article.objects.get().take_out(by=ines)
    assert Article.objects.at_hand().get() == article
    assert [line.verb for line in article.log.all()] == ["taken-out", "trashed"]


def test_a_public_article_is_withdrawn_before_it_goes_into_the_bin(ines, client):
    article = factories.article()
    with pytest.raises(PublicationError):
        article.trash(by=ines)
    article.withdraw(by=ines)
    article.trash(by=ines)
    assert client.get(article.get_absolute_url()).status_code == 410


def test_after_thirty_days_the_bin_is_emptied_and_the_log_remembers(ines, time_machine, client):
    draft, withdrawn, kept = factories.draft(title="Jeté"), factories.article(), factories.draft()
    withdrawn.withdraw()
    for article in (draft, withdrawn):
        article.trash(by=ines)
    draft.save_draft(draft.snapshot(), by=ines)
    draft.schedule.create(change="first", at=timezone.now(), revision=draft.revisions.first())
    assert empty_bin(Article.objects.all()) == 0
    time_machine.move_to(timezone.now() + timedelta(days=31))
    assert empty_bin(Article.objects.all()) == 1
    assert set(Article.objects.all()) == {withdrawn, kept}
    assert client.get(withdrawn.get_absolute_url()).status_code == 410
    lines = ArticleLog.objects.filter(title="Jeté")
    assert [line.verb for line in lines] == ["deleted", "trashed"]


def test_what_was_to_happen_to_it_is_called_off(ines):
    article = factories.draft()
    planned = article.schedule.create(change="first", at=timezone.now() + timedelta(days=1))
    article.trash(by=ines)
    planned.refresh_from_db()
    assert planned.cancelled_at


WORDS = st.sampled_from(["un", "deux", "trois", "quatre"])


class TwoPages(RuleBasedStateMachine):
    """Two people write into three paragraphs, save when they like, and read again when they like."""

    def __init__(self):
        super().__init__()
        self.article = factories.draft(body=A + B + C)
        self.seats = [sit(self.article, factories.user()) for _ in range(2)]
        self.texts = [A + B + C] * 2
        self.saved = []
        self.published = {}

    @rule(who=st.integers(0, 1), place=st.sampled_from(["un", "deux", "trois"]), word=WORDS)
    def type_a_word(self, who, place, word):
        start = f"<p>Le paragraphe {place}"
        self.texts[who] = self.texts[who].replace(start, f"{start} {word}{who}")

    @rule(who=st.integers(0, 1), kind=st.sampled_from(["autosave", "save"]))
    def save(self, who, kind):
        seat = self.seats[who]
        seat.refresh_from_db()
        kept = write(self.article, seat, kind, body=self.texts[who])
        self.saved.append((kept, self.texts[who]))
        if kept.clash is None:
            self.texts[who] = kept.revision.snapshot["body"]
        else:  # he gives in, and reads theirs
            seat.stand_on(kept.met)
            self.texts[who] = kept.met.snapshot["body"]

    @rule()
    def publish(self):
        revision = Article.objects.get(pk=self.article.pk).publish(change=None)
        self.published[revision.pk] = (revision.snapshot, revision.body_html)

    @rule(data=st.data())
    def restore(self, data):
        article = Article.objects.get(pk=self.article.pk)
        versions = list(article.revisions.exclude(kind="set-aside"))
        article.restore_version(
            data.draw(st.sampled_from(versions or [article.standing_revision()])), by=None
        )

    @invariant()
    def what_was_set_aside_is_kept_to_the_letter(self):
        for kept, text in self.saved[-1:]:
            if kept.clash is not None:
                assert self.article.revisions.get(pk=kept.revision.pk).snapshot["body"] == text

    @invariant()
    def each_published_version_can_be_shown_again_exactly(self):
        for pk, (snapshot, body_html) in self.published.items():
            revision = self.article.revisions.get(pk=pk)
            assert (revision.snapshot, revision.body_html) == (snapshot, body_html)

    @invariant()
    def readers_see_what_was_published_last(self):
        article = Article.objects.get(pk=self.article.pk)
        if self.published:
            assert article.body_html == self.published[max(self.published)][1]


class TestTwoPages(TestCase):
    def test_nothing_is_saved_over_anybody(self):
        run_state_machine_as_test(
            TwoPages, settings=settings(max_examples=15, stateful_step_count=15, deadline=None)
        )
