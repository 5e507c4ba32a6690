"""French typography, applied when text is drawn; what is stored stays as it was typed.

Rules of the *Lexique des règles typographiques en usage à l'Imprimerie nationale*: a thin
no-break space (U+202F) before ``; ! ?`` and in numbers, a no-break space (U+00A0) before ``:`` and
inside « », typographic apostrophes and ellipses. Setting text twice changes nothing (a test). Code,
addresses and e-mails are left alone, and so is every language but French.
"""

import re
from html import escape, unescape
from html.parser import HTMLParser

THIN = "\u202f"
SPACE = "\u00a0"
ANY_SPACE = "[ \u00a0\u202f]"
UNTOUCHED = {"code", "pre", "kbd", "samp"}

ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b(?:[\w-]+\.)+(?:fr|com|org|net|eu|io)(?:/\S*)?|\b\d{1,2}:\d{2}\b"
)
UNITS = "%|€|\\$|£|Mo|Go|To|ko|km|m|cm|mm|kg|g|h|s|ms|px|millions?|milliards?|euros?"
RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\.\.\.", "…"),
        (r"(?<=\w)'(?=[\w«“\"])", "’"),
        (rf'"{ANY_SPACE}?([^"\n]*[^"\s\u00a0\u202f]){ANY_SPACE}?"', rf"«{SPACE}\1{SPACE}»"),
        (rf"«{ANY_SPACE}*(?=\S)", f"«{SPACE}"),
        (rf"(?<=[^\s\u00a0\u202f«]){ANY_SPACE}*»", f"{SPACE}»"),
        (rf"(?<=\S){ANY_SPACE}+(?=[;!?])", THIN),
        (r"(?<=[\w)\]»…’])(?=[!?]+(?:\s|$|[»)]))", THIN),
        (rf"(?<=\S){ANY_SPACE}+(?=:(?:\s|$))", SPACE),
        (rf"(?<=\d){ANY_SPACE}(?=\d{{3}}(?!\d))", THIN),
        (rf"(?<=\d){ANY_SPACE}(?=(?:{UNITS})(?!\w))", SPACE),
        (rf"\b(n°|no|art\.|p\.|M\.|Mme|Mᵐᵉ|Dr){ANY_SPACE}(?=[\dA-ZÉ])", rf"\1{SPACE}"),
    )
)


def is_french(language: str) -> bool:
    return language.split("-")[0].lower() == "fr"


def set_text(text: str, language: str) -> str:
    """Set plain ``text`` (no markup) in ``language`` (a BCP 47 tag such as "fr" or "fr-CA")."""
    if not is_french(language):
        return text
    parts, end = [], 0
    for address in ADDRESS.finditer(text):
        parts += [apply_rules(text[end : address.start()]), address.group()]
        end = address.end()
    return "".join([*parts, apply_rules(text[end:])])


def apply_rules(text: str) -> str:
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


class Setter(HTMLParser):
    """Rewrites the text of well-formed HTML; tags and attributes pass through as they are."""

    def __init__(self, language: str):
        super().__init__(convert_charrefs=False)
        self.language = language
        self.out: list[str] = []
        self.text: list[str] = []
        self.untouched = 0

    def flush(self):
        text, self.text = unescape("".join(self.text)), []
        set_ = text if self.untouched else set_text(text, self.language)
        self.out.append(escape(set_, quote=False))

    def handle_starttag(self, tag, attrs):
        self.flush()
        self.untouched += tag in UNTOUCHED
        self.out.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.flush()
        self.untouched -= tag in UNTOUCHED
        self.out.append(f"</{tag}>")

    def handle_data(self, data):
        self.text.append(data)

    def handle_entityref(self, name):
        self.text.append(f"&{name};")

    def handle_charref(self, name):
        self.text.append(f"&#{name};")


def set_html(html: str, language: str) -> str:
    """Set the text inside well-formed ``html``; its structure is returned to the letter."""
    if not is_french(language):
        return html
    setter = Setter(language)
    setter.feed(html)
    setter.close()
    setter.flush()
    return "".join(setter.out)
