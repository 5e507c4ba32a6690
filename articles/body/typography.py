"""Typography, applied when text is drawn; what is stored stays as it was typed.

The rules of a language are a table in a file of its name; a language without one is left alone, and so
are code, addresses and e-mails. Setting text twice changes nothing (a test).
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from html.parser import HTMLParser

from articles.body import english, french
from articles.body.elements import INLINE, UNTOUCHED

RULES = {"fr": french.RULES, "en": english.RULES}
UNSET = "und"  # the language (BCP 47: undetermined) of a text whose signs stay as they were typed
ASIDE = "\ufffc"  # stands in a text for something that is not set, such as a piece of code
PASSES = 8  # each sets one level of nested quotation marks and one gap of a long number

Edit = tuple[int, int, str]  # what stands from here to there gives way to this
Marks = list[tuple[int, str]]  # before this place of the text stands this markup

ADDRESS = re.compile(
    r"""(?:https?://|www\.)[^\s«»"<>]+|[^\s«»"<>@]+@[^\s«»"<>@]+\.\w+"""
    r"""|\b(?:[\w-]+\.)+(?:fr|com|org|net|eu|io)\b(?:/[^\s«»"<>]*)?|\b\d{1,2}:\d{2}\b"""
)

NO_ADDRESS = frozenset(' \t\n\r\f\v\u00a0\u202f\u2009«»"<>')  # no address goes on across these


def rules_of(language: str) -> tuple:
    """The rules of a BCP 47 tag such as "fr" or "fr-CA"; none for what we do not know."""
    return RULES.get(language.split("-")[0].lower(), ())


def set_text(text: str, language: str) -> str:
    """Set plain ``text`` (no markup) in ``language``."""
    return settle(text, [], rules_of(language))[0]


def settle(text: str, marks: Marks, rules: tuple) -> tuple[str, Marks]:
    """Apply the rules until none has anything left to change; the markup stays where it stood."""
    for _ in range(PASSES):
        before = text
        for pattern, replacements in rules:
            text, marks = change(text, marks, list(wanted(text, pattern, replacements)))
        if text == before:
            break
    return text, marks


def wanted(text: str, pattern: re.Pattern, replacements: dict[str, str]) -> Iterator[Edit]:
    """What a rule would change in ``text``, from left to right."""
    for match in pattern.finditer(text):
        for group, new in replacements.items():
            start, end = match.span(group)
            if text[start:end] != new:
                yield start, end, new


def change(text: str, marks: Marks, edits: list[Edit]) -> tuple[str, Marks]:
    """Make the edits, but for those inside an address, and move the markup along."""
    if not edits:
        return text, marks
    parts, done, shift, moved, waiting = [], 0, 0, [], list(reversed(marks))
    for start, end, new in edits:
        if is_in_address(text, start, end):
            continue
        while waiting and waiting[-1][0] <= start:
            moved.append((waiting[-1][0] + shift, waiting.pop()[1]))
        while waiting and waiting[-1][0] < end:  # inside what gives way
            moved.append((start + shift, waiting.pop()[1]))
        parts += [text[done:start], new]
        done, shift = end, shift + len(new) - (end - start)
    moved += [(place + shift, markup) for place, markup in reversed(waiting)]
    return "".join([*parts, text[done:]]), moved


def is_in_address(text: str, start: int, end: int) -> bool:
    """Whether what stands from here to there is a part of an address, which ends where a word does.

    Only that word is looked at: to look for all addresses of a text at each rule took most of the time.
    """
    first, last = start, end
    while first and text[first - 1] not in NO_ADDRESS:
        first -= 1
    while last < len(text) and text[last] not in NO_ADDRESS:
        last += 1
    found = ADDRESS.finditer(text, first, last)
    return any(match.start() < end and start < match.end() for match in found)


class Setter(HTMLParser):
    """Sets the text of well-formed HTML, which reads on across inline markup; tags pass unchanged."""

    def __init__(self, language: str):
        super().__init__(convert_charrefs=False)
        self.rules = rules_of(language)
        self.out: list[str] = []
        self.text = ""
        self.marks: Marks = []
        self.aside: list[str] = []  # the tags and text of an element that is not set
        self.depth = 0  # of such elements

    def flush(self):
        text, marks = settle(self.text, self.marks, self.rules)
        done = 0
        for place, markup in [*marks, (len(text), "")]:
            self.out += [escape(text[done:place], quote=False).replace(ASIDE, ""), markup]
            done = place
        self.text, self.marks = "", []

    def place(self, tag: str, markup: str):
        if tag in INLINE and tag != "br":
            self.marks.append((len(self.text), markup))
        else:
            self.flush()
            self.out.append(markup)

    def handle_starttag(self, tag, attrs):
        self.depth += tag in UNTOUCHED
        if self.depth:
            self.aside.append(self.get_starttag_text())
        else:
            self.place(tag, self.get_starttag_text())

    def handle_endtag(self, tag):
        if not self.depth:
            return self.place(tag, f"</{tag}>")
        self.depth -= tag in UNTOUCHED
        self.aside.append(f"</{tag}>")
        if not self.depth:
            self.text += ASIDE
            self.marks.append((len(self.text), "".join(self.aside)))
            self.aside = []
        return None

    def handle_data(self, data):
        if self.depth:
            self.aside.append(data)
        else:
            self.text += unescape(data)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")

    def finish(self) -> str:
        self.close()
        self.flush()
        return "".join([*self.out, *self.aside])


def set_html(html: str, language: str) -> str:
    """Set the text inside well-formed ``html``; its structure is returned to the letter."""
    if not rules_of(language):
        return html
    setter = Setter(language)
    setter.feed(html)
    return setter.finish()
