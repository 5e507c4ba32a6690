"""Who may do what with an article: one table, asked by the admin, its endpoints and its templates alike.

What a role is, newsroom/roles.py says: here are permissions. A permission counts for some articles only:

- *own*: those that one began, or was given to write;
- *own draft*: the same, until its first publication: what readers know is its section's;
- *section*: those of the sections that name one; of all sections for whoever is named in none.

In which states a step can be taken is the other table, in :mod:`articles.models.workflow`.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models.section import Section

VIEW, CHANGE, REVIEW, PUBLISH, DELETE = (
    f"articles.{verb}_article" for verb in ("view", "change", "review", "publish", "delete")
)
ANY, OWN, OWN_DRAFT, SECTION = "any", "own", "own draft", "section"
PARTIES = ("created_by", "assigned_to", "reviewer")  # in whose hands an article is, or has been

# Any of the lines opens the act; none opens it in an article that one may not read (is_kept_from).
RIGHTS = {
    "read": [(VIEW, ANY)],
    "note": [(VIEW, ANY)],
    "write": [(CHANGE, OWN), (REVIEW, SECTION), (PUBLISH, SECTION)],
    "submit": [(CHANGE, OWN), (REVIEW, SECTION)],
    "invite": [(CHANGE, OWN), (REVIEW, SECTION)],
    "review": [(REVIEW, SECTION)],
    "assign": [(REVIEW, SECTION)],
    "publish": [(PUBLISH, SECTION)],
    "withdraw": [(PUBLISH, SECTION)],
    "correct": [(PUBLISH, SECTION)],
    "embargo": [(CHANGE, OWN_DRAFT), (PUBLISH, SECTION)],  # lifting one can be publishing
    "trash": [(CHANGE, OWN_DRAFT), (DELETE, SECTION)],  # and taking out again
    "delete": [(DELETE, SECTION)],
}
IN_BIN = {"read", "note", "trash", "delete"}  # the acts to which what lies in the bin is open


def may(user, act: str, article) -> bool:
    """Whether ``user`` may do ``act`` with ``article``, wherever it stands on its way, or lies."""
    if is_kept_from(user, article):
        return False
    return any(user.has_perm(line) and covers(over, user, article) for line, over in RIGHTS[act])


def covers(over: str, user, article) -> bool:
    if over in (OWN, OWN_DRAFT):
        is_own = user.pk in (article.created_by_id, article.assigned_to_id)
        return is_own and not (over == OWN_DRAFT and article.was_public)
    if over == SECTION:
        return article.reviewer_id == user.pk or acts_in(user, article.section_id)
    return True


def acts_in(user, section_id: int | None) -> bool:
    """Whether the section is one of the user's. An article that is filed nowhere yet is everybody's."""
    named = sections_of(user)
    return not named or section_id is None or section_id in named


def sections_of(user) -> frozenset[int]:
    """The sections that name ``user``, asked for once in a request; none for a superuser."""
    if not hasattr(user, "_named_in"):
        found = () if user.is_superuser else user.sections.values_list("pk", flat=True)
        user._named_in = frozenset(found)
    return user._named_in


def is_kept_from(user, article) -> bool:
    """Whether the embargo holds against this member of staff as well (``Section.keeps_embargoes``)."""
    if not article.keeps_its_embargo:
        return False
    is_party = user.pk in [getattr(article, f"{name}_id") for name in PARTIES]
    return not is_party and bool(closed_to(user, [article.section_id]))


def closed_to(user, keeping) -> set[int]:
    """Of the sections that keep their embargoes, those that keep them from ``user``: all that do not
    name him, unless he edits the whole paper."""
    return set() if edits_whole_paper(user) else set(keeping) - sections_of(user)


def edits_whole_paper(user) -> bool:
    return user.has_perm(REVIEW) and not sections_of(user)


class DeskQuerySet(models.QuerySet):
    """What the newsroom's lists start from: conditions on columns that their indexes hold (NARROWED of
    :mod:`articles.models.article`), so that no row of a large archive is read to be left out."""

    def visible_to(self, user):
        """What a member of staff may read: the same rule as :func:`is_kept_from`."""
        if not user.has_perm(VIEW):
            return self.none()
        kept = kept_from(user, self.model)
        return self.exclude(pk__in=kept) if kept else self

    def hidden_from(self, user):
        """What lists of other things (corrections, uses, the log) must not name to ``user``."""
        return self.filter(pk__in=kept_from(user, self.model))

    def at_hand(self):
        """All but what lies in the bin."""
        return self.filter(trashed_at=None)

    def in_stage(self, *stages: str):
        """Articles whose text in hand stands there (``Article.stage``)."""
        return self.filter(stands(*stages))


def stands(*stages: str) -> Q:
    return Q(status__in=stages) | Q(changes_status__in=stages)


def kept_from(user, model) -> list[int]:
    """The numbers of the articles whose embargo is kept from ``user``: few at any time, and read by the
    index of embargoes. Two queries, none for whoever edits the whole paper."""
    if edits_whole_paper(user):
        return []
    secrets = model.objects.filter(embargo_until__gt=timezone.now()).order_by()
    secrets = list(secrets.values_list("pk", "section_id", *PARTIES))
    keeping = Section.objects.filter(keeps_embargoes=True).values_list("pk", flat=True)
    closed = closed_to(user, keeping) if secrets else ()
    return [pk for pk, section, *parties in secrets if section in closed and user.pk not in parties]


def colleagues(permission: str, article):
    """Active staff who hold ``permission`` and may use it on ``article``: whom a note can call, who
    can be given it. One query; the rules are those above."""
    staff = get_user_model().objects.filter(is_active=True, is_staff=True)
    section = Q(is_superuser=True) | Q(sections=article.section_id)
    if permission != VIEW and article.section_id:
        staff = staff.filter(section | Q(sections=None))
    if article.keeps_its_embargo:
        parties = [getattr(article, f"{name}_id") for name in PARTIES]
        whole_paper = Q(sections=None) & holding(REVIEW)
        staff = staff.filter(section | whole_paper | Q(pk__in=filter(None, parties)))
    return staff.filter(holding(permission)).distinct()


def holding(permission: str) -> Q:
    """Users who have a permission, by role or by name."""
    label, _, codename = permission.partition(".")
    wanted = Permission.objects.filter(content_type__app_label=label, codename=codename).order_by()
    return Q(is_superuser=True) | Q(groups__permissions__in=wanted) | Q(user_permissions__in=wanted)
