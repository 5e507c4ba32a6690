"""Run the checks over one version of an article."""

import logging
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.check_level import Level
from articles.preflight.check import Check, Finding
from articles.preflight.reading import Copy
from articles.preflight.table import all_checks, levels

log = logging.getLogger(__name__)

MOST = 12  # findings of one check; whoever has mended these looks again


@dataclass(frozen=True)
class Result:
    check: Check
    level: Level
    findings: list[Finding]
    has_more: bool = False

    @property
    def is_passed(self) -> bool:
        return all(finding.is_note for finding in self.findings)

    @property
    def blocks(self) -> bool:
        return self.level == Level.BLOCKS and not self.is_passed


def examine(article: Article, content: dict, on: date | None = None) -> list[Result]:
    """The result of every check that the newsroom makes, in their order, for publication on that day."""
    weights = levels()
    wanted = [each for each in all_checks() if weights[each.name] != Level.OFF]
    copy = Copy(article, content, on)
    return [run(each, weights[each.name], copy) for each in wanted]


def run(check: Check, level: Level, copy: Copy) -> Result:
    """A check that breaks stops nobody: it says so as advice."""
    try:
        found = list(islice(check.find(copy), MOST + 1))
    except Exception:
        log.exception("The check %s failed on article %s.", check.name, copy.article.pk)
        what = _("This check could not be made: a fault of the program.")
        return Result(check, Level.ADVISES, [Finding(what)])
    return Result(check, level, found[:MOST], has_more=len(found) > MOST)


def blockers(results: list[Result]) -> str:
    """What forbids the publication, in a sentence or several; empty when nothing does."""
    found = [f for result in results if result.blocks for f in result.findings if not f.is_note]
    return " ".join(finding.what for finding in found)
