"""Policies: of the article, else of its section, else of the site; what they let through, and when."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.signals import changed
from articles.surrogates import noting
from comments.models import Ban, BanLength, Comment, Commenter, CommenterContact, SiteRules, State
from comments.policy import policy_of
from comments.posting import Refused, Submission, post
from comments.recognition import recognise_contact
from comments.rights import erase
from comments.stamps import shared_stamp
from comments.vouchers import vouched_for, voucher_for
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db


def posted(client, article, **changes) -> Comment:
    assert send(client, article, **changes).status_code == 303
    run_jobs()
    return Comment.objects.latest("pk")


def reader_who_confirmed(client, article, approvals: int) -> Commenter:
    """Marie, whose first comments were approved, and who followed the link of a mail."""
    for number in range(approvals):
        comment = posted(client, article, text=f"Ma remarque numéro {number}.")
        comment.approve()
    comment.commenter.confirm()
    return comment.commenter


class TestWhoseWordCounts:
    def test_a_site_that_says_nothing_reads_first_and_never_closes(self):
        policy = policy_of(factories.article())
        assert (policy.rule, policy.closes_at, policy.is_closed) == ("moderated", None, False)

    def test_the_article_overrules_its_section_and_the_section_the_site(self):
        SiteRules.objects.create(policy="open", close_after=30)
        section = factories.section(comment_policy="trusted")
        article = factories.article(section=section, comment_days=2)
        policy = policy_of(article)
        assert (policy.rule, policy.closes_at) == (
            "trusted",
            article.published_at + timedelta(days=2),
        )
        assert policy_of(factories.article(section=factories.section())).rule == "open"
        assert policy_of(factories.article(comment_policy="moderated")).rule == "moderated"

    def test_never_is_an_answer_that_overrules_the_site(self):
        SiteRules.objects.create(close_after=1)
        article = factories.article(comment_days=0, at=timezone.now() - timedelta(days=9))
        assert not policy_of(article).is_closed

    def test_what_the_article_says_itself_costs_no_query(self, django_assert_num_queries):
        article = factories.article(comment_policy="open", comment_days=3)
        with django_assert_num_queries(0):
            policy_of(article)

    def test_the_policy_is_a_part_of_the_draft(self):
        article, editor = factories.article(), factories.user()
        article.save_draft(
            article.snapshot() | {"comment_policy": "closed", "comment_days": 4}, by=editor
        )
        article.refresh_from_db()
        assert article.comment_policy == "inherit"
        article.publish(by=editor, change="minor")
        article.refresh_from_db()
        assert (article.comment_policy, article.comment_days) == ("closed", 4)


class TestClosing:
    @pytest.fixture
    def old(self):
        return factories.article(comment_days=7, at=timezone.now() - timedelta(days=8))

    def test_an_old_conversation_shows_no_form_and_takes_nothing(self, client, old):
        page = client.get(old.get_absolute_url()).content.decode()
        assert 'id="comment-form"' not in page
        answer = send(client, old)
        assert answer.status_code == 403
        assert MARIE["text"] in answer.content.decode()
        assert not Comment.objects.exists()

    def test_the_way_in_refuses_what_comes_past_the_view(self, old):
        outcome = post(
            Submission(old, None, "Marie", "m@exemple.fr", "Trop tard.", shared_stamp(old.pk))
        )
        assert isinstance(outcome, Refused)
        assert outcome.verdict.status == 403

    def test_a_kept_page_lives_until_the_hour_at_which_the_conversation_ends(self, client):
        article = factories.article(comment_days=7)
        with noting() as declaration:
            page = client.get(article.get_absolute_url()).content.decode()
        assert declaration.until <= article.published_at + timedelta(days=7)
        with noting() as later:
            client.get(factories.article().get_absolute_url())
        assert 'id="comment-form"' in page
        assert later.until is None or later.until < article.published_at + timedelta(days=7)


class TestWhatAppearsUnread:
    def test_an_open_conversation_shows_what_nothing_is_wrong_with(self, client):
        article = factories.article(comment_policy="open")
        comment = posted(client, article)
        assert (comment.state, comment.decided_by) == (State.APPROVED, None)
        assert comment.log.get().reason == "open"
        assert article.thread.shown_count == 1

    def test_nothing_appears_before_the_worker_has_recognised_its_writer(self, client):
        send(client, factories.article(comment_policy="open"))
        assert Comment.objects.get().state == State.PENDING

    def test_a_suspicious_comment_waits_in_an_open_conversation_too(self, client):
        text = "Voyez https://a.exemple https://b.exemple https://c.exemple !"
        comment = posted(client, factories.article(comment_policy="open"), text=text)
        assert (comment.state, comment.is_suspect) == (State.PENDING, True)

    def test_what_a_moderator_took_back_is_not_shown_again(self, client):
        article = factories.article(comment_policy="open")
        comment = posted(client, article)
        comment.undo(by=factories.user())
        recognise_contact(CommenterContact.objects.get(comment=comment).pk)
        comment.refresh_from_db()
        assert comment.state == State.PENDING

    def test_a_trusted_reader_appears_at_once_where_the_article_says_so(self, client):
        article = factories.article(comment_policy="trusted")
        marie = reader_who_confirmed(client, article, 3)
        comment = posted(client, article, text="Encore moi.", voucher=voucher_for(marie.pk))
        assert (comment.state, comment.log.get().reason) == (State.APPROVED, "trusted")
        elsewhere = posted(client, factories.article(), voucher=voucher_for(marie.pk))
        assert elsewhere.state == State.PENDING

    def test_whoever_merely_types_the_address_of_a_trusted_reader_waits(self, client):
        article = factories.article(comment_policy="trusted")
        marie = reader_who_confirmed(client, article, 3)
        other = factories.article(comment_policy="trusted")
        assert marie.is_trusted()
        for voucher in ("", "x", voucher_for(Commenter.objects.create().pk)):
            comment = posted(client, other, text=f"« {voucher[:1]} » ?", voucher=voucher)
            assert (comment.commenter, comment.state) == (marie, State.PENDING)

    def test_trust_needs_the_link_enough_approvals_and_no_refusal_since(self, client):
        article = factories.article(comment_policy="trusted")
        marie = reader_who_confirmed(client, article, 2)
        assert not marie.is_trusted()
        comments = [factories.comment(article, commenter=marie) for _ in range(4)]
        comments[0].approve()
        assert marie.is_trusted()
        comments[1].reject(reason="insult")
        assert not marie.is_trusted()
        for comment in comments[2:]:
            comment.approve()
        assert not marie.is_trusted()
        SiteRules.objects.create(trusted_after=2)
        assert marie.is_trusted()
        marie.confirmed_at = None
        assert not marie.is_trusted()

    def test_a_voucher_is_signed_and_ends(self):
        marie = Commenter.objects.create()
        voucher = voucher_for(marie.pk)
        assert vouched_for(voucher) == marie.pk
        for forged in ("", "x:y:z", voucher[:-1], voucher.replace(":", "", 1), "\0", "é"):
            assert vouched_for(forged) is None


class TestBans:
    def test_a_banned_commenter_is_put_aside_and_hears_what_everybody_hears(self, client):
        first = posted(client, factories.article())
        Ban.objects.give(first, by=factories.user(), length=BanLength.GOOD, reason="insultes")
        article = factories.article(comment_policy="open")
        answer = send(client, article, text="Me revoilà.")
        run_jobs()
        comment = Comment.objects.latest("pk")
        assert (comment.state, comment.decided_at) == (State.SPAM, None)
        assert comment.log.get().reason == "ban"
        assert comment.may_be_withdrawn
        receipt = client.get(answer["Location"]).content.decode()
        pending = client.get(send(client, factories.article(), email="x@exemple.fr")["Location"])
        assert ("withdraw/" in receipt) and ("withdraw/" in pending.content.decode())

    def test_a_ban_ends_by_itself_or_when_it_is_lifted(self, client, time_machine):
        comment, by = posted(client, factories.article()), factories.user()
        ban = Ban.objects.give(comment, by=by, length=BanLength.WEEK)
        assert list(Ban.objects.in_force()) == [ban]
        time_machine.move_to(timezone.now() + timedelta(days=7, minutes=1))
        assert not Ban.objects.in_force().exists()
        ban = Ban.objects.give(comment, by=by, length=BanLength.GOOD)
        ban.lift(by=by)
        ban.lift(by=by)
        assert not Ban.objects.in_force().exists()
        assert [line.verb for line in comment.log.all()] == ["unban", "ban", "ban"]

    def test_erasure_is_no_way_around_a_ban(self, client):
        from_him = posted(client, factories.article())
        Ban.objects.give(from_him, by=factories.user(), length=BanLength.GOOD)
        erase(MARIE["email"])
        assert posted(client, factories.article(), text="Et maintenant ?").state == State.SPAM

    def test_the_reason_that_an_author_reads_is_never_a_note_of_moderators(self):
        comment = factories.comment(state=State.REJECTED)
        comment.note("note", by=factories.user(), reason="Un habitué pénible.")
        assert comment.rejection_reason == ""


class TestTheSettings:
    def test_an_editor_sets_the_rule_of_the_site_and_every_page_hears_of_it(self, client):
        told = []
        changed.connect(receiver := lambda sender, **kwargs: told.append(sender))
        client.force_login(factories.user("Editor"))
        address = reverse("admin:comments_siterules_change", args=[1])
        assert client.get(reverse("admin:comments_siterules_changelist"))["Location"] == address
        assert "93-3" in client.get(address).content.decode()
        sent = {"policy": "trusted", "close_after": 30, "trusted_after": 5}
        assert client.post(address, sent).status_code == 302
        changed.disconnect(receiver)
        rules = SiteRules.objects.get()
        assert (rules.policy, rules.close_after, rules.trusted_after) == ("trusted", 30, 5)
        assert told == [SiteRules]
        assert client.post(address, sent | {"trusted_after": 0}).status_code == 422

    def test_readers_are_told_the_rule_beside_the_form(self, client):
        said = set()
        for rule in ("open", "trusted", "moderated"):
            article = factories.article(comment_policy=rule, comment_days=3)
            page = client.get(article.get_absolute_url()).content.decode()
            said.add(page.split('class="comment-form-send"')[1].split("</p>")[0])
        assert len(said) == 3

    def test_a_section_says_it_in_the_admin(self, client):
        section = factories.section()
        client.force_login(factories.user("Editor"))
        page = client.get(reverse("admin:articles_section_change", args=[section.pk]))
        assert {"comment_policy", "comment_days"} <= set(page.context["adminform"].form.fields)
        assert Article.CommentPolicy.OPEN in dict(
            page.context["adminform"].form.fields["comment_policy"].choices
        )
