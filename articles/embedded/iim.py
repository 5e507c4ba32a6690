"""IIM, the older of IPTC's two forms (Information Interchange Model 4.2): records of numbered texts."""

MOST_DATASETS = 2000  # more than any file that a program has written
RECORDS = {
    (2, 5): "title",
    (2, 25): "keywords",
    (2, 37): "expires",
    (2, 80): "creator",
    (2, 105): "headline",
    (2, 110): "credit",
    (2, 115): "source",
    (2, 116): "copyright",
    (2, 120): "description",
}
CHARACTER_SET = (1, 90)
UTF_8 = b"\x1b%G"  # ISO 2022: what follows is UTF-8
PHOTOSHOP_IIM = 0x0404  # the image resource that holds it
TIFF_IIM, TIFF_PHOTOSHOP = 33723, 34377
START, EXTENDED = 0x1C, 0x8000


def read_iim(picture) -> dict[str, list[str]]:
    datasets = list(cut(block_of(picture)))
    declared = any(key == CHARACTER_SET and UTF_8 in value for key, value in datasets)
    said: dict[str, list[str]] = {}
    for key, value in datasets:
        if key in RECORDS:
            said.setdefault(RECORDS[key], []).append(decode(value, declared))
    return said


def block_of(picture) -> bytes:
    """The IIM of a JPEG or a TIFF, wherever its program has put it."""
    resources = picture.info.get("photoshop")
    if isinstance(resources, dict):
        return bytes(resources.get(PHOTOSHOP_IIM) or b"")
    tags = getattr(picture, "tag_v2", {})
    block = tags.get(TIFF_IIM) or b""
    return block if isinstance(block, bytes) else b""


def cut(block: bytes):
    """Yield ((record, dataset), value); stops where the block is torn."""
    at = 0
    for _turn in range(MOST_DATASETS):
        if at + 5 > len(block) or block[at] != START:
            return
        key, length = (block[at + 1], block[at + 2]), int.from_bytes(block[at + 3 : at + 5], "big")
        at += 5
        if length >= EXTENDED:  # the length of the length, for values over 32 kB
            size = length - EXTENDED
            length, at = int.from_bytes(block[at : at + min(size, 4)], "big"), at + size
        if at + length > len(block):
            return
        yield key, block[at : at + length]
        at += length


def decode(value: bytes, declared: bool) -> str:
    """UTF-8 where the block says so; else Latin-1 as Windows knows it, unless it is plainly UTF-8.

    Many programs write UTF-8 without saying so, and hardly any Latin-1 text happens to be valid UTF-8.
    """
    try:
        return value.decode()
    except UnicodeDecodeError:
        if declared:
            return value.decode(errors="replace")
    try:
        return value.decode("cp1252")
    except UnicodeDecodeError:
        return value.decode("latin-1")
