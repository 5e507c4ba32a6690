"""Nothing in the store is vital, and nothing in it grows without bound."""

import ast
import json
import logging
import sqlite3
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.urls import get_resolver

from newsroom.pagestore import files
from newsroom.pagestore.current import in_front_of, store_in
from newsroom.pagestore.edition import edition
from newsroom.pagestore.files import FileStore
from newsroom.pagestore.memory import ALIASES
from tests.pagestore.reading import Reader, Site, reader_of
from tests.pagestore.test_a_late_comer_is_refused import another


def wreck(store) -> Path:
    """Where the index was, there is something that can neither be read nor removed."""
    for name in ("index.sqlite3", "index.sqlite3-wal", "index.sqlite3-shm"):
        (store.folder / name).unlink(missing_ok=True)
    (store.folder / "index.sqlite3").mkdir()
    return store.folder / "index.sqlite3"


def test_readers_get_their_pages_from_a_store_that_is_out_of_order(store, caplog):
    reader = reader_of(store, Site())
    wreck(store)
    with caplog.at_level(logging.ERROR):
        assert [reader.get("/a/").status for _ in range(5)] == [200] * 5
    said = [record for record in caplog.records if "out of order" in record.message]
    assert len(said) == 1


def test_a_web_server_starts_without_its_store(store, caplog):
    wreck(store)
    store_in.cache_clear()
    assert Reader(in_front_of(Site())).get("/a/").status == 200
    assert "no page store" in caplog.text


def test_a_change_that_cannot_be_written_condemns_every_page(store, caplog):
    site = Site()
    readers = [reader_of(store, site), reader_of(another(store), site)]
    for reader in readers:
        reader.get("/a/")
    wreckage = wreck(store)
    store.purge({"row:1"})
    site.body = b"new" * 100
    assert [reader.get("/a/").body for reader in readers] == [site.body] * 2
    assert not list(store.folder.glob("www/*"))
    assert "condemned" in caplog.text
    wreckage.rmdir()
    assert [reader.get("/a/").status for reader in readers] == [200] * 2
    assert store.load("/a/").body == site.body  # in order again


@pytest.mark.parametrize("rubbish", [b"rubbish " * 1000, b""])
def test_an_index_that_cannot_be_read_is_thrown_away_with_its_pages(store, rubbish):
    site = Site()
    reader = reader_of(store, site)
    reader.get("/a/")
    wreck(store).rmdir()
    (store.folder / "index.sqlite3").write_bytes(rubbish)
    site.body = b"new" * 100
    store.purge({"row:1"})
    assert reader.get("/a/").body == site.body
    assert store.load("/a/").body == site.body


def test_an_index_of_another_format_is_thrown_away(store):
    with store.index.writing() as index:
        index.execute("PRAGMA user_version = 99")
    assert another(store).begin().sequence >= store.begin().sequence


def test_a_full_disk_costs_speed_and_nothing_else(store, monkeypatch, caplog):
    def refuse(page):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.bodies, "draft", refuse)
    site = Site()
    reader = reader_of(store, site)
    assert [reader.get("/a/").status for _ in range(3)] == [200] * 3
    assert len(site.asked) == 3
    assert "No space left" in caplog.text


def test_a_folder_that_somebody_removes_is_made_anew(store):
    site = Site()
    reader = reader_of(store, site)
    reader.get("/a/")
    removed = store.folder.rename(store.folder.with_name("removed"))
    for page in reader.application.memory.pages.values():
        page.until = 0  # a second later
    site.body = b"new" * 100
    assert reader.get("/a/").body == site.body
    assert (removed / "clock").exists()
    fresh = FileStore(store.folder, limit=9, edition="")
    fresh.purge({"row:1"})
    site.body = b"newer" * 100
    assert reader.get("/a/").body == site.body


def test_a_damaged_file_is_no_page(store):
    site = Site()
    reader_of(store, site).get("/a/")
    (store.folder / "www/a/index.html.br").write_bytes(b"cut off")
    assert reader_of(store, site).get("/a/").body == site.body
    assert len(site.asked) == 2


def test_pages_made_by_another_release_are_never_served(store):
    site = Site()
    reader_of(store, site).get("/a/")
    newer = FileStore(store.folder, limit=9, edition="newer")
    newer.adopt()
    assert newer.load("/a/") is None
    reader_of(store, site).get("/a/")  # a process of the former release, still at work
    assert newer.load("/a/") is None
    newer.adopt()
    reader_of(newer, site).get("/a/")
    assert newer.load("/a/")


def test_an_edition_is_another_when_a_template_or_a_setting_is(settings, tmp_path):
    first = edition()
    assert edition() == first
    settings.LANGUAGE_CODE = "en"
    assert edition() != first
    settings.LANGUAGE_CODE, settings.BASE_DIR = "fr", tmp_path
    template = tmp_path / "templates/a.html"
    template.parent.mkdir()
    template.write_text("one")
    before = edition()
    template.write_text("other")
    assert edition() != before


def test_guessed_addresses_push_each_other_out(store, monkeypatch):
    monkeypatch.setattr(files, "ELSEWHERE_LIMIT", 100)
    reader_of(store, Site()).get("/a/")
    lost = reader_of(store, Site(status="404 Not Found"))
    for number in range(400):
        lost.get(f"/guess-{number}/")
    (count,) = store.index.read("SELECT count(*) FROM page WHERE is_elsewhere").fetchone()
    assert count <= 100 + files.CHECK_EVERY
    assert len(list(store.folder.glob("other/*/*[0-9a-f]"))) == count
    assert store.load("/a/")


def test_the_disk_holds_no_more_pages_than_it_should(store):
    few = FileStore(store.folder, limit=60, edition=store.edition)
    reader = reader_of(few, Site())
    for number in range(200):
        reader.get(f"/page-{number}/")
    held = len(list(store.folder.glob("www/*/index.html")))
    assert held <= 60 + files.CHECK_EVERY


def test_a_process_holds_no_more_bytes_than_it_should(store):
    reader = reader_of(store, Site(), memory=20_000)
    memory = reader.application.memory
    for number in range(50):
        for query in range(20):
            reader.get(f"/page-{number}/?campaign={query}")
    assert memory.size <= 20_000
    assert memory.size == sum(page.size for page in memory.pages.values())
    assert len(memory.requests) <= ALIASES * len(memory.pages)
    assert set(memory.aliases) <= set(memory.pages)


def test_a_reader_cannot_fill_the_memory_with_encodings(store):
    reader = reader_of(store, Site())
    for number in range(2_000):
        reader.get("/a/", accept_encoding=f"x{number}")
    assert len(reader.application.memory.requests) <= ALIASES


def test_a_sweep_forgets_old_purges_and_refuses_whoever_began_before(store, monkeypatch):
    monkeypatch.setattr(files, "PURGES_REMEMBERED", 10)
    site = Site()
    noting = site.while_making

    def while_making():
        noting()
        for number in range(20):
            store.purge({f"row:{number + 100}"})
        store.sweep()

    site.while_making = while_making
    reader_of(store, site).get("/a/")
    assert store.load("/a/") is None
    assert store.index.read("SELECT count(*) FROM purge").fetchone() == (10,)


def test_so_many_pages_at_once_are_put_away_whole(store, monkeypatch):
    monkeypatch.setattr(files, "TOO_MANY", 5)
    reader = reader_of(store, Site())
    for number in range(10):
        reader.get(f"/page-{number}/")
    store.purge({"row:1"})
    assert not list(store.folder.glob("www/*"))
    assert not list(store.folder.glob("forgotten-*"))
    assert store.load("/page-1/") is None


def test_the_index_waits_for_no_disk_and_is_read_while_it_is_written(store):
    writer = sqlite3.connect(store.folder / "index.sqlite3", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert store.load("/a/") is None
    writer.execute("ROLLBACK")
    assert store.index.read("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_argument_that_a_public_page_reads_is_known():
    """What the store does not know it folds away, and the page would never hear of it."""
    read = {name for file in sources() for name in arguments_read(file)}
    bypassed = {"q", "sort", "after", "exact"}  # of /search/
    bypassed |= {"parent", "done"}  # of the comment form, of a guest's preview
    assert read - bypassed == site_settings.PAGE_STORE_ARGUMENTS


def sources():
    for room in ("articles", "comments"):
        for file in (site_settings.BASE_DIR / room).rglob("*.py"):
            if "admin" not in file.parts:
                yield file


def arguments_read(file: Path):
    """The names in ``….GET.get("name")`` and ``….GET["name"]``."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of, key = node.func.value, node.args[0]
        elif isinstance(node, ast.Subscript):
            of, key = node.value, node.slice
        else:
            continue
        if isinstance(of, ast.Attribute) and of.attr == "GET":
            yield ast.literal_eval(key)


def test_no_address_of_the_site_is_both_bypassed_and_kept(store):
    """Each first segment of the URL configuration is either a page's or bypassed, never half."""
    assert all(prefix.startswith("/") for prefix in site_settings.PAGE_STORE_BYPASS)
    fixed = {str(pattern.pattern).strip("^") for pattern in get_resolver().url_patterns}
    private = {name for name in fixed if name.startswith(("admin", "comments", "healthz", "media"))}
    for name in private:
        assert f"/{name}".startswith(tuple(site_settings.PAGE_STORE_BYPASS)), name


def test_headers_survive_the_disk(store):
    site = Site(headers=[("X-Robots-Tag", "noindex"), ("Link", "</a>"), ("Link", "</b>")])
    reader_of(store, site).get("/a/")
    assert json.loads(json.dumps(store.load("/a/").headers)) == [list(h) for h in site.headers]
