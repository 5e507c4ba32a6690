"""The whole way of a text: content of WordPress in, a body of ours out."""

import re

from django.utils.translation import gettext_noop as _

from articles.body.schema import sanitise
from newsroom.wordpress.body.context import Context
from newsroom.wordpress.body.elements import walk
from newsroom.wordpress.body.flow import Flow
from newsroom.wordpress.body.markers import has_blocks
from newsroom.wordpress.body.soup import spell_out
from newsroom.wordpress.body.tree import parse

REMOVED = (
    (re.compile(r"<script\b", re.IGNORECASE), _("scripts")),
    (re.compile(r"<style\b", re.IGNORECASE), _("styles")),
    (re.compile(r"<svg\b", re.IGNORECASE), _("drawings (SVG)")),
    (re.compile(r"<(?:form|input|select|textarea|button)\b", re.IGNORECASE), _("forms")),
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def convert(content: str, context: Context) -> str:
    """``content`` as a sanitised body. What it could not keep goes to ``context.note``."""
    for pattern, reason in REMOVED:
        for _found in pattern.finditer(content):
            context.note(reason, "")
    flow = Flow(is_classic=not has_blocks(content))
    tree = parse(spell_out(content, context.note))
    context.top_heading = min((heading.tag for heading in tree.all(*HEADINGS)), default="h2")
    walk(tree.children, flow, context)
    return sanitise("\n".join(flow.result()))
