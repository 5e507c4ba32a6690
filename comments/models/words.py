"""What the newsroom does not want to read: word lists, and providers of throw-away addresses."""

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class WordList(models.Model):
    """One word or phrase a line; ``word*`` stands for every word that begins so.

    ``edition`` changes with every change, so that each process knows when to read the list again.
    """

    class Effect(models.TextChoices):
        """In order of gravity, the gravest first: a word that is in two lists counts for the first."""

        REFUSE = "refuse", _("given back to the reader, with the words")
        SPAM = "spam", _("put aside as spam, without a word")
        SUSPECT = "suspect", _("marked for the moderator")

    name = models.CharField(_("name"), max_length=80, unique=True)
    effect = models.CharField(
        _("a comment with one of these is"),
        max_length=10,
        choices=Effect.choices,
        default=Effect.SUSPECT,
    )
    words = models.TextField(
        _("words"),
        help_text=_(
            "One word or phrase a line. Accents, capitals and the usual disguises (c0nn@rd, c o n n a"
            " r d) do not matter. Only whole words count; a star at the end stands for any ending."
        ),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    edition = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("word list")
        verbose_name_plural = _("word lists")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        self.edition = uuid.uuid4()
        super().save(**kwargs)

    def entries(self) -> list[str]:
        return [line.strip() for line in self.words.splitlines() if line.strip()]


def check_domain(value: str) -> None:
    try:
        DomainNameValidator()(value)
    except ValidationError:
        raise ValidationError(
            _("This is no domain: write it like example.org, without anything before it.")
        ) from None


class DisposableDomain(models.Model):
    """A provider of throw-away addresses, in addition to those that the site knows by itself."""

    domain = models.CharField(_("domain"), max_length=253, unique=True, validators=[check_domain])
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("domain of throw-away addresses")
        verbose_name_plural = _("domains of throw-away addresses")
        ordering = ["domain"]

    def __str__(self):
        return self.domain

    def clean(self):
        self.domain = self.domain.strip().casefold().removeprefix("@")
