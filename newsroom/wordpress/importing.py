"""The whole import: what is read, in which order it is written, and what is told of it.

A batch of items is one transaction together with its lines in the ledger (ImportedItem). So an import
that was killed goes on where it stopped when it is started again, and a second one finds nothing to do.
"""

import hashlib
import logging
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.db import OperationalError, transaction
from django.utils.translation import gettext_noop as _

from articles.signals import changed
from newsroom.models import ImportedItem
from newsroom.wordpress import wxr
from newsroom.wordpress.body import Picture
from newsroom.wordpress.comments import CommentWriter
from newsroom.wordpress.composing import Composer
from newsroom.wordpress.filing import Filing, shown
from newsroom.wordpress.finishing import finish
from newsroom.wordpress.index import Index
from newsroom.wordpress.mapping import Mapping, propose
from newsroom.wordpress.pictures import Library
from newsroom.wordpress.planning import LEFT_OUT_STATUSES, Plan
from newsroom.wordpress.progress import Progress
from newsroom.wordpress.reading import Reading
from newsroom.wordpress.remarks import digest_of, plan_remarks
from newsroom.wordpress.report import CREATED, LEFT_OUT, UNCHANGED, Report
from newsroom.wordpress.updating import GONE_HERE, Updater
from newsroom.wordpress.writing import Writer

logger = logging.getLogger(__name__)

BATCH_ITEMS, BATCH_COMMENTS = 100, 2_000  # whichever comes first ends a batch
KINDS = {"post": "posts", "page": "pages", "attachment": "attachments"}
# What WordPress keeps among its posts, and is none.
MACHINERY = set(
    """nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_global_styles
    wp_navigation wp_template wp_template_part wp_font_family wp_font_face acf-field acf-field-group
    acf-post-type acf-taxonomy wpcf7_contact_form elementor_library""".split()
)
PART_OF_THE_SITE = _("part of the site’s machinery, not of its content")
REUSABLE = _("reusable blocks: written out where they are used")
GUEST = _("guest authors: they are among the authors")
OTHER_TYPE = _("a type that the mapping says nothing about")
REPEATED = _("the same number as an item before it")
FAILED = _("it could not be imported")
THEIR_ITEM = _("comments of items that were left out")
NO_COMMENTS_HERE = _("comments of pages: pages have none here")


@dataclass
class Import:
    """What the command asks for. :meth:`run` returns the report."""

    paths: list[Path]
    media: Path | None = None
    mapping: Mapping | None = None
    is_dry_run: bool = False
    stream: object = None  # for the progress bar
    batch: list[tuple[wxr.Item, str, str]] = field(default_factory=list, init=False)
    comments_waiting: int = field(default=0, init=False)

    def run(self) -> Report:
        self.report = Report(is_dry_run=self.is_dry_run)
        self.index = Index()
        progress = Progress(self.stream)
        try:
            reading = Reading(self.paths, self.report, progress)
            reading.build(self.index)
            if self.index.items:
                self.prepare()
                for item, where in reading.items():
                    self.take(item, where)
                self.flush()
                if not self.is_dry_run:
                    finish(self.source, self.index)
        finally:
            progress.end()
            self.index.close()
        return self.report

    def prepare(self) -> None:
        self.source = source_of(self.index.site)
        self.report.site = self.index.site.get("title", "") or self.source
        self.mapping = self.mapping or propose(self.index.categories, self.index.uses)
        self.filing = Filing(self.source, self.mapping, self.index, self.report)
        self.library = Library(self.media, self.index, self.report, self.source)
        self.composer = Composer(self.mapping, self.index, self.library, self.filing, self.report)
        self.comments = CommentWriter(self.report)
        self.writer = Writer(self.source, self.filing, self.comments)
        self.updater = Updater(self.filing, self.report)
        self.filing.file_everything()

    def take(self, item: wxr.Item, where: str) -> None:
        """Put the item into the batch, or into the report when it is none that comes along."""
        kind = kind_of(item)
        if reason := self.refusal(item, where):
            self.report.leave_out(kind, reason, where, shown(item["title"]))
            self.report.leave_out("comments", THEIR_ITEM, where, count=len(item.comments))
            return
        self.batch.append((item, key_of(item), where))
        self.comments_waiting += len(item.comments)
        if len(self.batch) >= BATCH_ITEMS or self.comments_waiting >= BATCH_COMMENTS:
            self.flush()

    def refusal(self, item: wxr.Item, where: str) -> str:
        if item.id and not self.index.is_first(item.id, where):
            return REPEATED
        if item.type in MACHINERY:
            return PART_OF_THE_SITE
        if item.type == "wp_block":
            return REUSABLE
        if item.type in ("guest-author", "guest_author"):
            return GUEST
        if item.type == "attachment":
            return ""
        if self.composer.type_of(item) == "drop":
            return OTHER_TYPE
        return LEFT_OUT_STATUSES.get(item.status, "")

    def flush(self) -> None:
        """Bring the batch in: what is known is compared, what is new is written together."""
        batch, self.batch, self.comments_waiting = self.batch, [], 0
        rows = ImportedItem.objects.filter(
            source=self.source, kind=ImportedItem.Kind.POST, key__in=[key for _i, key, _w in batch]
        ).select_related("article__section", "page", "image")
        known = {row.key: row for row in rows}
        fresh: list[Plan] = []
        for item, key, where in batch:
            if item.type == "attachment":
                self.take_attachment(item, key, where, known.get(key))
            elif plan := self.plan(item, key, where, known.get(key)):
                fresh.append(plan)
        self.write(fresh)

    def plan(self, item: wxr.Item, key: str, where: str, row: ImportedItem | None) -> Plan | None:
        """The plan of a new item. One that is known is brought up to date here and now."""
        digest = self.composer.digest(item)
        is_same = row is not None and row.digest == digest
        is_same = is_same and not (row.lacks_pictures and self.media)
        takes_comments = self.composer.type_of(item) == "article"
        plan = Plan(item, key, where, is_page=False, digest=digest)
        plan.remarks = plan_remarks(item.comments, where, self.report) if takes_comments else []
        plan.comments_digest = digest_of(plan.remarks)
        try:
            if not is_same:
                self.composer.compose(plan)
                self.filing.meet(plan)
            if row is None or (not is_same and self.updater.makes_way(plan, row)):
                return plan
            self.update(plan, row, is_same=is_same)
        except OperationalError:  # the database is gone, and not the item at fault
            raise
        except Exception as error:  # whatever an item may do to us, it is one line of the report
            self.fail(plan, error)
        return None

    def fail(self, plan: Plan, error: Exception) -> None:
        logger.debug("%s could not be imported", plan.where, exc_info=error)
        self.report.leave_out(kind_of(plan.item), FAILED, plan.where, type(error).__name__)
        self.report.leave_out("comments", THEIR_ITEM, plan.where, count=len(plan.remarks))
        self.leave_comments_of_page(plan.item, plan.where)

    def update(self, plan: Plan, row: ImportedItem, *, is_same: bool) -> None:
        with transaction.atomic():
            outcome = UNCHANGED if is_same else self.updater.update(plan, row)
            remarks = {UNCHANGED: len(plan.remarks)}
            if row.article and row.comments_digest != plan.comments_digest:
                remarks = self.comments.update(plan, row)
        if outcome == LEFT_OUT or row.target() is None:
            self.report.leave_out(kind_of(plan.item), GONE_HERE, plan.where)
            self.report.leave_out("comments", THEIR_ITEM, plan.where, count=len(plan.remarks))
        else:
            self.report.came(kind_of(plan.item), outcome)
            for name, count in remarks.items():
                self.report.came("comments", name, count)
        self.leave_comments_of_page(plan.item, plan.where)

    def write(self, plans: list[Plan]) -> None:
        """Write new items together; when that fails, one by one, so that none costs another."""
        try:
            if plans and not self.is_dry_run:
                with transaction.atomic():
                    self.writer.write(plans)
                    changed.send(ImportedItem, instance=None)  # any page may show any of it
        except OperationalError:
            raise
        except Exception as error:
            if len(plans) == 1:
                self.fail(plans[0], error)
            else:
                for plan in plans:
                    self.write([plan])
            return
        for plan in plans:
            self.report.came(kind_of(plan.item), CREATED)
            self.report.came("comments", CREATED, len(plan.remarks))
            self.leave_comments_of_page(plan.item, plan.where)

    def leave_comments_of_page(self, item: wxr.Item, where: str) -> None:
        if self.composer.type_of(item) == "page":
            self.report.leave_out("comments", NO_COMMENTS_HERE, where, count=len(item.comments))

    def take_attachment(self, item: wxr.Item, key: str, where: str, row) -> None:
        """A picture of the library, whether or not a text shows it."""
        self.report.leave_out("comments", THEIR_ITEM, where, count=len(item.comments))
        if row and row.image_id:
            self.report.came("attachments", UNCHANGED)
            return
        picture = Picture(item["wp:attachment_url"].strip() or item["guid"].strip(), item.id)
        image, why, detail = self.library.place(picture)
        if image is None:
            self.report.leave_out("attachments", why, where, f"{picture.url} {detail}")
            return
        self.report.came("attachments", CREATED)
        if not self.is_dry_run:
            ImportedItem.objects.update_or_create(
                source=self.source, kind=ImportedItem.Kind.POST, key=key,
                defaults={"image_id": image},
            )  # fmt: skip


def kind_of(item: wxr.Item) -> str:
    return KINDS.get(item.type, item.type)


def key_of(item: wxr.Item) -> str:
    """The item's id in the ledger: its number; for one without, a digest of where and what it is."""
    if item.id.isdecimal() and int(item.id) > 0:
        return item.id[:250]
    whole = "\0".join((item["guid"], item["link"], item["title"], item["wp:post_date"]))
    return "x" + hashlib.blake2b(whole.encode(), digest_size=12).hexdigest()


def source_of(site: dict[str, str]) -> str:
    """The old site's name in the ledger: host and path, whatever the scheme."""
    try:
        parts = urlsplit((site.get("wp:base_blog_url") or site.get("link") or "").strip())
        return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}"[:200] or "?"
    except ValueError:
        return "?"
