"""The learned spam score: what it says, where it comes from, and what it may not do."""

import io
import json
import subprocess
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bench.spam import read, split
from comments import spam_score
from comments.learning import engines
from comments.learning.features import SIZE, vector
from comments.learning.judging import judge
from comments.learning.model import STARTING_MODEL, Model, starting_model
from comments.learning.training import Example, learn, read_examples, shipped_examples
from comments.models import Comment, Commenter, LearnedModel, State
from comments.screening import SCREENS
from comments.spam_score import InUse, in_use
from newsroom import duties
from tests import factories
from tests.comments.posting import send
from tests.newsroom.process import KEPT
from tests.processes import database_url

SPAM = (
    "Offre de prêt rapide entre particuliers, contactez-moi sur WhatsApp pour plus d’informations"
)
FINE = "Je ne suis pas d’accord avec la conclusion de cet article, la loi date de 2016."


@given(st.text(max_size=600), st.text(max_size=80))
def test_any_text_has_features_within_bounds(text, name):
    features = vector(text, name)
    assert all(0 <= feature < SIZE and value > 0 for feature, value in features.items())
    assert 0 <= starting_model().weigh(text, name).probability <= 1


def test_the_longest_comment_is_weighed_like_any_other():
    weighing = starting_model().weigh("Gagnez de l’argent facile ! " * 180)
    assert weighing.probability > 0.9
    assert len(weighing.words) <= 6


def test_the_starting_model_tells_spam_from_comments_in_both_languages():
    model = starting_model()
    for text in (SPAM, "Hey check out my new video and subscribe to my channel please"):
        assert model.weigh(text).probability >= model.threshold
    for text in (FINE, "I disagree with the author, the law is older than that.", "Merci !"):
        assert model.weigh(text).probability < model.threshold


def test_it_names_the_words_that_weighed_as_they_are_written_and_no_address():
    words = starting_model().weigh(f"{SPAM} marie@exemple.example").words
    assert "WhatsApp" in words
    assert not any("@" in word for word in words)


def test_the_shipped_model_is_the_one_that_the_shipped_examples_make():
    made = learn(shipped_examples(), "own", most=20_000).to_json()
    shipped = json.loads(STARTING_MODEL.read_text())
    assert made["weights"].keys() == shipped["weights"].keys()
    assert all(abs(made["weights"][f] - w) <= 0.02 for f, w in shipped["weights"].items())


def test_the_examples_are_many_different_and_of_both_kinds():
    texts = [example.text for example in shipped_examples()]
    spam = sum(example.is_spam for example in shipped_examples())
    assert len(set(texts)) == len(texts) > 400
    assert 0.3 < spam / len(texts) < 0.7
    assert list(read_examples(["ham\tun\\ndeux"])) == [Example("un\ndeux", False)]


def test_it_catches_most_of_what_it_has_not_seen():
    """Each fifth example is judged by what the others taught."""
    examples = shipped_examples()
    unseen = [each for at, each in enumerate(examples) if at % 5 == 0]
    model = learn([each for at, each in enumerate(examples) if at % 5], "own")
    scores = [model.probability(vector(each.text)) for each in unseen]
    figures = judge(scores, [int(each.is_spam) for each in unseen], model.threshold)
    assert figures.caught > 0.8
    assert figures.false_alarms < 0.05


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_both_engines_write_the_same_kind_of_model(engine):
    examples = shipped_examples()[::4]
    model = learn(examples, engine)
    again = Model.from_json(json.loads(json.dumps(model.to_json())))
    for text in (SPAM, FINE):
        assert abs(model.weigh(text).probability - again.weigh(text).probability) < 0.05
    assert model.weigh(SPAM).probability > model.weigh(FINE).probability


def test_judging_counts_as_the_textbook_does():
    figures = judge([0.9, 0.8, 0.7, 0.2, 0.1], [1, 0, 1, 0, 1], 0.5)
    assert (figures.precision, figures.recall) == (2 / 3, 2 / 3)
    assert figures.caught == 1 / 3  # above 0.8, so that nothing fine is marked
    nothing = judge([], [], 0.5)
    assert (nothing.precision, nothing.caught) == (0, 0)


@pytest.mark.django_db
def test_what_looks_like_spam_is_marked_for_the_moderator_and_never_refused(client):
    article = factories.article()
    assert send(client, article, text=SPAM).status_code == 303
    assert send(client, article, text=FINE).status_code == 303
    spam, fine = Comment.objects.order_by("pk")
    assert (spam.state, spam.is_suspect) == (State.PENDING, True)
    (said,) = spam.screening
    assert (said["screen"], said["verdict"]) == ("learned score", "suspect")
    assert "WhatsApp" in said["words"]
    assert not fine.is_suspect


def decided(count: int) -> None:
    """Decisions of a moderator whose readers sell tulips, which no shipped example speaks of."""
    moderator, article = factories.user("Moderator"), factories.article()
    for n in range(count):
        spam = factories.comment(article, text=f"Bulbes de tulipes du lot {n}, expédiés lundi")
        spam.mark_spam(by=moderator)
        fine = factories.comment(article, text=f"Au paragraphe {n}, je reste de cet avis nuancé")
        fine.approve(by=moderator)


@pytest.mark.django_db
def test_it_learns_what_this_site_s_moderators_decide(monkeypatch):
    monkeypatch.setattr(spam_score, "LEAST", 20)
    text = "Mes tulipes en bulbes, expédiés chaque lundi"
    before = spam_score.current_model().weigh(text).probability
    decided(30)
    training = spam_score.train("own")
    assert training.decisions == 60
    assert training.kept.figures["caught"] == training.figures.caught
    assert spam_score.current_model().weigh(text).probability > max(before, 0.9)
    training.kept.delete()
    assert spam_score.current_model() is starting_model()


@pytest.mark.django_db
def test_what_nobody_decided_teaches_nothing():
    factories.comment(state=State.SPAM)  # by a screen or a policy: no moderator
    assert spam_score.decided_comments("own") == []
    with pytest.raises(spam_score.TooFewDecisions):
        spam_score.train("own")
    with pytest.raises(CommandError, match="100"):
        call_command("train_spam_score", "--from-decisions")


@pytest.mark.django_db
def test_there_is_news_after_enough_decisions_and_not_more_than_once_a_week(monkeypatch):
    monkeypatch.setattr(spam_score, "LEAST", 20)
    assert not spam_score.there_is_news()
    decided(22)
    assert spam_score.there_is_news()
    assert spam_score.train("own").kept
    decided(22)
    assert not spam_score.there_is_news()
    LearnedModel.objects.update(trained_at=timezone.now() - timedelta(days=8))
    assert spam_score.there_is_news()
    Comment.objects.update(decided_at=timezone.now() - timedelta(days=9))
    assert not spam_score.there_is_news()


@pytest.mark.django_db(transaction=True)
def test_the_worker_learns_in_a_process_of_its_own_and_waits_for_nothing(monkeypatch, tmp_path):
    assert duties.learn_what_spam_is() is False  # no process for nothing
    decided(spam_score.LEAST)
    begun = []

    class Begun(subprocess.Popen):
        def __init__(self, command, **kwargs):
            environment = KEPT | {"DATABASE_URL": database_url(), "NEWSROOM_VAR": str(tmp_path)}
            super().__init__(command, env=environment, **kwargs)
            begun.append(self)

    monkeypatch.setattr(duties.subprocess, "Popen", Begun)
    assert duties.learn_what_spam_is() is True
    assert begun[0].wait() == 0
    assert LearnedModel.objects.get().decisions == 2 * spam_score.LEAST


@pytest.mark.django_db
def test_one_reader_or_one_text_teaches_no_more_than_its_share(monkeypatch):
    moderator, article = factories.user("Moderator"), factories.article()
    zealot = Commenter.objects.create()
    for n in range(spam_score.MOST_OF_ONE + 10):
        by_one = factories.comment(article, text=f"Remarque {n} du même", commenter=zealot)
        by_one.approve(by=moderator)
        factories.comment(article, text="Achetez mes tulipes").mark_spam(by=moderator)
    found = spam_score.decided_comments("own")
    kinds = Counter(comment.state for comment in found)
    assert kinds == {State.APPROVED: spam_score.MOST_OF_ONE, State.SPAM: spam_score.MOST_ALIKE}
    assert f"Remarque {spam_score.MOST_OF_ONE + 9} du même" in {c.text for c in found}  # the newest


@pytest.mark.django_db
def test_an_old_wave_of_spam_among_newer_honest_comments_is_learned_from(monkeypatch):
    """By time alone the newest fifth would hold no spam, and nothing could be said of the score."""
    monkeypatch.setattr(spam_score, "LEAST", 20)
    decided(25)
    Comment.objects.filter(state=State.SPAM).update(decided_at=timezone.now() - timedelta(days=90))
    training = spam_score.train("own")
    assert (training.figures.texts, training.figures.spam) == (10, 5)


@pytest.mark.django_db
def test_the_newsroom_sees_how_a_score_does_since_it_is_in_use(client):
    kept = LearnedModel.objects.create(
        engine="own", decisions=200, figures={"caught": 0.97}, model=starting_model().to_json(),
        trained_at=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    assert in_use(kept) == InUse(0, None, None)
    moderator, article = factories.user("Moderator"), factories.article()
    marked = {"screening": [{"screen": spam_score.SCREEN, "verdict": "suspect"}]}
    for verb, fields in (
        *[("mark_spam", marked)] * 3, ("mark_spam", {}), ("approve", marked), *[("approve", {})] * 3
    ):  # fmt: skip
        getattr(factories.comment(article, **fields), verb)(by=moderator)
    factories.comment(article, state="approved")  # nobody decided
    assert in_use(kept) == InUse(8, 0.75, 0.25)
    client.force_login(moderator)
    page = client.get("/admin/comments/learnedmodel/").content.decode()
    assert "75,0 %" in page and "25,0 %" in page
    assert spam_score.SCREEN in dict(SCREENS)


@pytest.mark.django_db
def test_a_model_that_reads_texts_in_another_way_is_not_used():
    kept = LearnedModel.objects.create(
        engine="own", decisions=1, model=starting_model().to_json() | {"reading": 0}
    )
    spam_score.loaded.cache_clear()
    assert spam_score.current_model() is starting_model()
    kept.delete()


@pytest.mark.django_db
def test_the_report_says_how_good_it_is():
    out = io.StringIO()
    call_command("train_spam_score", "--report", stdout=out)
    assert "on examples it had not seen" in out.getvalue()
    assert "at 1 % of false alarms it catches" in out.getvalue()


def test_the_bench_reads_public_collections_and_splits_them_by_time(tmp_path):
    path = tmp_path / "comments.csv"
    path.write_text(
        "COMMENT_ID,DATE,CONTENT,CLASS\nb,2015-02-01,Nice &#39;song&#39;,0\na,2014-01-01,sub4sub<br />pls,1\n"
    )
    older, newer = split(read(path), 0.5)
    assert older == [Example("sub4sub\npls", True)]
    assert newer == [Example("Nice 'song'", False)]
