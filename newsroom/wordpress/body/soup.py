"""Content as HTML that says everything by its elements: no block comments, no shortcodes."""

from newsroom.wordpress.body import markers, shortcodes


def spell_out(content: str, note) -> str:
    if markers.has_blocks(content):
        content = markers.unmark(content)
    return shortcodes.unfold(markers.drop_page_marks(content, note), note)
