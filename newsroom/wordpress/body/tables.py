"""Tables: a body of ours has none, so a row becomes a line of a list, its cells in their order."""

from django.utils.translation import gettext_noop as _

from newsroom.wordpress.body.context import Context
from newsroom.wordpress.body.flow import Flow, has_text
from newsroom.wordpress.body.tree import Node

BETWEEN_CELLS = " · "


def table(node: Node, flow: Flow, context: Context, walk) -> None:
    """Rows as lines. A table of one column is layout: what it holds stands by itself."""
    rows = [list(cells_of(row)) for row in node.all("tr")]
    if all(len(cells) < 2 for cells in rows):
        for cell in (cell for cells in rows for cell in cells):
            walk(cell.children, flow, context)
            flow.end_paragraph()
        return
    context.note(_("tables, kept as lists of their rows"), "")
    lines, pictures = [], []
    for caption in node.all("caption"):
        flow.end_paragraph()
        walk(caption.children, flow, context)
    for cells in rows:
        line, inner = row_as_line(cells, flow, context, walk)
        lines += [f"<li><p>{line}</p></li>"] if line else []
        pictures += inner
    flow.block(f"<ul>{''.join(lines)}</ul>" if lines else "")
    for inner in pictures:
        flow.adopt(inner)


def cells_of(row: Node):
    return (
        child for child in row.children if isinstance(child, Node) and child.tag in ("td", "th")
    )


def row_as_line(cells: list[Node], flow: Flow, context: Context, walk) -> tuple[str, list[Flow]]:
    words, flows = [], []
    for cell in cells:
        inner = flow.inner()
        walk(cell.children, inner, context)
        text = cell_text(inner)
        flows.append(inner)
        if has_text(text):
            words.append(f"<strong>{text}</strong>" if cell.tag == "th" else text)
    return BETWEEN_CELLS.join(words), flows


def cell_text(inner: Flow) -> str:
    """What a cell holds, as one run of text: its lists and paragraphs lose their shape."""
    text = inner.inline()
    for tag in ("ul", "ol", "li", "p", "blockquote"):
        text = text.replace(f"<{tag}>", " ").replace(f"</{tag}>", " ")
    return " ".join(text.split())
