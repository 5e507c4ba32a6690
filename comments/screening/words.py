"""The newsroom's word lists. What a list does to a comment is said with the list."""

from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from comments.models import WordList
from comments.screening.lexicon import Hit, Lexicon
from comments.screening.verdicts import PASSED, Verdict, refuse, spam, suspect

GRAVEST_FIRST = tuple(WordList.Effect)


def words(submission) -> Verdict:
    hits = lexicon().find(f"{submission.author_name}\n{submission.text}")
    for effect in GRAVEST_FIRST:
        if found := [hit for hit in hits if hit.name == effect]:
            return JUDGEMENTS[effect](found)
    return PASSED


def lexicon() -> Lexicon:
    """All lists in use, compiled once for each process and edition."""
    return compiled(tuple(WordList.objects.filter(is_active=True).values_list("pk", "edition")))


@lru_cache(maxsize=2)
def compiled(editions: tuple) -> Lexicon:
    lists = WordList.objects.filter(pk__in=[pk for pk, _edition in editions])
    rows = sorted(lists, key=lambda row: GRAVEST_FIRST.index(row.effect))
    return Lexicon((row.effect, row.entries()) for row in rows)


def give_back(hits: list[Hit]) -> Verdict:
    message = _("Some words are not published here: %(words)s. Please say it in another way.")
    return refuse(message % {"words": ", ".join(written(hits))}, field="text")


def put_aside(hits: list[Hit]) -> Verdict:
    return spam(gettext_noop("words of a banned list"), words=written(hits))


def mark(hits: list[Hit]) -> Verdict:
    return suspect(gettext_noop("words of a list to look out for"), words=written(hits))


JUDGEMENTS = {
    WordList.Effect.REFUSE: give_back,
    WordList.Effect.SPAM: put_aside,
    WordList.Effect.SUSPECT: mark,
}


def written(hits: list[Hit]) -> tuple[str, ...]:
    """The words as they stand in the text, for whoever reads the comment."""
    return tuple(dict.fromkeys(hit.written for hit in hits))[:20]
