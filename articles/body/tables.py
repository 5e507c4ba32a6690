"""A table as readers get it: what its header cells are the headers of is written out (HTML 4.9.12)."""

import re

LONE_PARAGRAPH = re.compile(r"(<t[dh]\b[^>]*>)<p>((?:(?!</?p>).)*)</p>(?=</t[dh]>)", re.DOTALL)
ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
FIRST_CELL = re.compile(r"<tr><th(?=[ >])")
CELL = re.compile(r"<t[dh](?=[ >])")


def with_headers(html: str) -> str:
    """Return the HTML of a sanitised table with a head where its first row has none but header cells.

    A table inside a table, which the editor cannot make, is left as it is.
    """
    if html.count("<table") != 1:
        return html
    html = LONE_PARAGRAPH.sub(r"\1\2", html)
    first = ROW.search(html)
    if first is None:
        return html
    start, end = first.span()
    if "<td" in first[0]:
        return html[:start] + with_row_headers(html[start:])
    head = CELL.sub('<th scope="col"', first[0])
    rest = with_row_headers(html[end:])
    before = html[:start].removesuffix("<tbody>")
    return f"{before}<thead>{head}</thead>" + (f"<tbody>{rest}" if before != html[:start] else rest)


def with_row_headers(html: str) -> str:
    return FIRST_CELL.sub('<tr><th scope="row"', html)
