"""From a stored body to the HTML that readers get, drawn once at publication.

Never queries: whoever calls has loaded the rows that ``Document.row_ids`` asks for.
"""

import re
from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from articles.body.document import Block, Document
from articles.body.schema import ROW_BLOCKS
from articles.body.typography import set_html
from articles.safe_html import bless

Rows = Mapping[str, Mapping[int, object]]
LINK_AWAY = re.compile(r'<a (?=href="https?:)')  # as the sanitiser writes it: no rel of its own


def render_body(
    document: Document, rows: Rows, language: str, *, is_commercial: bool = False
) -> SafeString:
    """Draw every block by the template of its name (``templates/articles/blocks/``).

    ``rows`` maps a block name to its rows by id. A block whose row is missing (deleted, withdrawn)
    draws nothing: a hole would be noticed by readers, the log and the library notice it for editors.
    Links away from commercial content say what they are (Google's "Qualify your outbound links").
    """
    with override(language):
        drawn = [render_block(block, rows, language) for block in document.blocks]
    html = "\n".join(part for part in drawn if part)
    if is_commercial:
        html = LINK_AWAY.sub('<a rel="sponsored nofollow" ', html)
    return bless(html)


def render_block(block: Block, rows: Rows, language: str) -> str:
    html = bless(set_html(block.html, language))
    if block.name == "text":
        return html
    context = {"html": html, "language": language}
    if block.name in ROW_BLOCKS:
        row = rows.get(block.name, {}).get(block.row_id)
        if row is None:
            return ""
        context["row"] = row
    return render_to_string(f"articles/blocks/{block.name}.html", context).strip()
