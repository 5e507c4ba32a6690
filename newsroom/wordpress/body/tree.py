"""Soup into a tree: parsed as browsers parse it (nh3), then read into nodes."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import nh3

DEEPEST = 120  # elements inside each other; what is deeper stands beside instead
VOID = {"br", "hr", "img", "source", "track", "embed", "param", "wbr", "input", "col", "area"}
TAGS = set(
    """a abbr acronym address article aside audio b big blockquote br caption center cite code col
    colgroup dd del details dfn div dl dt em embed figcaption figure font footer h1 h2 h3 h4 h5 h6
    header hr i iframe img ins kbd li main mark nav object ol p param pre q s samp section small source
    span strike strong sub summary sup table tbody td tfoot th thead time track tr tt u ul var video
    wbr""".split()
)
COMMON = {"class", "style", "data-wp", "data-attrs"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": set("src alt title width height data-id data-full-url data-src data-lazy-src".split()),
    "iframe": {"src", "title", "data-src"},
    "video": {"src"},
    "audio": {"src"},
    "source": {"src"},
    "embed": {"src"},
    "object": {"data"},
    "ol": {"start"},
    "abbr": {"title"},
}
# Gone with what they hold.
UNREADABLE = {"script", "style", "noscript", "svg", "template"}
SCHEMES = {"http", "https", "mailto", "tel"}

CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=UNREADABLE,
    attributes={tag: COMMON | ATTRIBUTES.get(tag, set()) for tag in TAGS},
    url_schemes=SCHEMES,
    link_rel=None,
)
TOKEN = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:\s+[^\s=<>"]+(?:="[^"]*")?)*)\s*>|([^<]+)|<""")
ATTRIBUTE = re.compile(r'([^\s="]+)(?:="([^"]*)")?')


@dataclass(slots=True)
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list = field(default_factory=list)  # of nodes and strings

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def classes(self) -> set[str]:
        return set(self.get("class").split())

    def all(self, *tags: str) -> Iterator["Node"]:
        """Every descendant with one of the tags, in order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


def parse(soup: str) -> Node:
    """The tree of what a browser would see in ``soup``; its root has the tag ""."""
    root = Node("")
    path = [root]
    for closing, tag, attributes, text in TOKEN.findall(CLEANER.clean(soup)):
        if text:
            path[-1].children.append(html.unescape(text))
        elif closing:
            close(path, tag)
        elif tag:
            node = Node(tag, {k: html.unescape(v) for k, v in ATTRIBUTE.findall(attributes)})
            path[-1].children.append(node)
            if tag not in VOID and len(path) < DEEPEST:
                path.append(node)
    return root


def close(path: list[Node], tag: str) -> None:
    """Close the innermost open ``tag``; one that was too deep to be opened is not there."""
    for place in range(len(path) - 1, 0, -1):
        if path[place].tag == tag:
            del path[place:]
            return
