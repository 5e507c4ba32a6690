"""Everywhere a reader can type: each public form with each of its fields, and how to get that far.

A field is taken from the form itself, so a new one is typed into by itself. A form that no place names makes
a test fail, and so does a field that a page offers and no place has.
"""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.urls import reverse

from comments.appealing import AppealForm
from comments.forms import CommentForm, TextForm
from comments.models import Comment, Subscription
from comments.noticing import NoticeForm
from comments.reader_forms import AskForm, ErrorReportForm
from comments.receipts import token_digest
from newsroom.privacy.canaries import Canary


@dataclass
class Scene:
    """What the proof has to go on: an article that takes comments, and what it has posted so far."""

    article: object
    run_id: str
    stamp: str = ""
    receipts: list[str] = field(default_factory=list)  # addresses of private links
    notices: list[str] = field(default_factory=list)
    own: str = ""  # the private link of a reader who asked about himself

    @property
    def name(self) -> str:
        return f"Canari {self.run_id}"

    @property
    def comments(self):
        """The comments of this run, in the order in which they were posted."""
        return Comment.objects.filter(author_name=self.name).order_by("pk")

    def receipt_of(self, state: str) -> str:
        """The private link of a comment in that state; raises LookupError when there is none."""
        by_digest = {token_digest(link.rstrip("/").split("/")[-1]): link for link in self.receipts}
        found = self.comments.filter(state=state, receipt_digest__in=by_digest).first()
        if found is None:
            raise LookupError(f"no comment of this run is {state}")
        return by_digest[found.receipt_digest]

    def link_of_subscription(self, act: str) -> str:
        """Raises LookupError as well, and so do the others."""
        found = Subscription.objects.filter(comment__in=self.comments).order_by("-asked_at").first()
        if found is None:
            raise LookupError("no comment of this run is followed")
        return reverse(f"comments:{act}", args=[found.token])

    def report_of_a_comment(self) -> str:
        shown = self.comments.filter(state="approved").first()
        if shown is None:
            raise LookupError("no comment of this run is online")
        return reverse("comments:report", args=[shown.pk])

    def erasure(self) -> str:
        if not self.own:
            raise LookupError("nobody could ask for what he wrote")
        return f"{self.own}erase/"


@dataclass(frozen=True)
class Place:
    """``fill`` is what a reader types otherwise. ``email`` is the form's own field for an address; ``words``
    are fields whose words somebody is to read, with the tables they then stand in: where there is a field
    for an address beside them, the form gives back words that hold the same one."""

    name: str
    routes: tuple[str, ...]
    address: Callable[[Scene], str]
    fill: Callable[[Scene], dict]
    fields: tuple[str, ...]
    form: type | None = None
    email: str = ""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def typings(self, scene: Scene) -> Iterator[tuple[Canary, dict]]:
        """A canary for each field, and what is sent: its address there, and in the field for addresses."""
        tables = dict(self.words)
        for name in self.fields:
            own = () if self.email else tables.get(name, ())
            canary = Canary(f"{self.name}, {name}", tables=own)
            typed = {name: canary.address}
            if name in tables and not self.email:
                typed[name] = f"Écrivez-moi à {canary.address}, essai {scene.run_id}."
            if self.email:
                typed[self.email] = canary.address
            yield canary, self.fill(scene) | typed


def place(name, form, routes, address, fill, **more) -> Place:
    """A place whose fields are those of a form; the address first, so that it is taken once at least."""
    fields, email = list(form.base_fields), more.get("email", "")
    fields.sort(key=lambda each: each != email)
    return Place(name, tuple(routes.split()), address, fill, tuple(fields), form, **more)


def of_article(route: str) -> Callable[[Scene], str]:
    return lambda scene: reverse(route, args=[scene.article.pk])


def at_receipt(act: str, state: str) -> Callable[[Scene], str]:
    return lambda scene: f"{scene.receipt_of(state)}{act}/"


def nothing_else(scene: Scene) -> dict:
    return {}


def a_comment(scene: Scene) -> dict:
    return {
        "author_name": scene.name,
        "text": f"Essai de confidentialité {scene.run_id}, {uuid.uuid4().hex}.",
        "parent": "",
        "submission": str(uuid.uuid4()),
        "website": "",
        "stamp": scene.stamp,
        "voucher": "",
    }


def a_report(scene: Scene) -> dict:
    said = {"passage": "", "text": f"Une date, essai {scene.run_id}.", "author_name": scene.name}
    return said | {"website": "", "stamp": scene.stamp}


def a_notice(scene: Scene) -> dict:
    return {
        "ground": "privacy",
        "explanation": f"Essai de confidentialité {scene.run_id}, sans objet.",
        "name": scene.name,
        "good_faith": "on",
        "number": str(uuid.uuid4()),
    }


# In the order in which a reader gets there.
WHILE_IT_WAITS = (
    place("comment", CommentForm, "comments:new", of_article("comments:new"), a_comment,
          email="email", words=(("author_name", ()), ("text", ()))),
    place("preview", CommentForm, "comments:preview", of_article("comments:preview"), a_comment,
          email="email", words=(("author_name", ()), ("text", ()))),
    place("changed comment", TextForm, "comments:edit", at_receipt("edit", "pending"), nothing_else,
          words=(("text", ("comments_comment",)),)),
    place("report of an error", ErrorReportForm, "comments:error", of_article("comments:error"), a_report,
          email="email", words=(("passage", ()), ("text", ()))),
    place("notice about the article", NoticeForm, "comments:report-article",
          of_article("comments:report-article"), a_notice, email="email", words=(("explanation", ()),)),
)  # fmt: skip
WHEN_IT_IS_DECIDED = (
    place("notice about a comment", NoticeForm, "comments:report",
          Scene.report_of_a_comment, a_notice, email="email", words=(("explanation", ()),)),
    place("appeal", AppealForm, "comments:appeal", at_receipt("appeal", "rejected"), nothing_else,
          words=(("text", ("comments_appeal",)),)),
    place("question about oneself", AskForm, "comments:mine", lambda scene: reverse("comments:mine"),
          lambda scene: {"website": ""}, email="email"),
    Place("follow", ("comments:follow",), at_receipt("follow", "approved"), nothing_else, ("email",)),
    Place("confirmation", ("comments:confirm",),
          lambda scene: scene.link_of_subscription("confirm"), nothing_else, ("email",)),
    Place("unsubscription", ("comments:stop",),
          lambda scene: scene.link_of_subscription("stop"), nothing_else, ("scope", "List-Unsubscribe")),
    Place("withdrawal", ("comments:withdraw",), at_receipt("withdraw", "pending"), nothing_else, ("email",)),
)  # fmt: skip
LAST = (
    Place(
        "erasure",
        ("comments:erase",),
        lambda scene: f"{scene.own}erase/",
        lambda scene: {},
        ("sure",),
    ),
)
PLACES = WHILE_IT_WAITS + WHEN_IT_IS_DECIDED + LAST

# What is typed into an address: a search, and what other sites hang onto the links that they send out.
ASKED = (
    "/search/?q={}", "/search/?q=avis&sort={}", "/search/suggestions/?q={}", "/?email={}", "/?utm_id={}",
    "{article}?email={}", "{article}?comments={}", "/feed/?email={}", "/{}/",
)  # fmt: skip
ASKED_FIELDS = {("articles:search", "q"), ("articles:search", "sort")}

# Forms that readers never meet, with the reason why nothing is typed there.
LEFT_OUT = {
    "newsroom.desk.signing_in.SignInForm": "staff alone sign in",
    "articles.views.guest.RemarkForm": "whom a journalist invited writes to him, under the name he was given",
}


def covered() -> set[tuple[str, str]]:
    """(route, field) of everything that is typed into."""
    return ASKED_FIELDS | {
        (route, name) for each in PLACES for route in each.routes for name in each.fields
    }
