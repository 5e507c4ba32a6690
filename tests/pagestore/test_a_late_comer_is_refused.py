"""A page made from what a change has just replaced is never given to anybody who comes after."""

import os
import subprocess
import sys
import threading
import time

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from newsroom.pagestore.files import FileStore
from newsroom.pagestore.page import Page
from tests.environment import VAR
from tests.pagestore.reading import Site, reader_of

KEYS = ("a", "b", "c")
PATHS = ("/one/", "/two/", "/three/")


def page_of(path, body: bytes, keys, ticket) -> Page:
    return Page(
        address=path,
        status=200,
        headers=[("Content-Type", "text/html; charset=utf-8")],
        body=body,
        keys=frozenset(keys),
        made_at=ticket.at,
        expires=ticket.at + 600,
    )


class Makers(RuleBasedStateMachine):
    """Makers, editors and readers in every order, each through a store (a process) of his own.

    The truth is a number per key, which an edit raises. A page shows the numbers of its keys as they were
    when it was begun; whatever a reader gets must show the numbers of now.
    """

    makings = Bundle("makings")

    def __init__(self):
        super().__init__()
        folder = VAR / f"machine-{os.getpid()}-{time.monotonic_ns()}"
        self.stores = [FileStore(folder, limit=100) for _ in range(3)]
        self.truth = dict.fromkeys(KEYS, 0)

    stores = st.integers(0, 2)
    some_keys = st.sets(st.sampled_from(KEYS), min_size=1)

    @rule(target=makings, maker=stores, path=st.sampled_from(PATHS), keys=some_keys)
    def begin(self, maker, path, keys):
        ticket = self.stores[maker].begin()
        shown = repr({key: self.truth[key] for key in sorted(keys)}).encode()
        return maker, page_of(path, shown, keys, ticket), ticket

    @rule(making=consumes(makings))
    def finish(self, making):
        maker, page, ticket = making
        page.compress()
        self.stores[maker].keep(page, ticket)

    @rule(editor=stores, keys=some_keys)
    def edit(self, editor, keys):
        for key in keys:
            self.truth[key] += 1
        self.stores[editor].purge(keys)

    @rule(editor=stores)
    def edit_everything(self, editor):
        for key in KEYS:
            self.truth[key] += 1
        self.stores[editor].clear()

    @rule(sweeper=stores)
    def sweep(self, sweeper):
        self.stores[sweeper].sweep()

    @invariant()
    def no_reader_gets_what_was(self):
        for store in self.stores:
            for path in PATHS:
                if page := store.load(path):
                    shown = eval(page.body)  # noqa: S307 - our own numbers
                    assert shown == {key: self.truth[key] for key in shown}

    @invariant()
    def no_file_is_there_that_no_purge_would_find(self):
        store = self.stores[0]
        lying = {str(path.relative_to(store.folder)) for path in store.folder.glob("www/**/*.html")}
        known = {file for (file,) in store.index.read("SELECT file FROM page WHERE is_ready")}
        assert lying == known


Makers.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestMakers = Makers.TestCase


def test_a_change_while_the_page_is_made_keeps_it_out(store):
    site = Site(shows=("row:1",))
    noting = site.while_making
    site.while_making = lambda: (noting(), store.purge({"row:1"}))
    reader = reader_of(store, site)
    assert reader.get("/a/").status == 200  # he asked before the change was done
    assert store.load("/a/") is None
    site.while_making = noting
    assert reader.get("/a/").status == 200
    assert store.load("/a/")


def test_a_change_elsewhere_does_not(store):
    site = Site(shows=("row:1",))
    noting = site.while_making
    site.while_making = lambda: (noting(), store.purge({"row:2"}))
    reader_of(store, site).get("/a/")
    assert store.load("/a/")


def test_every_process_honours_a_change_at_its_next_request(store):
    site = Site()
    first, second = reader_of(store, site), reader_of(another(store), site)
    assert [first.get("/a/").status, second.get("/a/").status, len(site.asked)] == [200, 200, 1]
    in_another_process(store, "store.purge({'row:1'})")
    site.body = b"new" * 100
    assert second.get("/a/").body == first.get("/a/").body == site.body
    assert len(site.asked) == 2


def another(store) -> FileStore:
    """The same store as another process has it."""
    return FileStore(store.folder, limit=store.limit, edition=store.edition)


def in_another_process(store, code: str, expect=0) -> None:
    head = "import os; from newsroom.pagestore.files import FileStore;"
    head += f"store = FileStore({str(store.folder)!r}, limit=9, edition={store.edition!r})"
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    done = subprocess.run([sys.executable, "-c", f"{head}\n{code}"], env=environ, check=False)
    assert done.returncode == expect


MAKES = """
from tests.pagestore.test_a_late_comer_is_refused import page_of
ticket = store.begin()
page = page_of('/a/', b'old' * 100, {'row:1'}, ticket)
page.compress()
"""
DIES = {
    "before anything": "os._exit(9)",
    "when the row is there": "store.bodies.draft = lambda page: os._exit(9); store.keep(page, ticket)",
    "when the bodies are drafted": "store.bodies.place = lambda *args: os._exit(9); store.keep(page, ticket)",
    "when the bodies are in place": """
place = store.bodies.place
store.bodies.place = lambda *args: (place(*args), os._exit(9))
store.keep(page, ticket)
""",
}


@pytest.mark.parametrize("moment", DIES)
def test_a_maker_who_dies_leaves_nothing_that_is_served_for_ever(store, moment):
    in_another_process(store, MAKES + DIES[moment], expect=9)
    assert store.load("/a/") is None
    store.purge({"row:1"})
    assert not list(store.folder.glob("www/**/index.html*"))
    with store.making("/a/") as is_maker:
        assert is_maker  # his lock died with him


def test_an_editor_who_dies_before_the_clock_is_seen_within_a_second(store):
    site = Site()
    reader = reader_of(store, site)
    reader.get("/a/")
    in_another_process(
        store,
        "store.clock.show = lambda *args: os._exit(9)\nstore.purge({'row:1'})",
        expect=9,
    )
    site.body = b"new" * 100
    for page in reader.application.memory.pages.values():
        page.until = 0  # a second later
    assert reader.get("/a/").body == site.body


def test_a_thousand_readers_have_the_page_made_once(store):
    site = Site()
    gate = threading.Barrier(41)
    noting = site.while_making
    others_wait = threading.Event()
    site.while_making = lambda: (noting(), others_wait.wait(1))
    readers = [reader_of(another(store), site) for _ in range(4)]
    statuses = []

    def read(reader):
        gate.wait()
        for _ in range(25):
            statuses.append(reader.get("/a/").status)

    threads = [threading.Thread(target=read, args=(readers[n % 4],)) for n in range(40)]
    for thread in threads:
        thread.start()
    gate.wait()
    others_wait.set()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 1000
    assert site.asked == ["/a/"]


def test_threads_that_read_and_edit_never_see_the_past(store):
    """Each reader notes the truth before he asks: what he gets may be newer, never older."""
    truth, wrong, stop = [0], [], threading.Event()

    class Counting(Site):
        def __call__(self, environ, start_response):
            self.body = b"%d" % truth[0]
            body = self.body
            super().__call__(environ, start_response)
            return [body]

    site = Counting()

    def read(reader):
        while not stop.is_set():
            before = acknowledged[0]
            got = int(reader.get("/a/").body)
            if got < before:
                wrong.append((before, got))

    acknowledged = [0]
    readers = [reader_of(another(store), site) for _ in range(4)]
    threads = [threading.Thread(target=read, args=(reader,)) for reader in readers]
    for thread in threads:
        thread.start()
    for number in range(1, 200):
        truth[0] = number
        store.purge({"row:1"})
        acknowledged[0] = number
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert reader_of(store, site).get("/a/").body == b"199"
