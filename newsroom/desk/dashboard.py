"""What « La rédaction » opens with: what waits for this person, what is planned, what went out today."""

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from articles.models import Article, BodyUse, Call, Image, ScheduledChange
from articles.models.picture_uses import uses_of
from articles.models.publication import TEXTS, Status
from articles.models.rights import CHANGE, PUBLISH, REVIEW, VIEW, kept_from
from articles.models.workflow import IN_HAND
from newsroom.jobs import given_up
from newsroom.models import DutyRun

SHOWN = 8  # lines in each list
SILENT_AFTER = 300  # seconds without a duty done; the shortest comes round every 20


def dashboard(user) -> dict:
    """The lists that ``user`` may see; each is short, and costs one query or two."""
    lists = {"waiting_comments": waiting_comments(user), "calls": calls(user)}
    if not user.has_perm(VIEW):
        return lists
    articles = Article.objects.visible_to(user).at_hand().defer(*TEXTS)
    articles = articles.select_related("section", "created_by", "assigned_to", "reviewer")
    lists |= {
        **planned(user),
        "published_today": Article.objects.public()
        .filter(published_at__gte=start_of_day())
        .newest_first()
        .for_cards()[:SHOWN],
    }
    if user.has_perm(CHANGE):
        lists |= {"mine": mine(articles, user), "given": given(articles, user)}
    if user.has_perm(REVIEW):
        lists |= {"submitted": submitted(articles), "ready": ready(articles)}
    if user.has_perm(PUBLISH):
        lists["attention"] = attention(user)
    return lists


def mine(articles, user):
    """What this person has begun and nobody has been given."""
    own = articles.in_stage(Status.DRAFT).filter(created_by=user, assigned_to=None)
    return own.order_by("-modified_at", "-pk")[:SHOWN]


def given(articles, user):
    """What somebody gave to this person, to write or to review: what is due soonest first."""
    drafts = Q(status=Status.DRAFT) | Q(changes_status=Status.DRAFT)
    his = (drafts & Q(assigned_to=user)) | (~drafts & Q(reviewer=user))
    due = F("due_at").asc(nulls_last=True)
    return articles.in_stage(*IN_HAND).filter(his).order_by(due, "modified_at", "pk")[:SHOWN]


def submitted(articles):
    """What waits for a reader, and nobody has taken; longest first."""
    waiting = articles.in_stage(Status.SUBMITTED).filter(reviewer=None)
    return waiting.order_by("modified_at", "pk")[:SHOWN]


def ready(articles):
    return articles.in_stage(Status.READY).order_by("modified_at", "pk")[:SHOWN]


def planned(user) -> dict:
    """What will happen by itself, the next first; and apart, what did not happen at its minute. Of what
    lies in the bin nothing is planned any more."""
    readable = ScheduledChange.objects.exclude(article__in=kept_from(user, Article))
    changes = readable.select_related("article__section").order_by("at", "pk")
    return {"planned": changes.to_come()[:SHOWN], "in_trouble": changes.in_trouble()[:SHOWN]}


def calls(user):
    """Who called this person to an article, the newest first, until he has been there."""
    return Call.objects.waiting_for(user).select_related("article__section", "actor")[:SHOWN]


def attention(user) -> dict:
    """What goes wrong by itself when nobody looks."""
    return {
        "rights": rights_that_end(),
        "kept": kept_from(user, Article),
        "uncredited": uncredited().order_by("-pk")[:SHOWN],
        "failed_jobs": given_up()[:100].count(),
        "worker_is_silent": worker_is_silent(),
    }


def rights_that_end() -> list[tuple]:
    """Pictures whose rights have ended or will soon, each with what shows it. As many queries as there
    are ways of showing a picture."""
    images = list(Image.objects.rights_ending()[:SHOWN])
    uses = uses_of(images)
    return [(image, uses.get(image.pk, [])) for image in images]


def uncredited():
    """Pictures without a credit that readers see: above an article or in its text."""
    public = Article.objects.public().order_by()
    above = public.filter(lead_image=OuterRef("pk"))
    inside = BodyUse.objects.filter(Exists(public.filter(pk=OuterRef("article"))))
    inside = inside.filter(image=OuterRef("pk")).order_by()
    return Image.objects.without_credit().filter(Exists(above) | Exists(inside))


def worker_is_silent() -> bool:
    """Whether no duty has been done for minutes: then nothing planned happens, and no mail goes out."""
    last = DutyRun.objects.order_by("-at").values_list("at", flat=True).first()
    return last is not None and (timezone.now() - last).total_seconds() > SILENT_AFTER


def start_of_day():
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def waiting_comments(user) -> int | None:
    """How many comments wait for a moderator; None for whoever does not decide about them."""
    if not apps.is_installed("comments") or not user.has_perm("comments.moderate_comment"):
        return None
    return apps.get_model("comments", "Comment").objects.filter(state="pending").count()
