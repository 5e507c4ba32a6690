"""Picture files with metadata of the kinds that agencies and cameras write."""

import io
import struct

from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo

UTF_8 = {(1, 90): b"\x1b%G"}
NAMESPACES = """xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" """


def xmp(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{before}
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {NAMESPACES} {attributes}>{inside}</rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def alternatives(name: str, **texts: str) -> str:
    """A text in several languages, as RDF writes it; ``default`` is x-default."""
    items = "".join(
        f'<rdf:li xml:lang="{"x-default" if language == "default" else language}">{text}</rdf:li>'
        for language, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def listed(name: str, *texts: str, kind: str = "Bag") -> str:
    items = "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def iim(datasets: dict) -> bytes:
    """{(record, dataset): bytes, or a list of them} in the form that stands in a file."""
    block = b""
    for (record, dataset), values in datasets.items():
        for value in values if isinstance(values, list) else [values]:
            block += struct.pack(">BBBH", 0x1C, record, dataset, len(value)) + value
    return block


def app13(block: bytes) -> bytes:
    """The JPEG segment in which Photoshop keeps IIM."""
    resource = (
        b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(block)) + block + b"\0" * (len(block) % 2)
    )
    data = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(data) + 2) + data


def jpeg(datasets: dict | None = None, block: bytes | None = None, **options) -> bytes:
    """A JPEG with IIM (as datasets, or as any bytes), and whatever Pillow can write itself."""
    out = io.BytesIO()
    Pillow.new("RGB", (240, 200), "red").save(out, "JPEG", **options)
    data = out.getvalue()
    if datasets is not None:
        block = iim(datasets)
    return data if block is None else data[:2] + app13(block) + data[2:]


def png(**texts: str) -> bytes:
    info = PngInfo()
    for name, text in texts.items():
        info.add_text(name, text)
        info.add_itxt(name, text, "fr", name)
    out = io.BytesIO()
    Pillow.new("RGB", (240, 200), "red").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def exif(**texts: str) -> Pillow.Exif:
    """EXIF with these texts (by tag name), a place, a maker's note and an embedded thumbnail's frame."""
    made = Pillow.Exif()
    tags = {"description": 0x010E, "artist": 0x013B, "copyright": 0x8298, "make": 0x010F}
    for name, text in texts.items():
        made[tags[name]] = text
    made.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 21.0, 3.0)})
    made.get_ifd(0x8769).update({0x927C: b"CANARY maker", 0xA431: "CANARY serial"})
    return made
