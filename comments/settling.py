"""What becomes of a comment as soon as its commenter is known: the worker's part of the decision.

Only here are bans felt and does anything appear unread, so that the answer to a post is the same for every
address, and nothing can be learned from it.
"""

from comments.models import Comment, Commenter, ModerationError
from comments.policy import policy_of


def settle(comment: Comment, commenter: Commenter) -> None:
    """Put aside what a banned commenter wrote; show at once what the article's policy shows at once.

    What people have decided, or undone, is left to people. Safe to repeat.
    """
    if not comment.is_pending or comment.log.exclude(actor=None).exists():
        return
    if commenter.bans.in_force().exists():
        comment.put_aside("ban")
        return
    if comment.is_suspect:
        return
    policy = policy_of(comment.article)
    if policy.shows_at_once(comment, commenter):
        try:
            comment.approve(reason=policy.rule, seen=comment.version)
        except ModerationError:
            return  # a moderator, or the reader himself, was faster


def settle_again(comment_id: int) -> None:
    """The same for a text that its reader has changed. Whoever is not known yet is settled when he is."""
    found = Comment.objects.select_related("article__section", "commenter").filter(pk=comment_id)
    comment = found.first()
    if comment and comment.commenter:
        settle(comment, comment.commenter)
