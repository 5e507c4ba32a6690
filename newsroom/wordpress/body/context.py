"""What a conversion may ask, and whom it tells."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from articles.body.schema import LINK_SCHEMES


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a text shows, as the export knows it; any of the parts may be empty."""

    url: str = ""
    attachment: str = ""  # the id of its attachment
    alt: str = ""
    caption: str = ""  # plain text


def nothing(*args):
    return None


@dataclass
class Context:
    """One item's surroundings. Whoever converts without a library of pictures needs to give none.

    ``place(picture)`` returns the id of our row, or None when there is no such file; ``attachments(post)``
    the ids of what hangs on a post; ``reusable(id)`` the content of a reusable block; ``at_home(path)``
    whether a path of the old site will answer on the new one; ``note(reason, detail)`` hears of what
    was not carried.
    """

    post: str = ""
    hosts: frozenset[str] = frozenset()  # under which the old site answered
    place: Callable = nothing
    attachment: Callable = nothing
    attachments: Callable = lambda post: []
    reusable: Callable = nothing
    at_home: Callable = nothing
    note: Callable = nothing
    footnotes: str = ""  # what the meta field of that name holds
    top_heading: str = "h2"  # the highest level that the text uses
    depth: int = field(default=0)  # of reusable blocks inside each other

    def link(self, address: str) -> str:
        """The address as a link of ours may have it; "" for one that may not be."""
        address = address.strip().replace("\n", "").replace("\t", "")
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.scheme and parts.scheme.lower() not in LINK_SCHEMES:
            return ""
        if parts.netloc.lower() in self.hosts and self.at_home(parts.path, parts.query):
            return parts._replace(scheme="", netloc="").geturl() or "/"
        return address
