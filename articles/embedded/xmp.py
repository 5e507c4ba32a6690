"""XMP, the younger of IPTC's two forms (ISO 16684-1): a small piece of RDF, read with suspicion.

No tree and no entity: expat walks through, and whoever declares a document type has nothing to say. A
property is known by its name wherever it stands, as an element or as an attribute.
"""

from xml.parsers import expat

from django.conf import settings

MOST_BYTES = 2 * 1024 * 1024  # a long history of edits; what we want stands near the beginning
MOST_VALUES = 500
DEEPEST = 60  # elements within each other
DC = "http://purl.org/dc/elements/1.1/"
IPTC = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
PLUS = "http://ns.useplus.org/ldf/xmp/1.0/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
PRISM = "http://prismstandard.org/namespaces/prismusagerights/2.1/"
XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
PROPERTIES = {
    f"{DC} title": "title",
    f"{DC} description": "description",
    f"{DC} creator": "creator",
    f"{DC} rights": "copyright",
    f"{DC} subject": "keywords",
    f"{PHOTOSHOP} Headline": "headline",
    f"{PHOTOSHOP} Credit": "credit",
    f"{PHOTOSHOP} Source": "source",
    f"{IPTC} AltTextAccessibility": "alt",
    f"{RIGHTS} UsageTerms": "terms",
    f"{RIGHTS} WebStatement": "statement",
    f"{PLUS} CopyrightOwnerName": "owner",
    f"{PLUS} LicenseEndDate": "expires",
    f"{PRISM} expirationDate": "expires",
}


class Suspicious(ValueError):
    """Nothing that a program writes about a picture looks like this."""


class Properties:
    """Collects (language, text) of every known property while expat walks."""

    def __init__(self):
        self.found: dict[str, list[tuple[str, str]]] = {}
        self.open: list[tuple[str, str]] = []  # (property, language), by depth
        self.text = ""

    def start(self, name, attributes):
        if len(self.open) >= DEEPEST:
            raise Suspicious(name)
        within, language = self.open[-1] if self.open else ("", "")
        for attribute, value in attributes.items():
            if attribute in PROPERTIES:
                self.add(PROPERTIES[attribute], "", value)
        self.open.append((PROPERTIES.get(name, within), attributes.get(XML_LANG, language)))
        self.text = ""

    def data(self, text):
        self.text += text

    def end(self, _name):
        name, language = self.open.pop()
        if name:
            self.add(name, language, self.text)
        self.text = ""

    def add(self, name, language, text):
        values = self.found.setdefault(name, [])
        if text.strip() and len(values) < MOST_VALUES:
            values.append((language.casefold(), text))

    def refuse(self, *_declaration):
        raise Suspicious("a document type")


def read_xmp(picture) -> dict[str, list[str]]:
    packet = packet_of(picture)
    if not 0 < len(packet) <= MOST_BYTES:
        return {}
    collected = Properties()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = collected.start
    parser.EndElementHandler = collected.end
    parser.CharacterDataHandler = collected.data
    parser.StartDoctypeDeclHandler = collected.refuse
    parser.buffer_text = True
    parser.Parse(packet.strip(b"\0 \t\r\n"), True)
    return {name: in_our_language(values) for name, values in collected.found.items()}


def packet_of(picture) -> bytes:
    """Where Pillow keeps it, which differs by format."""
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        return packet.encode("utf-8", "ignore")
    return bytes(packet) if isinstance(packet, bytes | bytearray) else b""


def in_our_language(values: list[tuple[str, str]]) -> list[str]:
    """Of texts in several languages ours, or else the default; lists have no language and stay whole."""
    languages = [language for language, _text in values if language]
    if not languages:
        return [text for _language, text in values]
    ours = settings.LANGUAGE_CODE.casefold()
    wished = (ours, ours.partition("-")[0], "x-default", languages[0])
    chosen = next(wish for wish in wished if wish in languages)
    return [text for language, text in values if language == chosen]
