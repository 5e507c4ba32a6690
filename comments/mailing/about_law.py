"""Letters that the law asks for: receipt and decision of a notice, the reasons of a refusal."""

from django.conf import settings
from django.utils.translation import gettext_lazy

from articles.addresses import absolute
from comments.mailing.about_answers import address_of
from comments.mailing.message import Draft
from comments.models import Comment, Letter, Notice
from comments.noticing import link_to, sender_of
from comments.statements import statement_of


def notice_of(letter: Letter) -> Notice | None:
    return Notice.objects.select_related("article").filter(pk=letter.about).first()


def to_sender(notice: Notice | None, subject, template: str) -> Draft | None:
    sender = notice and sender_of(notice)
    return sender and Draft(
        to=sender[1],
        subject=subject,
        template=template,
        context={"notice": notice, "link": link_to(notice)},
        language=settings.LANGUAGE_CODE,
    )


def receipt(letter: Letter) -> Draft | None:
    """Art. 16 (4): without undue delay, and without a word that somebody else could have typed."""
    subject = gettext_lazy("We have received your notice")
    return to_sender(notice_of(letter), subject, "notice-received")


def decision(letter: Letter) -> Draft | None:
    """Art. 16 (5): the decision, and what can be done against it."""
    notice = notice_of(letter)
    if notice is None or notice.is_open:
        return None
    return to_sender(notice, gettext_lazy("Your notice: what we decided"), "notice-decided")


def reasons(letter: Letter) -> Draft | None:
    """Art. 17: to an author whose address was confirmed by its link, and to nobody else."""
    comments = Comment.objects.select_related("article__section", "commenter")
    comment = comments.filter(pk=letter.about, commenter__confirmed_at__isnull=False).first()
    statement = comment and statement_of(comment)
    to = statement and address_of(comment)
    return to and Draft(
        to=to,
        subject=gettext_lazy("Your comment was not published"),
        template="reasons",
        context={
            "article": comment.article,
            "statement": statement,
            "article_link": absolute(comment.article.get_absolute_url()),
        },
        language=comment.article.language,
    )
