"""Pasted from programs that have ways of their own: reviews, footnotes, sheets, notes, mails."""

import pytest

from articles.body.schema import sanitise
from tests.desk.test_in_chromium import patient  # noqa: F401 - a fixture
from tests.desk.test_pasting import CLIPBOARD, pasted, writing  # noqa: F401 - writing: a fixture


def table(*rows: str) -> str:
    inside = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<figure data-block="table"><table><tbody>{inside}</tbody></table></figure>'


def cell(text: str, more: str = "") -> str:
    return f"<td{more}><p>{text}</p></td>"


BODIES = {
    # What was struck out and what was remarked stays with Word.
    "word-reviewed": (
        "<h2>1. Les faits</h2><p>La CNIL a saisi mardi le parquet[1].</p>"
        "<p>[1] Délibération du 15 avril.</p>"
    ),
    # A list for each item, the end of each paragraph spelled out.
    "word-online": (
        "<h2>Les faits</h2><ul><li><p>un</p><ul><li><p>un et demi</p></li></ul></li>"
        "<li><p>deux</p></li></ul><ol><li><p>premier</p></li></ol>"
    ),
    "word-merged-cells": table(
        cell("Amendes", ' colspan="2"'), cell("2021", ' rowspan="2"') + cell("A"), cell("B")
    ),
    "excel": table(
        cell("Amendes", ' colspan="2"') + cell("Objet"),
        cell("2021") + cell("A") + cell("fuite", ' rowspan="2"'),
        cell("2022") + cell(""),
    ),
    "google-sheets": table(cell("Amendes", ' colspan="2"'), cell("2021") + cell("A<br>B")),
    "google-docs-check-list": "<ul><li><p>vérifier</p></li></ul>",
    "apple-notes": (
        "<p><strong>Les faits</strong></p><p>La CNIL a <em>saisi</em>"
        ' <a href="https://www.cnil.fr/">le parquet</a>.</p>'
        "<ul><li><p>un</p></li><li><p>deux</p><ul><li><p>dedans</p></li></ul></li></ul>"
    ),
    "gmail": (
        "<p>Bonjour,</p><p>La <strong>CNIL</strong> a saisi"
        ' <a href="https://www.cnil.fr/">le parquet</a> 😀.</p><blockquote><p>Cité.</p></blockquote>'
    ),
    "notion": (
        "<h2>Les faits</h2><p>La <strong>CNIL</strong> a saisi.</p>"
        "<ul><li><p>un</p><ul><li><p>dedans</p></li></ul></li></ul><ol><li><p>premier</p></li></ol>"
        "<blockquote><p>Cité.</p></blockquote><hr><p>Fin.</p>"
    ),
}


@pytest.mark.parametrize("program", BODIES)
def test_what_each_program_means_is_kept_and_its_ways_are_not(program, writing, complaints):  # noqa: F811 - a fixture
    written = pasted(writing, (CLIPBOARD / f"{program}.html").read_text())
    assert written == BODIES[program]
    assert sanitise(written) == written
    assert complaints == []
