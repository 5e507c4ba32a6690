"""A letter as a message: one recipient, plain text and HTML, and what a machine needs to know."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, engines
from django.template.loader import render_to_string
from django.utils import translation

from comments.models import Letter


@dataclass(frozen=True)
class Draft:
    """``template`` names two files of ``templates/comments/mail/``; ``subject`` is translated late.

    ``unsubscribe`` is the address of RFC 8058; ``name`` is what other letters call this one by, ``answers``
    the name of the one that a reader's program shows it under.
    """

    to: str
    subject: str
    template: str
    context: dict
    language: str = ""
    unsubscribe: str = ""
    name: str = ""
    answers: str = ""
    fill: dict = field(default_factory=dict)  # what the subject's places are filled with

    def __repr__(self):  # a report of an error must not show an address
        return f"<Draft {self.template}>"


def message_id(name) -> str:
    """The same for the same letter, so that a server which gets it twice can tell."""
    return f"<{name}@{urlsplit(settings.SITE_URL).hostname}>"


def message_of(draft: Draft, letter: Letter) -> EmailMultiAlternatives:
    with translation.override(draft.language or settings.LANGUAGE_CODE):
        context = draft.context | {
            "SITE_NAME": settings.SITE_NAME,
            "SITE_URL": settings.SITE_URL,
            "language": translation.get_language(),
        }
        subject = " ".join((str(draft.subject) % draft.fill).split())
        text = as_text(f"comments/mail/{draft.template}.txt", context)
        html = render_to_string(f"comments/mail/{draft.template}.html", context)
    message = EmailMultiAlternatives(subject, text, to=[draft.to], headers=headers(draft, letter))
    message.attach_alternative(html, "text/html")
    return message


def as_text(template: str, context: dict) -> str:
    """Plain text is no HTML: nothing in it is escaped."""
    plain = engines["django"].engine.get_template(template)
    return plain.render(Context(context, autoescape=False)).strip() + "\n"


def headers(draft: Draft, letter: Letter) -> dict[str, str]:
    said = {
        "Message-ID": message_id(draft.name or letter.pk),
        "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday notice comes back
        "X-Auto-Response-Suppress": "All",
    }
    if draft.answers:
        said |= {"In-Reply-To": message_id(draft.answers), "References": message_id(draft.answers)}
    if draft.unsubscribe:
        said |= {
            "List-Unsubscribe": f"<{draft.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    return said
