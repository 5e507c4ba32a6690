"""Both languages say everything, and what is compiled is what is written. No gettext is needed."""

import ast
import gettext
import re
from functools import cache

import pytest
from django.utils.translation.template import templatize

from tests.house.places import ROOT, python_files, templates, tree

LANGUAGES = ("fr", "en")
DOMAINS = ("django", "djangojs")
BOTH = [(language, domain) for language in LANGUAGES for domain in DOMAINS]
CALLS = {"_": 0, "gettext": 0, "gettext_lazy": 0, "gettext_noop": 0, "ngettext": 0}
CALLS |= {
    "ngettext_lazy": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
    "npgettext": 1,
    "npgettext_lazy": 1,
}


def catalogue(language: str, domain: str, kind: str):
    return ROOT / "locale" / language / "LC_MESSAGES" / f"{domain}.{kind}"


@cache
def entries(language: str, domain: str = "django") -> list[dict]:
    """A .po file as [{"msgid": …, "msgstr": …, "msgstr[0]": …, "flags": …}], without its header."""
    found = []
    for block in catalogue(language, domain, "po").read_text().split("\n\n"):
        entry = {"flags": " ".join(re.findall(r"^#,(.*)$", block, re.MULTILINE))}
        key = ""
        for line in block.splitlines():
            if match := re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line):
                key, text = match.groups()
                entry[key] = ast.literal_eval(text)
            elif line.startswith('"'):
                entry[key] += ast.literal_eval(line)
        if entry.get("msgid"):
            found.append(entry)
    return found


def texts(entry: dict) -> list[str]:
    return [text for key, text in entry.items() if key.startswith("msgstr")]


def in_python() -> set[str]:
    """Every text that our Python marks for translation."""
    found = set()
    for path in python_files(migrations=False):
        if path.parts[0] in ("tests", "bench"):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                message = node.args[CALLS[node.func.id]]
                if isinstance(message, ast.Constant):
                    found.add(message.value)
    return found


def in_templates() -> set[str]:
    """Every text that our templates mark for translation."""
    call = re.compile(
        r"\b(n?p?gettext|_)\(((?:u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")[,\s]*)+)"
    )
    found = set()
    for path in templates():
        python = templatize((ROOT / path).read_text(), origin=str(path))
        for name, arguments in call.findall(python):
            values = ast.literal_eval(f"({arguments.rstrip(', ')},)")
            found.add(values[CALLS.get(name, 0)])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_text_of_the_site(language):
    assert (in_python() | in_templates()) - {entry["msgid"] for entry in entries(language)} == set()


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_a_catalogue_leaves_nothing_open(language, domain):
    open_ = [
        e["msgid"] for e in entries(language, domain) if "fuzzy" in e["flags"] or not all(texts(e))
    ]
    assert open_ == []


def test_english_says_what_the_code_says():
    for entry in [*entries("en"), *entries("en", "djangojs")]:
        assert entry.get("msgstr", entry["msgid"]) == entry["msgid"]


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_a_translation_keeps_the_places_of_what_is_filled_in(language, domain):
    place = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
    for entry in entries(language, domain):
        allowed = {*place.findall(entry["msgid"]), *place.findall(entry.get("msgid_plural", ""))}
        for text in texts(entry):
            assert set(place.findall(text)) <= allowed, entry["msgid"]
        if "msgstr" in entry:
            assert set(place.findall(entry["msgstr"])) == allowed, entry["msgid"]


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_what_is_compiled_is_what_is_written(language, domain):
    with catalogue(language, domain, "mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    compiled = {key: text for key, text in compiled.items() if key}
    written = {}
    for entry in entries(language, domain):
        context = f"{entry['msgctxt']}\x04" if "msgctxt" in entry else ""
        for key, text in entry.items():
            if key == "msgstr":
                written[context + entry["msgid"]] = text
            elif key.startswith("msgstr["):
                written[context + entry["msgid"], int(key[7])] = text
    assert compiled == written


def test_french_is_set_as_french():
    """Typographic apostrophes and quotation marks; what is set before a double sign does not break."""
    for entry in [*entries("fr"), *entries("fr", "djangojs")]:
        for text in texts(entry):
            assert not re.search(r"\w'\w", text), text
            assert not re.search(r" [;:!?»]|« ", text), text
