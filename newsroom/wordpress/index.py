"""What must be known before the first item is written: who hangs on whom, which pictures there are.

A split export has its attachments in other files than the posts that show them. The index is a scratch
SQLite file of its own, so that memory does not grow with the export; nothing of it is kept.
"""

import sqlite3
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsroom.wordpress import wxr

TABLES = """
CREATE TABLE attachment (id TEXT PRIMARY KEY, parent TEXT, url TEXT, link TEXT, title TEXT, alt TEXT,
    caption TEXT, credit TEXT, rights TEXT);
CREATE INDEX hanging ON attachment (parent);
CREATE TABLE reusable (id TEXT PRIMARY KEY, content TEXT);
CREATE TABLE first (id TEXT PRIMARY KEY, place TEXT);
CREATE TABLE address (path TEXT PRIMARY KEY);
CREATE TABLE file (name TEXT, path TEXT);
CREATE INDEX named ON file (name);
PRAGMA synchronous = OFF;
PRAGMA journal_mode = OFF;
PRAGMA cache_size = -8000;
"""
FRONT_PLACES = 3  # that an editor fills by hand: the lead, and two beside it
PUBLIC = ("publish", "future", "inherit")


@dataclass(frozen=True, slots=True)
class Attachment:
    id: str
    parent: str
    url: str
    link: str
    title: str
    alt: str
    caption: str
    credit: str = ""
    rights: str = ""


class Index:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="newsroom-import-")
        self.base = sqlite3.connect(Path(self.folder.name) / "index.sqlite3", isolation_level=None)
        self.base.executescript(TABLES)
        self.base.execute("BEGIN")
        self.site: dict[str, str] = {}
        self.authors: dict[str, wxr.Author] = {}  # by login
        self.guests: dict[str, dict[str, str]] = {}  # Co-Authors Plus, by slug
        self.categories: dict[str, wxr.Term] = {}  # by slug
        self.tags: dict[str, wxr.Term] = {}
        self.uses: Counter = Counter()  # category slug → posts
        self.seen: dict[str, Counter] = {
            "taxonomies": Counter(),
            "types": Counter(),
            "fields": Counter(),
        }
        self.sticky: list[tuple[str, str]] = []  # (date, id) of public posts, the newest ones
        self.items = 0
        self.comments = 0

    def close(self) -> None:
        self.base.close()
        self.folder.cleanup()

    def is_first(self, item_id: str, place: str) -> bool:
        """Whether the item at ``place`` is the one with that id, and not a repetition."""
        row = self.base.execute("SELECT place FROM first WHERE id = ?", [item_id]).fetchone()
        return row is None or row[0] == place

    def attachment(self, key: str) -> Attachment | None:
        row = self.base.execute("SELECT * FROM attachment WHERE id = ?", [key]).fetchone()
        return Attachment(*row) if row else None

    def attachments(self, post: str) -> list[str]:
        rows = self.base.execute(
            "SELECT id FROM attachment WHERE parent = ? ORDER BY CAST(id AS INTEGER)", [post]
        )
        return [row[0] for row in rows]

    def reusable(self, key: str) -> str | None:
        row = self.base.execute("SELECT content FROM reusable WHERE id = ?", [key]).fetchone()
        return row[0] if row else None

    def has_address(self, path: str, query: str = "") -> bool:
        """Whether the old site's ``path`` is that of something that comes along."""
        if query:
            return False
        path = f"{unquote(path).rstrip('/')}/"
        return bool(self.base.execute("SELECT 1 FROM address WHERE path = ?", [path]).fetchone())

    def add_files(self, root: Path) -> None:
        """Note every file under ``root`` by its name, for those that stand in another folder."""
        rows = (
            (path.name, str(path.relative_to(root))) for path in root.rglob("*") if path.is_file()
        )
        self.base.executemany("INSERT INTO file VALUES (?, ?)", rows)

    def files_named(self, name: str) -> list[str]:
        rows = self.base.execute("SELECT path FROM file WHERE name = ? LIMIT 2", [name])
        return [row[0] for row in rows]

    def add_term(self, term: wxr.Term) -> None:
        known = {"category": self.categories, "post_tag": self.tags}.get(term.taxonomy)
        if known is not None and term.slug:
            known.setdefault(term.slug, term)

    def add_item(self, item: wxr.Item, place: str) -> None:
        self.items += 1
        if item.id:
            self.base.execute("INSERT OR IGNORE INTO first VALUES (?, ?)", [item.id, place])
        if item.type == "attachment":
            self.add_attachment(item)
        elif item.type == "wp_block":
            content = item["content:encoded"]
            self.base.execute("INSERT OR IGNORE INTO reusable VALUES (?, ?)", [item.id, content])
        elif item.type in ("guest-author", "guest_author"):
            slug = item.meta.get("cap-user_login") or item["wp:post_name"]
            self.guests[slug.removeprefix("cap-")] = item.meta
        else:
            self.count(item)
            if item.status in PUBLIC:
                path = unquote(urlsplit_path(item["link"]))
                if path.strip("/"):
                    self.base.execute(
                        "INSERT OR IGNORE INTO address VALUES (?)", [f"{path.rstrip('/')}/"]
                    )

    def front_place(self, key: str) -> int | None:
        """The place on the front page that a sticky post asks for: the newest is the lead."""
        keys = [key for _date, key in sorted(self.sticky, reverse=True)[:FRONT_PLACES]]
        return keys.index(key) + 1 if key in keys else None

    def count(self, item: wxr.Item) -> None:
        if item["wp:is_sticky"].strip() == "1" and item.status == "publish" and item.type == "post":
            date = item["wp:post_date_gmt"] or item["wp:post_date"]
            self.sticky = sorted([*self.sticky, (date, item.id)])[-FRONT_PLACES:]
        if item.type not in ("post", "page"):
            self.seen["types"][item.type] += 1
            return
        for term in item.terms:
            if term.taxonomy == "category":
                self.uses[term.slug] += item.type == "post"
            elif term.taxonomy != "post_tag":
                self.seen["taxonomies"][term.taxonomy] += 1
        self.seen["fields"].update(key for key in item.meta if key and not key.startswith("_"))

    def add_attachment(self, item: wxr.Item) -> None:
        details = item.meta.get("_wp_attachment_metadata", "")
        caption = wxr.one_line(item["excerpt:encoded"])
        self.base.execute(
            "INSERT OR IGNORE INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                item.id,
                item["wp:post_parent"].strip(),
                item["wp:attachment_url"].strip() or item["guid"].strip(),
                item["link"].strip(),
                wxr.one_line(item["title"]),
                wxr.one_line(item.meta.get("_wp_attachment_image_alt", "")),
                caption,
                wxr.serialized(details, "credit"),
                wxr.serialized(details, "copyright"),
            ],
        )


def urlsplit_path(address: str) -> str:
    try:
        return urlsplit(address.strip()).path
    except ValueError:
        return ""
