"""What other sites let us show inside a text: an address is read into a card, or it is no embed at all.

``PROVIDERS`` is the ordered table. What an embed may be is decided here alone: the sanitiser keeps an
embed's address only as :func:`read_embed` writes it, the page makes its frame's address of it, and the
page's content policy names that frame's host. Nothing typed ever becomes part of a frame's address but
identifiers of a known alphabet.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

LONGEST = 500  # characters of an address; the longest real one has about 150
VIDEO, UPRIGHT, POST = "video", "upright", "post"  # the shapes of a card: 16:9, 9:16, a sheet
# Host names as DNS has them, in ASCII, with a top-level domain of letters: no IP addresses, no ports.
HOST = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]+|[a-z]{2,63})"
)
# Never somebody's public server (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and ICANN's .internal).
NOT_PUBLIC = frozenset("alt arpa example home internal invalid lan local localhost test".split())


@dataclass(frozen=True)
class Embed:
    """``url`` is canonical: reading it again makes the same embed. ``frame`` is what a click loads."""

    provider: str
    name: str
    url: str
    frame: str
    shape: str

    @property
    def frame_origin(self) -> str:
        """As a content policy names it."""
        parts = urlsplit(self.frame)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True)
class Address:
    """The parts of a well-formed address that providers look at."""

    host: str  # in lower case, without www. and m.
    path: str
    query: dict[str, str]


Reader = Callable[[Address], tuple[str, str, str] | None]  # → canonical address, frame, shape


@dataclass(frozen=True)
class Provider:
    """Who shows what on these ``hosts``; no hosts means any server (software, not a site)."""

    key: str
    name: str
    hosts: frozenset[str]
    read: Reader


def path_matcher(*patterns: str) -> Callable[[str], re.Match | None]:
    """A whole path, with or without a slash at its end, by the first of the patterns that it fits."""
    compiled = [re.compile(pattern + "/?", re.ASCII) for pattern in patterns]
    return lambda path: next(filter(None, (each.fullmatch(path) for each in compiled)), None)


YOUTUBE_ID = r"[\w-]{11}"
youtube_path = path_matcher(rf"/(?P<kind>shorts|live|embed|v)/(?P<id>{YOUTUBE_ID})")
LATEST = 99_999  # seconds into a recording; the longest streams last a day
SECONDS = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?", re.ASCII)


def read_youtube(address: Address):
    found = youtube_path(address.path)
    kind, number = (found["kind"], found["id"]) if found else ("", "")
    if address.host == "youtu.be":
        number = address.path.strip("/")
    elif address.path == "/watch":
        number = address.query.get("v", "")
    if not re.fullmatch(YOUTUBE_ID, number, re.ASCII):
        return None
    frame = f"https://www.youtube-nocookie.com/embed/{number}?autoplay=1"
    if kind == "shorts":
        return f"https://www.youtube.com/shorts/{number}", frame, UPRIGHT
    url = f"https://www.youtube.com/watch?v={number}"
    start = seconds(address.query.get("t") or address.query.get("start") or "")
    return (f"{url}&t={start}", f"{frame}&start={start}", VIDEO) if start else (url, frame, VIDEO)


def seconds(text: str) -> int:
    """“90”, “90s” and “1m30s” are 90; what is none of that is 0."""
    found = SECONDS.fullmatch(text)
    hours, minutes, rest = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return min(hours * 3600 + minutes * 60 + rest, LATEST)


vimeo_path = path_matcher(
    r"/(?P<id>\d{5,12})(?:/(?P<hash>[0-9a-f]{6,20}))?",
    r"/(?:channels|groups)/[\w-]+/(?:videos/)?(?P<id>\d{5,12})(?P<hash>)",
    r"/(?:album|showcase)/\d+/video/(?P<id>\d{5,12})(?P<hash>)",
    r"/video/(?P<id>\d{5,12})(?P<hash>)",
)


def read_vimeo(address: Address):
    found = vimeo_path(address.path)
    if not found:
        return None
    number, key = found["id"], found["hash"] or address.query.get("h", "")
    frame = f"https://player.vimeo.com/video/{number}?dnt=1&autoplay=1"
    if re.fullmatch("[0-9a-f]{6,20}", key):  # of a video that is not listed
        return f"https://vimeo.com/{number}/{key}", f"{frame}&h={key}", VIDEO
    return f"https://vimeo.com/{number}", frame, VIDEO


dailymotion_path = path_matcher(
    r"(?:/embed)?/video/(?P<id>[a-z0-9]{5,12})(?:_[\w%-]*)?", r"/(?P<id>[a-z0-9]{5,12})"
)


def read_dailymotion(address: Address):
    found = dailymotion_path(address.path)
    number = (
        address.query.get("video", "") if address.path == "/player.html" else found and found["id"]
    )
    if not number or not re.fullmatch("[a-z0-9]{5,12}", number):
        return None
    if address.host == "dailymotion.com" and not address.path.startswith(
        ("/video/", "/embed/video/")
    ):
        return None  # a channel's page looks like a short address
    url = f"https://www.dailymotion.com/video/{number}"
    return url, f"https://geo.dailymotion.com/player.html?video={number}", VIDEO


x_path = path_matcher(
    r"/(?P<who>\w{1,20})/status(?:es)?/(?P<id>\d{1,20})(?:/(?:photo|video)/\d)?",
    r"/(?P<who>i)/web/status/(?P<id>\d{1,20})",
)


def read_x(address: Address):
    found = x_path(address.path)
    if not found:
        return None
    frame = f"https://platform.twitter.com/embed/Tweet.html?dnt=true&id={found['id']}"
    return f"https://x.com/{found['who']}/status/{found['id']}", frame, POST


bluesky_path = path_matcher(
    r"/profile/(?P<who>did:plc:[a-z2-7]{24}|[a-zA-Z0-9.-]{4,253})/post/(?P<id>[a-z2-7]{13})"
)


def read_bluesky(address: Address):
    found = bluesky_path(address.path)
    if not found or not (found["who"].startswith("did:") or HOST.fullmatch(found["who"].lower())):
        return None
    who, number = found["who"].lower(), found["id"]
    frame = f"https://embed.bsky.app/embed/{who}/app.bsky.feed.post/{number}"
    return f"https://bsky.app/profile/{who}/post/{number}", frame, POST


mastodon_path = path_matcher(
    r"(?:/web|/deck)?/@(?P<who>\w{1,30})/(?P<id>\d{5,20})(?:/embed)?",
    r"/users/(?P<who>\w{1,30})/statuses/(?P<id>\d{5,20})(?:/embed)?",
)


def read_mastodon(address: Address):
    found = mastodon_path(address.path)
    if not found:
        return None
    url = f"https://{address.host}/@{found['who']}/{found['id']}"
    return url, f"{url}/embed", POST


PROVIDERS = (
    Provider(
        "youtube",
        "YouTube",
        frozenset({"youtube.com", "youtu.be", "music.youtube.com", "youtube-nocookie.com"}),
        read_youtube,
    ),
    Provider("vimeo", "Vimeo", frozenset({"vimeo.com", "player.vimeo.com"}), read_vimeo),
    Provider(
        "dailymotion",
        "Dailymotion",
        frozenset({"dailymotion.com", "dai.ly", "geo.dailymotion.com"}),
        read_dailymotion,
    ),
    Provider(
        "x", "X", frozenset({"x.com", "twitter.com", "mobile.twitter.com", "mobile.x.com"}), read_x
    ),
    Provider("bluesky", "Bluesky", frozenset({"bsky.app"}), read_bluesky),
    Provider("mastodon", "Mastodon", frozenset(), read_mastodon),
)


def read_embed(typed: str) -> Embed | None:
    """The embed that an address stands for; None for every other text. Never raises."""
    address = read_address(typed)
    if address is None:
        return None
    for provider in PROVIDERS:
        if not provider.hosts or address.host in provider.hosts:
            made = provider.read(address)
            return made and Embed(provider.key, provider.name, *made)
    return None


def read_address(typed: str) -> Address | None:
    """An http(s) address of a public host without user, password and port; people leave out the scheme."""
    text = typed.strip()
    if "://" not in text:
        text = f"https://{text}"
    if len(text) > LONGEST or not text.isascii() or not text.isprintable() or " " in text:
        return None
    try:
        parts = urlsplit(text)
        query = parse_qs(parts.query, max_num_fields=20)
    except ValueError:
        return None
    host = parts.netloc.lower()
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host):
        return None
    if host.rpartition(".")[2] in NOT_PUBLIC:
        return None
    return Address(
        plain_host(host), parts.path, {name: values[0] for name, values in query.items()}
    )


KNOWN_HOSTS = frozenset().union(*(provider.hosts for provider in PROVIDERS))


def plain_host(host: str) -> str:
    """Without the www. and m. that the big sites answer to; another server's name is left alone."""
    plain = host.removeprefix("www.").removeprefix("m.")
    return plain if plain in KNOWN_HOSTS else host


# As templates/articles/blocks/embed.html writes it. In a text or in an attribute of another block a quotation
# mark or an angle bracket is escaped: nothing typed looks like this.
FRAME = re.compile(r'<figure class="embed [a-z-]+" data-frame="(https://[a-z0-9.-]+)/')


def frame_origins(html: str) -> list[str]:
    """The origins of all frames that a click in a drawn body may load, each once, in order."""
    return sorted(set(FRAME.findall(html)))
