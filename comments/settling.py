"""What becomes of a comment as soon as its commenter is known: the worker's part of the decision.

Only here are bans felt and does anything appear unread, so that the answer to a post is the same for every
address, and nothing can be learned from it.
"""

from comments.models import Comment, Commenter, ModerationError
from comments.policy import policy_of


def settle(comment: Comment, commenter: Commenter) -> None:
    """Put aside what a banned commenter wrote; show at once what the article's policy shows at once.

    Whatever has been decided, or undone, is left to people. Safe to repeat.
    """
    if not comment.is_pending or comment.log.exists():
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
