"""How nodes are written: as a script that nothing can break out of, moments with their zone."""

import json

from django.utils import timezone

from articles.safe_html import bless

# Inside a script element, nothing may look like markup.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def as_script(nodes: list[dict]):
    """The nodes as one @graph in a script element of data, which no browser runs."""
    data = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return bless(f'<script type="application/ld+json">{text}</script>')


def moment(value) -> str:
    """ISO 8601 with the zone of the paper."""
    return timezone.localtime(value).isoformat(timespec="seconds")


def without_empty(node: dict) -> dict:
    return {name: value for name, value in node.items() if value}
