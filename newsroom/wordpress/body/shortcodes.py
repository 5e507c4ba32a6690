"""Shortcodes: ``[name key="value"]…[/name]``, turned into elements with ``data-wp``.

Square brackets are also how editors write « [sic] » and « […] ». So what is no shortcode of WordPress
itself counts as one only when it has attributes or an end; anything else stays the text it is.
"""

import html
import json
import re

from django.utils.translation import gettext_noop as _

TOKEN = re.compile(
    r"<!--.*?-->|<[^<>]*>"  # shortcodes inside a tag are none
    r"|\[\[[^\[\]]*\]\]"  # escaped
    r"|\[(?P<close>/)?(?P<name>[A-Za-z][\w-]*)(?P<attrs>(?:\s|=|:)[^\[\]]*?)?(?P<void>/)?\]",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)""")
CURLY = str.maketrans("“”„«»″", '""""""')
OWN = {"caption", "wp_caption", "gallery", "playlist", "embed", "video", "audio"}
ENCLOSING = {"caption", "wp_caption", "embed", "video", "audio"}
LINKING = ("url", "href", "link", "src")  # attributes whose address is worth a link


def unfold(content: str, note) -> str:
    """``content`` with elements instead of shortcodes."""
    if "[" not in content:
        return content
    ends = {m["name"].lower() for m in TOKEN.finditer(content) if m["close"]}
    parts, position = [], 0
    while found := TOKEN.search(content, position):
        parts.append(content[position : found.start()])
        position = found.end()
        token = found.group()
        if token.startswith("[["):
            parts.append(token[1:-1])
        elif not found["name"]:
            parts.append(token)
        elif found["name"].lower() in OWN:
            text, position = own(content, found)
            parts.append(text)
        else:
            parts.append(foreign(found, ends, note))
    parts.append(content[position:])
    return "".join(parts)


def read_attributes(text: str | None) -> dict[str, str]:
    """Attributes by name; those without one by their place ("0", "1"…)."""
    found, unnamed = {}, 0
    plain = html.unescape(text or "").translate(CURLY)
    for name, double, single, bare, quoted, word in ATTRIBUTE.findall(plain):
        if name:
            found[name.lower()] = double or single or bare
        elif quoted or word:
            found[str(unnamed)] = quoted or word
            unnamed += 1
    return found


def own(content: str, found: re.Match) -> tuple[str, int]:
    """The element for one of WordPress's own shortcodes, and where the shortcode ends."""
    name, position = found["name"].lower(), found.end()
    if found["close"]:
        return "", position  # the end of one that never began
    inside = ""
    if name in ENCLOSING and not found["void"]:
        end = re.compile(rf"\[/{name}\]", re.IGNORECASE).search(content, position)
        if end:
            inside, position = content[position : end.start()], end.end()
    attributes = html.escape(json.dumps(read_attributes(found["attrs"])))
    tag = "figure" if name.endswith("caption") else "div"
    label = "caption" if tag == "figure" else f"[{name}]"
    return f'\n\n<{tag} data-wp="{label}" data-attrs="{attributes}">{inside}</{tag}>\n\n', position


def foreign(found: re.Match, ends: set[str], note) -> str:
    """What becomes of a plugin's shortcode: what it encloses stays, an address becomes a link."""
    name = found["name"].lower()
    attributes = read_attributes(found["attrs"])
    named = {key: value for key, value in attributes.items() if not key.isdigit()}
    if name not in ends and not named:
        return found.group()
    if found["close"]:
        return ""
    note(_("shortcode of a plugin: what it encloses is kept"), found.group()[:300])
    address = next((named[key] for key in LINKING if named.get(key, "").startswith("http")), "")
    if not address:
        return ""
    label = html.escape(named.get("title") or named.get("text") or address)
    return f'\n\n<a href="{html.escape(address)}">{label}</a>\n\n'
