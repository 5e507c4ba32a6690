"""The two letters about answers: the one that asks whether they are wanted, and those that bring them."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy, ngettext_lazy

from articles.addresses import absolute
from articles.models import Article
from comments import vault
from comments.mailing.message import Draft
from comments.models import Comment, CommenterContact, Letter, Subscription

EXCERPT = 400  # characters of an answer; the conversation has the rest
MOST = 20  # answers in one mail


def subscription_of(letter: Letter) -> Subscription | None:
    """Whose comment and article readers can still see."""
    found = Subscription.objects.select_related("comment__article__section").filter(pk=letter.about)
    return found.filter(
        ended_at=None,
        comment__in=Comment.objects.visible(),
        comment__article__in=Article.objects.public(),
    ).first()


def address_of(comment: Comment) -> str | None:
    contact = CommenterContact.objects.filter(comment=comment).first()
    return contact and vault.open_contact(contact)


def page_of(subscription: Subscription, name: str) -> str:
    return absolute(reverse(f"comments:{name}", args=[subscription.token]))


def confirmation(letter: Letter) -> Draft | None:
    """It holds no word that a user wrote: whoever gets it may never have been here."""
    subscription = subscription_of(letter)
    if subscription is None or not subscription.is_waiting:
        return None
    article = subscription.comment.article
    to = address_of(subscription.comment)
    return to and Draft(
        to=to,
        subject=gettext_lazy("Do you want to hear of answers to your comment?"),
        template="confirm",
        context={"article": article, "link": page_of(subscription, "subscription")},
        language=article.language,
        name=str(subscription.pk),
    )


def answers(letter: Letter) -> Draft | None:
    subscription = subscription_of(letter)
    if subscription is None or not subscription.is_active:
        return None
    shown = Comment.objects.visible().filter(pk__in=letter.notices.values("comment"))
    found = list(shown.order_by("created_at", "pk")[:MOST])
    to = address_of(subscription.comment) if found else None
    if not to:
        return None
    for answer in found:
        answer.excerpt = Truncator(answer.text).chars(EXCERPT)
        answer.link = absolute(answer.get_absolute_url())
    article = subscription.comment.article
    return Draft(
        to=to,
        subject=ngettext_lazy(
            "An answer to your comment on “%(title)s”",
            "%(count)d answers to your comment on “%(title)s”",
            len(found),
        ),
        fill={"count": len(found), "title": article.title},
        template="replies",
        context={
            "article": article,
            "answers": found,
            "link": absolute(subscription.comment.get_absolute_url()),
            "stop": page_of(subscription, "stop"),
        },
        language=article.language,
        unsubscribe=page_of(subscription, "stop"),
        answers=str(subscription.pk),
    )


def end_subscription(letter: Letter) -> None:
    """The mailbox is not there, or wants no mail of ours: it gets none again."""
    Subscription.objects.filter(pk=letter.about).end("refused")
