"""The proof: type canaries wherever readers can type, then look for them wherever anything could leak.

It is only worth something if it looked: a canary that was not taken, a page that broke, a field that nothing
was typed into makes it thin, and it says so.
"""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.urls import reverse

from articles.models import Article
from comments.mailing.outbox import empty_outbox
from comments.models import AccessRequest
from comments.policy import policy_of
from comments.recognition import recognise_waiting
from newsroom.privacy import keeping
from newsroom.privacy.canaries import Canary, Finding, Needles
from newsroom.privacy.dumps import NotDumped, stolen_copies
from newsroom.privacy.leaving import leave
from newsroom.privacy.typed import (
    ASKED,
    LAST,
    WHEN_IT_IS_DECIDED,
    WHILE_IT_WAITS,
    Place,
    Scene,
    covered,
)
from newsroom.privacy.visiting import Answer, FormsOf, InThisProcess, Tour
from newsroom.worker import NewsroomWorker

STAMP = re.compile(r'name="stamp" value="([^"]+)"')
LOOKED_THROUGH = 100  # articles, newest first, until one takes comments
DESK_ROLES = ("Administrator", "Moderator")  # between them they open every page about readers
MOST_AT_THE_DESK = 5  # pages of one kind
TAKEN, GIVEN_BACK = (200, 204, 303), (403, 409, 422)


def newest_commentable() -> Article | None:
    newest = Article.objects.public().select_related("section").newest_first()[:LOOKED_THROUGH]
    return next((article for article in newest if not policy_of(article).is_closed), None)


@dataclass
class Report:
    findings: set[Finding] = field(default_factory=set)
    thin: list[str] = field(default_factory=list)  # what the proof could not look at
    looked_at: dict[str, int] = field(default_factory=dict)
    unvisited: list[str] = field(default_factory=list)  # kinds of page that nothing leads to
    searched: int = 0  # bytes
    left: str = ""  # what could not be taken out again

    @property
    def exit_code(self) -> int:
        """0: nothing found; 1: something was; 2: nothing found, but it did not look everywhere."""
        return 1 if self.findings else 2 if self.thin else 0


class Proof:
    def __init__(self, visitor=None, tell=lambda line: None):
        """``visitor`` opens pages (this process by default); ``tell`` hears how it goes."""
        self.visitor, self.tell = visitor or InThisProcess(), tell
        self.canaries: list[Canary] = []
        self.offered: set[tuple[str, str]] = set()  # (route, field) of the forms on the pages seen
        self.report = Report()
        self.needles = Needles([])

    def run(self) -> Report:
        article = newest_commentable()
        if article is None:
            self.report.thin.append("There is no article that can be commented on.")
            return self.report
        self.scene = Scene(article, uuid.uuid4().hex[:12])
        with keeping.recorded_mail() as mail, keeping.recorded_log() as log:
            try:
                self.type_everywhere(mail)
                self.read_everything()
                self.read_the_desk()
                self.search_what_is_kept()
                self.type_in(LAST)
                self.search_mails(mail.sent)
                self.look("log lines", (("log", line.encode()) for line in log))
            finally:
                self.report.left = leave(self.scene, self.canaries)
        return self.report

    # Typing

    def type_everywhere(self, mail) -> None:
        """What readers do, in their order: write, be decided about, answer to that."""
        self.tell("Typing canaries…")
        page = self.visitor.get(self.scene.article.get_absolute_url()).body.decode()
        stamp = STAMP.search(page)
        self.scene.stamp = unescape(stamp[1]) if stamp else ""
        self.type_in(WHILE_IT_WAITS, mail)
        self.decide()
        self.type_in(WHEN_IT_IS_DECIDED[:4], mail)
        self.work()
        self.type_in(WHEN_IT_IS_DECIDED[4:], mail)
        self.ask_about_the_first()
        self.work()
        self.ask_by_address()

    def type_in(self, places: Iterable[Place], mail=None) -> None:
        for place in places:
            for canary, fields in place.typings(self.scene):
                self.canaries.append(canary)
                self.needles.add(canary)
                if mail:
                    mail.nobody |= {canary.address, canary.in_ascii}
                try:
                    address = place.address(self.scene)
                except LookupError as trouble:
                    self.report.thin.append(f"{place.name}: {trouble}")
                    continue
                self.check_answer(place, canary, self.visitor.post(address, fields))

    def check_answer(self, place: Place, canary: Canary, answer: Answer) -> None:
        where = f"answer to {canary.place}"
        # Its sender gets back what he typed, in a body that nobody may keep.
        may_keep = "no-store" not in answer.header("Cache-Control")
        self.search(answer.body, where, but=() if may_keep else (canary,))
        self.search(answer.all_headers(), f"{where}, headers")
        field_name = canary.place.rpartition(", ")[2]
        must_be_taken = field_name == place.email or (
            field_name in dict(place.words) and not place.email
        )
        expected = TAKEN if must_be_taken else TAKEN + GIVEN_BACK
        if answer.status not in expected:
            self.report.thin.append(f"{where}: {answer.status}")
        if answer.status == 303 and place.name == "comment":
            self.scene.receipts.append(answer.header("Location"))
        if answer.status == 303 and place.name.startswith("notice"):
            self.scene.notices.append(answer.header("Location"))

    def decide(self) -> None:
        """Let moderators decide, each in another way, and leave the rest waiting."""
        comments = list(self.scene.comments)
        for comment, verb in zip(comments, ("reject", "approve", "mark_spam"), strict=False):
            getattr(comment, verb)()
        if not comments:
            self.report.thin.append("no canary was taken")

    def work(self) -> None:
        """What the worker does meanwhile."""
        NewsroomWorker().run_ready_jobs()
        recognise_waiting()
        empty_outbox()
        if any(comment.commenter_id is None for comment in self.scene.comments):
            self.report.thin.append("the worker did not recognise every canary")

    def ask_about_the_first(self) -> None:
        """The reader of the first comment wants to see all that he wrote."""
        fields = {"email": self.canaries[0].address, "website": ""}
        self.visitor.post(reverse("comments:mine"), fields)
        self.work()
        mine = AccessRequest.objects.filter(commenter__comments__in=self.scene.comments)
        if (asked := mine.first()) is None:
            self.report.thin.append("nobody could ask for what he wrote")
        else:
            self.scene.own = reverse("comments:own", args=[asked.token])

    def ask_by_address(self) -> None:
        """Type into addresses. Whoever asks may read what he asked for, and so may a log of his own."""
        article = self.scene.article.get_absolute_url()
        for pattern in ASKED:
            canary = Canary(f"the address {pattern}")
            self.canaries.append(canary)
            self.needles.add(canary)
            path = pattern.replace("{article}", article).replace("{}", canary.address)
            answer = self.visitor.get(path)
            self.search(answer.body, f"answer to {canary.place}", but=(canary,))
            if answer.status >= 500:
                self.report.thin.append(f"{pattern}: {answer.status}")

    # Looking

    def search(self, data: bytes, where: str, *, but=()) -> None:
        self.report.searched += len(data)
        self.report.findings |= self.needles.search(data, where, but=but)

    def look(self, kind: str, places, *, but=()) -> None:
        count = 0
        for where, data in places:
            count += 1
            self.search(data, where, but=but)
        self.report.looked_at[kind] = self.report.looked_at.get(kind, 0) + count

    def words(self, table: str = "") -> list[Canary]:
        """The canaries that a reader put into words for somebody to read; those that may be in ``table``."""
        return [each for each in self.canaries if (table in each.tables if table else each.tables)]

    def read_everything(self) -> None:
        """Every kind of public page, the private links, and what they say to a wrong guess."""
        self.tell("Reading every public page…")
        scene = self.scene
        new = reverse("comments:new", args=[scene.article.pk])
        own = [*scene.receipts, *scene.notices, *filter(None, [scene.own])]
        tour = Tour(
            self.visitor,
            [
                scene.article.get_absolute_url(),
                scene.article.section.get_absolute_url(),
                new,
                *(f"{new}?parent={comment.pk}" for comment in scene.comments),
                reverse("comments:received", args=[scene.article.pk]),
                *own,
            ],
        )
        for path, answer in tour:
            is_own = path.startswith("/comments/") and "no-store" in answer.header("Cache-Control")
            self.look("pages", [(path, answer.body)], but=self.words() if is_own else ())
            self.look("headers", [(f"{path}, headers", answer.all_headers())])
            self.offered |= FormsOf(answer, path).found
            if answer.status >= 500:
                self.report.thin.append(f"{path}: {answer.status}")
        posted_to = {route for route, _field in covered()}
        self.report.unvisited = sorted(tour.unvisited() - posted_to)
        for route, name in sorted(self.offered - covered()):
            self.report.thin.append(f"a form offers {name} to {route}: nothing was typed into it")

    def read_the_desk(self) -> None:
        """What the newsroom's pages show of readers: an account of each role, for a moment that is taken
        back. Words are there to be read; addresses are not."""
        self.tell("Reading the newsroom’s pages…")
        visitor = InThisProcess()
        for role in DESK_ROLES:
            with transaction.atomic():
                person = get_user_model().objects.create_user(
                    f"canari-{self.scene.run_id}@newsroom.invalid", name="Canari", is_staff=True
                )
                person.groups.set(Group.objects.filter(name=role))
                visitor.sign_in(person)
                cards = [
                    reverse("moderation:card", args=[comment.pk]) for comment in self.scene.comments
                ]
                start = [reverse("admin:index"), reverse("moderation:queue"), *cards]
                tour = Tour(visitor, start, at_the_desk=True, most=MOST_AT_THE_DESK)
                self.look(
                    "pages of the newsroom",
                    ((f"{path} as {role}", answer.body) for path, answer in tour),
                    but=self.words(),
                )
                transaction.set_rollback(True)

    def search_mails(self, sent) -> None:
        """A mail may name its own reader in the line that says whom it is for, and nowhere else."""
        for number, (recipients, message) in enumerate(sent, 1):
            self.look("mails", [(f"mail {number}", keeping.without_recipient(message))])
            if len(recipients) > 1:
                self.search("\n".join(recipients).encode(), f"recipients of mail {number}")

    def search_what_is_kept(self) -> None:
        self.tell("Searching databases, files, caches and reports…")
        for where, data in keeping.dumped_tables():
            self.look("pieces of tables", [(where, data)], but=self.words(where.rpartition(" ")[2]))
        self.look("kept pages", keeping.kept_pages())
        self.look("entries of caches", keeping.cached())
        self.search_copies()
        new = reverse("comments:new", args=[self.scene.article.pk])
        typed = {"author_name": self.scene.name, "email": self.canaries[0].address}
        self.look("error reports", keeping.error_reports(new, typed))
        for alias in keeping.unlisted_caches():
            self.report.thin.append(f"the cache {alias} cannot be listed from here")

    def search_copies(self) -> None:
        """Only what is committed is in a copy: inside a transaction there is nothing to be seen."""
        if connection.in_atomic_block:
            return
        mark, seen = self.scene.run_id.encode(), set()
        try:
            for where, data in stolen_copies():
                self.look("pieces of copies", [(where, data)], but=self.words())
                seen |= {where.partition(" ")[0]} if mark in data else set()
        except NotDumped as trouble:
            self.report.thin.append(str(trouble))
        else:
            if not seen:
                self.report.thin.append("the copies of the database do not hold what was typed")
