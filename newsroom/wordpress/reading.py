"""Exports from beginning to end: each element as a record, each broken one as a line of the report."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from newsroom.wordpress import wxr
from newsroom.wordpress.files import ExportFile
from newsroom.wordpress.index import Index
from newsroom.wordpress.progress import Progress
from newsroom.wordpress.report import Report
from newsroom.wordpress.scanning import Scanner

NO_EXPORT = _("no export of WordPress: it holds no item")
CONTROL = _("control characters, left out")
UNREADABLE = _("items that cannot be read, left out whole")
OPENING = _("the file cannot be read")


class Reading:
    """All files of one export, in the order given."""

    def __init__(self, paths: list[Path], report: Report, progress: Progress):
        self.paths, self.report, self.progress = paths, report, progress
        self.whole = sum(path.stat().st_size for path in paths if path.is_file())

    def build(self, index: Index) -> None:
        """Fill the index, and tell the report of everything that is broken."""
        for element, record, where in self.records(gettext("Reading"), tells=True):
            if element == "":
                index.site = index.site or (record if any(record.values()) else {})
            elif element == "wp:author" and record.login:
                index.authors.setdefault(record.login, record)
            elif element == "item":
                index.add_item(record, where)
            elif element != "wp:author":
                index.add_term(record)

    def items(self) -> Iterator[tuple[wxr.Item, str]]:
        """Every item with where it stands; what is broken was told by :meth:`build`."""
        for element, record, where in self.records(gettext("Importing"), tells=False):
            if element == "item":
                yield record, where

    def records(self, label: str, *, tells: bool) -> Iterator[tuple[str, object, str]]:
        done = 0
        for path in self.paths:
            file = ExportFile(path)
            found = 0
            try:
                for element, record, where in self.records_of(file, tells):
                    found += element != ""
                    self.progress.show(label, done + file.position, self.whole)
                    yield element, record, where
            except OSError as error:
                self.tell(tells, OPENING, path.name, error.strerror or "")
                continue
            done += file.size
            if tells:
                self.tell_of(file, found)

    def records_of(self, file: ExportFile, tells: bool) -> Iterator[tuple[str, object, str]]:
        name = file.path.name

        def complain(line: int, reason: str) -> None:
            self.tell(tells, UNREADABLE, f"{name}:{line}", reason)

        for element in Scanner(file.text(), complain).elements():
            try:
                record = read(element, with_comments=not tells)
            except wxr.Broken as error:
                # Items are read whole by the second reading only.
                if tells == (element.name != "item"):
                    self.report.trouble(UNREADABLE, f"{name}:{element.line}", str(error))
                continue
            number = f" #{record.id}" if element.name == "item" and record.id else ""
            yield element.name, record, f"{name}:{element.line}{number}"

    def tell(self, tells: bool, reason: str, where: str, detail: str) -> None:
        if tells:
            self.report.trouble(reason, where, detail)

    def tell_of(self, file: ExportFile, found: int) -> None:
        name = file.path.name
        if file.trouble:
            self.report.trouble(OPENING, name, file.trouble)
        if file.dropped:
            self.report.trouble(CONTROL, name, str(file.dropped))
        if not found:
            self.report.trouble(NO_EXPORT, name)


def read(element, *, with_comments: bool):
    """The record of an element. Raises wxr.Broken."""
    if element.name == "":
        return wxr.read_site(element.text)
    if element.name == "item":
        return wxr.read_item(element.text, element.line, with_comments=with_comments)
    if element.name == "wp:author":
        return wxr.read_author(element.text)
    return wxr.read_term(element.name, element.text)
