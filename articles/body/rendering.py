"""From a stored body to the HTML that readers get, drawn once at publication.

Never queries: whoever calls has loaded the rows that ``Document.row_ids`` asks for.
"""

import re
from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from articles.body.document import Block, Document, plain_text
from articles.body.embeds import read_embed
from articles.body.schema import ROW_BLOCKS
from articles.body.tables import with_headers
from articles.body.typography import set_html
from articles.safe_html import bless

Rows = Mapping[str, Mapping[int, object]]
LINK_AWAY = re.compile(r'<a (?=href="https?:)')  # as the sanitiser writes it: no rel of its own

# A block inside something else, which the editor cannot make: what it names is not shown there.
STRAY = re.compile(r'<(figure|div|aside)(?: data-[a-z]+="[^"]*")+>')


def render_body(
    document: Document,
    rows: Rows,
    language: str,
    *,
    typography: str = "",
    is_commercial: bool = False,
) -> SafeString:
    """Draw every block by the template of its name (``templates/articles/blocks/``).

    ``rows`` maps a block name to its rows by id. A block whose row is missing (deleted, withdrawn)
    draws nothing: a hole would be noticed by readers, the log and the library notice it for editors.
    ``typography`` names whose rules set the small signs, where they are not those of ``language``.
    Links away from commercial content say what they are (Google's "Qualify your outbound links").
    """
    with override(language):
        drawn = [render_block(block, rows, typography or language) for block in document.blocks]
    html = "\n".join(part for part in drawn if part)
    if is_commercial:
        html = LINK_AWAY.sub('<a rel="sponsored nofollow" ', html)
    return bless(html)


def render_block(block: Block, rows: Rows, language: str) -> str:
    html = bless(set_html(STRAY.sub(r"<\1>", block.html), language))
    if block.name == "text":
        return html
    context = what_it_shows(block, rows, language)
    if context is None:
        return ""
    context = {"html": html, "language": language} | context
    return render_to_string(f"articles/blocks/{block.name}.html", context).strip()


def what_it_shows(block: Block, rows: Rows, language: str) -> dict | None:
    """What a template needs besides the block's own text; None when there is nothing to show."""
    if block.name in ROW_BLOCKS:
        row = rows.get(block.name, {}).get(block.row_id)
        return row and {"row": row}
    return MADE_OF.get(block.name, nothing_else)(block, rows, language)


def nothing_else(block: Block, rows: Rows, language: str) -> dict:
    return {}


def pictures_of(block: Block, rows: Rows, language: str) -> dict | None:
    """The pictures of a gallery that are still in the library, each with its own caption."""
    library = rows.get("image", {})
    pictures = [
        (library[each.row_id], bless(set_html(each.html, language)))
        for each in block.pictures
        if each.row_id in library
    ]
    return {"pictures": pictures} if pictures else None


def embed_of(block: Block, rows: Rows, language: str) -> dict | None:
    embed = read_embed(block.url)
    return embed and {"embed": embed, "label": plain_text(block.html)}


def table_of(block: Block, rows: Rows, language: str) -> dict:
    """The table itself, and its caption once more for those who hear where they are."""
    table, mark, caption = block.html.partition("<figcaption>")
    return {
        "table": bless(set_html(with_headers(table), language)),
        "caption": bless(set_html(mark + caption, language)),
        "label": plain_text(caption),
    }


MADE_OF = {"gallery": pictures_of, "embed": embed_of, "table": table_of}
