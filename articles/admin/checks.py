"""What each check before publication weighs: one page that knows them all, also those nobody touched."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import DeskAdmin
from articles.models import CheckLevel
from articles.models.check_level import Level
from articles.preflight.table import all_checks, levels


class LevelsForm(forms.Form):
    """A choice for each check, in the order of the table."""

    def __init__(self, *args, may_change: bool, **kwargs):
        super().__init__(*args, **kwargs)
        weights = levels()
        for check in all_checks():
            self.fields[check.name] = forms.ChoiceField(
                label=check.sentence,
                choices=Level.choices,
                initial=weights[check.name],
                disabled=not may_change,
                help_text=_("Normally: %s") % check.level.label,
            )


@admin.register(CheckLevel)
class CheckLevelAdmin(DeskAdmin):
    fields = ["name", "level"]
    readonly_fields = ["name"]

    def has_add_permission(self, request):
        return False  # the checks are made in code; the list knows each

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        may_change = self.has_change_permission(request)
        if request.method == "POST" and not may_change:
            raise PermissionDenied
        form = LevelsForm(request.POST or None, may_change=may_change)
        if form.is_bound and form.is_valid():
            count = sum(self.decide(request, name, form) for name in form.changed_data)
            messages.success(request, _("Saved.") if count else _("Nothing has changed."))
            return HttpResponseRedirect(request.path)
        context = self.admin_site.each_context(request) | {
            "title": gettext_lazy("Checks before publication"),
            "form": form,
            "may_change": may_change,
            "opts": self.opts,
        }
        page = "admin/articles/checklevel/levels.html"
        return TemplateResponse(request, page, context, status=422 if form.is_bound else 200)

    def decide(self, request, name: str, form) -> bool:
        level = form.cleaned_data[name]
        row, _made = CheckLevel.objects.update_or_create(name=name, defaults={"level": level})
        self.log_change(request, row, f"{form.fields[name].label}: {Level(level).label}")
        return True
