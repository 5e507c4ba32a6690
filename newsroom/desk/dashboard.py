"""What « La rédaction » opens with: what waits for this person, and what went out today."""

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models import Article, Revision, ScheduledChange
from articles.models.publication import Status

SHOWN = 8  # lines in each list


def dashboard(user) -> dict:
    """The lists that ``user`` may see; each is short, and each costs one query."""
    if not user.has_perm("articles.view_article"):
        return {"waiting_comments": waiting_comments(user)}
    articles = (
        Article.objects.at_hand()
        .select_related("section", "created_by")
        .defer("body", "body_html", "body_text")
    )
    lists = {
        "my_drafts": articles.filter(created_by=user, status=Status.DRAFT).order_by("-modified_at"),
        "submitted": articles.filter(status=Status.SUBMITTED).order_by("modified_at"),
        "changed": articles.filter(status=Status.PUBLISHED).filter(
            Exists(Revision.objects.pending().filter(article=OuterRef("pk")).order_by())
        ),
        "published_today": Article.objects.public()
        .filter(published_at__gte=start_of_day())
        .newest_first()
        .for_cards(),
    }
    return {name: found[:SHOWN] for name, found in lists.items()} | {
        "waiting_comments": waiting_comments(user),
        **planned_for(user),
    }


def planned_for(user) -> dict:
    """What is to come, and what did not come as it was planned; for those who decide about it."""
    if not user.has_perm("articles.view_scheduledchange"):
        return {}
    visible = Article.objects.visible_to(user)
    planned = ScheduledChange.objects.filter(article__in=visible).select_related("article")
    return {
        "planned": planned.to_come().order_by("at", "pk")[:SHOWN],
        "in_trouble": planned.in_trouble().order_by("at", "pk")[:SHOWN],
    }


def start_of_day():
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


def waiting_comments(user) -> int | None:
    """How many comments wait for a moderator; None for whoever does not decide about them."""
    if not apps.is_installed("comments") or not user.has_perm("comments.moderate_comment"):
        return None
    return apps.get_model("comments", "Comment").objects.filter(state="pending").count()
