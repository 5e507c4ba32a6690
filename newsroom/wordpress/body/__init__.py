"""Content of WordPress as a body of ours.

:mod:`markers` and :mod:`shortcodes` turn block comments and shortcodes into elements with ``data-wp``,
:mod:`tree` makes a tree of the soup, :mod:`elements`, :mod:`media` and :mod:`special` say what becomes
of each element, and :mod:`flow` writes paragraphs by the rules of WordPress's editor.
"""

from newsroom.wordpress.body.context import Context, Picture
from newsroom.wordpress.body.conversion import convert

__all__ = ["Context", "Picture", "convert"]
