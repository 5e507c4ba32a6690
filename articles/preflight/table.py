"""The ordered list of checks: ours, then the site's own."""

from django.conf import settings
from django.core.checks import Error, register
from django.utils.module_loading import import_string

from articles.models import CheckLevel
from articles.models.check_level import Level
from articles.preflight import head, law, pictures, text
from articles.preflight.check import Check

CHECKS: tuple[Check, ...] = (
    law.rights,
    law.advertiser,
    head.title_length,
    head.standfirst,
    head.byline,
    head.filing,
    pictures.lead_picture,
    pictures.missing_picture,
    pictures.alternative_text,
    pictures.credit,
    text.headings,
    text.links,
    text.own_links,
    text.embeds,
    text.table_headers,
    text.double_spaces,
    text.typography,
)


def all_checks() -> list[Check]:
    """Raises ImportError for a name in ARTICLE_CHECKS that leads nowhere (a system check says so)."""
    return [*CHECKS, *map(import_string, settings.ARTICLE_CHECKS)]


def levels() -> dict[str, Level]:
    """What each check weighs in this newsroom (one query)."""
    decided = dict(CheckLevel.objects.values_list("name", "level"))
    return {each.name: Level(decided.get(each.name, each.level)) for each in all_checks()}


def faults() -> list[str]:
    """What is wrong with the setting ARTICLE_CHECKS, a sentence each."""
    found, names = [], {each.name for each in CHECKS}
    for path in settings.ARTICLE_CHECKS:
        try:
            made = import_string(path)
        except ImportError as error:
            found.append(f"ARTICLE_CHECKS names {path!r}, which cannot be imported: {error}.")
            continue
        if not isinstance(made, Check):
            found.append(f"ARTICLE_CHECKS names {path!r}, which is not made by @check(…).")
        elif made.name in names:
            found.append(f"ARTICLE_CHECKS: a check called {made.name!r} exists already.")
        else:
            names.add(made.name)
    return found


@register("newsroom")
def check_article_checks(app_configs, **kwargs):
    """A check that cannot be made would stop every publication: it stops the start instead."""
    return [Error(message, id="articles.E001") for message in faults()]
