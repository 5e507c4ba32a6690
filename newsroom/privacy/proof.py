"""The proof: post canaries the way readers do, then look for them wherever anything could leak.

It is only worth something if it looked: a canary that was not taken, or a page that broke, makes it thin,
and it says so.
"""

import re
import uuid
from dataclasses import dataclass, field
from html import unescape

from django.db.models import Q
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles.models import Article
from comments.forms import CommentForm
from comments.models import Comment, Commenter, CommenterContact
from comments.policy import policy_of
from comments.recognition import recognise_waiting
from newsroom.privacy import keeping
from newsroom.privacy.canaries import Canary, Finding, Needles
from newsroom.privacy.visiting import Answer, InThisProcess, Tour
from newsroom.worker import NewsroomWorker

STAMP = re.compile(r'name="stamp" value="([^"]+)"')


LOOKED_THROUGH = 100  # articles, newest first, until one takes comments


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

    @property
    def exit_code(self) -> int:
        """0: nothing found; 1: something was; 2: nothing found, but it did not look everywhere."""
        return 1 if self.findings else 2 if self.thin else 0


class Proof:
    def __init__(self, visitor=None, tell=lambda line: None):
        """``visitor`` opens pages (this process by default); ``tell`` hears how it goes."""
        self.visitor, self.tell = visitor or InThisProcess(), tell
        self.run_id = uuid.uuid4().hex[:12]
        self.name = f"Canari {self.run_id}"
        self.canaries: list[Canary] = []
        self.receipts: list[str] = []
        self.report = Report()
        self.needles = Needles([])

    def run(self) -> Report:
        article = newest_commentable()
        if article is None:
            self.report.thin.append("There is no article that can be commented on.")
            return self.report
        with keeping.recorded_mail() as mail, keeping.recorded_log() as log:
            try:
                self.post_everywhere(article)
                self.decide()
                self.read_everything(article)
                self.search_what_is_kept(article)
                self.look("mails", ((f"mail {n}", data) for n, data in enumerate(mail, 1)))
                self.look("log lines", (("log", line.encode()) for line in log))
            finally:
                self.clean_up()
        return self.report

    # Posting

    def post_everywhere(self, article) -> None:
        """An address in its own field, then the same one in each other field as well."""
        self.tell("Posting canaries…")
        for other in ("email", *(name for name in CommentForm.base_fields if name != "email")):
            canary = Canary(other)
            self.canaries.append(canary)
            self.needles.add(canary)
            answer = self.visitor.post(self.form_address(article), self.fields(article, canary))
            self.check_answer(canary, answer)

    def form_address(self, article) -> str:
        return reverse("comments:new", args=[article.pk])

    def fields(self, article, canary: Canary) -> dict:
        """What the page's own form would send, with the canary in one more field."""
        page = self.visitor.get(article.get_absolute_url()).body.decode()
        stamp = STAMP.search(page)
        fields = {
            "author_name": self.name,
            "email": canary.address,
            "text": f"Essai de confidentialité {self.run_id}, {canary.place}.",
            "parent": "",
            "submission": str(uuid.uuid4()),
            "website": "",
            "stamp": unescape(stamp[1]) if stamp else "",
        }
        return fields | {canary.place: canary.address}

    def check_answer(self, canary: Canary, answer: Answer) -> None:
        where = f"answer to the post with {canary.place}"
        # Its sender gets back what he typed, in a body that nobody may keep.
        may_keep = "no-store" not in answer.header("Cache-Control")
        self.search(answer.body, where, but=() if may_keep else (canary,))
        self.search(answer.all_headers(), f"{where}, headers")
        if answer.status == 303:
            self.receipts.append(answer.header("Location"))
        elif answer.status != 422 or canary.place == "email":
            self.report.thin.append(f"{where}: {answer.status}")

    def decide(self) -> None:
        """Let moderators decide, each in another way, and the worker do what follows."""
        comments = list(self.comments())
        verbs = ("approve", "approve", "reject", "mark_spam")
        for comment, verb in zip(comments, verbs, strict=False):
            getattr(comment, verb)()
        if not comments:
            self.report.thin.append("no canary was taken")
        NewsroomWorker().run_ready_jobs()
        recognise_waiting()
        if any(comment.commenter_id is None for comment in self.comments()):
            self.report.thin.append("the worker did not recognise every canary")

    def comments(self):
        return Comment.objects.filter(author_name=self.name).order_by("pk")

    # Looking

    def search(self, data: bytes, where: str, *, but=()) -> None:
        self.report.searched += len(data)
        self.report.findings |= self.needles.search(data, where, but=but)

    def look(self, kind: str, places) -> None:
        count = 0
        for where, data in places:
            count += 1
            self.search(data, where)
        self.report.looked_at[kind] = self.report.looked_at.get(kind, 0) + count

    def read_everything(self, article) -> None:
        """Every kind of public page, the receipts, and what they say to a wrong guess."""
        self.tell("Reading every public page…")
        start = [
            article.get_absolute_url(),
            article.section.get_absolute_url(),
            self.form_address(article),
            *(f"{self.form_address(article)}?parent={comment.pk}" for comment in self.comments()),
            reverse("comments:received", args=[article.pk]),
            *self.receipts,
        ]
        tour = Tour(self.visitor, start)
        for path, answer in tour:
            self.look("pages", [(path, answer.body)])
            self.look("headers", [(f"{path}, headers", answer.all_headers())])
            if answer.status >= 500:
                self.report.thin.append(f"{path}: {answer.status}")
        posted_to = {"comments:withdraw"}
        self.report.unvisited = sorted(tour.unvisited() - posted_to)

    def search_what_is_kept(self, article) -> None:
        self.tell("Searching the databases, files and reports…")
        self.look("pieces of tables", keeping.dumped_tables())
        self.look("pieces of files", keeping.database_files())
        reports = keeping.error_reports(
            self.form_address(article), self.fields(article, self.canaries[0])
        )
        self.look("error reports", reports)

    # Leaving

    def clean_up(self) -> None:
        """Take the canaries out again: comments, what is sealed with them, commenters and jobs."""
        for comment in self.comments().filter(state="approved"):
            comment.reject(reason="canary")
        contacts = CommenterContact.objects.filter(comment__author_name=self.name)
        mine = Q(pk__in=[])
        for contact_id in contacts.values_list("pk", flat=True):
            mine |= Q(args_kwargs__args__0=str(contact_id))
        DBTaskResult.objects.filter(mine).delete()
        commenters = set(self.comments().values_list("commenter", flat=True)) - {None}
        self.comments().delete()
        Commenter.objects.filter(pk__in=commenters).delete()
