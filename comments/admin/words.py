"""What screens look for, as the newsroom sets it: word lists, throw-away providers, the learned score."""

from django.contrib import admin
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.desk import DeskAdmin
from comments.models import DisposableDomain, LearnedModel, WordList
from comments.spam_score import in_use


@admin.register(WordList)
class WordListAdmin(DeskAdmin):
    list_display = ["name", "effect", "entry_count", "is_active", "changed_at"]
    list_filter = ["effect", "is_active"]
    fields = ["name", "effect", "is_active", "words"]

    @admin.display(description=_("entries"))
    def entry_count(self, row) -> str:
        return number_format(len(row.entries()), use_l10n=True)


@admin.register(DisposableDomain)
class DisposableDomainAdmin(DeskAdmin):
    list_display = ["domain", "added_at"]
    search_fields = ["domain"]


@admin.register(LearnedModel)
class LearnedModelAdmin(DeskAdmin):
    """What was learned, and how well it did on decisions that it had not seen. Deleting one goes back to
    the one before."""

    list_display = ["trained_at", "engine", "decisions", "caught", "precision", "recall", "since"]
    fields = list_display
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).defer("model")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("spam caught at 1 % of false alarms"))
    def caught(self, row) -> str:
        return share(row, "caught")

    @admin.display(description=_("since it is in use"))
    def since(self, row) -> str:
        """Where it drifts from what it promised, moderators see it here first."""
        used = in_use(row)
        if not used.decisions:
            return "—"
        said = ngettext(
            "%(count)d decision: %(caught)s of the spam marked, %(wrong)s of the rest",
            "%(count)d decisions: %(caught)s of the spam marked, %(wrong)s of the rest",
            used.decisions,
        )
        caught, wrong = percent(used.caught), percent(used.false_alarms)
        return said % {"count": used.decisions, "caught": caught, "wrong": wrong}

    @admin.display(description=_("precision"))
    def precision(self, row) -> str:
        return share(row, "precision")

    @admin.display(description=_("recall"))
    def recall(self, row) -> str:
        return share(row, "recall")


def share(row: LearnedModel, name: str) -> str:
    return percent(row.figures.get(name), nothing="")


def percent(value: float | None, nothing: str = "—") -> str:
    return nothing if value is None else f"{number_format(100 * value, 1)} %"
