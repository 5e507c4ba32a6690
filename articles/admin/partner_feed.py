"""Partner feeds: what each partner gets, and its secret address, shown once."""

from django import forms
from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin
from articles.models import Article, Author, PartnerFeed, Tag


class NamesField(forms.CharField):
    """Rows by their names, with commas between: a list of all tags or authors would be no help."""

    def __init__(self, rows, **kwargs):
        self.rows = rows
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else ", ".join(map(str, value))

    def clean(self, value):
        names = {name.strip() for name in super().clean(value).split(",")} - {""}
        found = {row.name: row for row in self.rows.filter(name__in=names)}
        if unknown := sorted(names - set(found)):
            raise forms.ValidationError(
                _("Not found: %(names)s"), params={"names": ", ".join(unknown)}
            )
        return list(found.values())

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


class PartnerFeedForm(forms.ModelForm):
    tags = NamesField(Tag.objects, label=_("Tags"), help_text=_("Names, with commas between."))
    authors = NamesField(
        Author.objects, label=_("Authors"), help_text=_("Names, with commas between.")
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds"),
        choices=Article.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None: all but advertorials, which are passed on only when they are chosen."),
    )

    class Meta:
        model = PartnerFeed
        fields = ["name", "is_full", "sections", "kinds", "tags", "authors", "with_agencies"]
        widgets = {"sections": forms.CheckboxSelectMultiple}


@admin.register(PartnerFeed)
class PartnerFeedAdmin(DeskAdmin):
    form = PartnerFeedForm
    list_display = ["name", "is_full", "is_readable", "made_at"]
    search_fields = ["name"]
    actions = ["give_new_addresses", "close"]

    @admin.display(description=_("can be read"), boolean=True)
    def is_readable(self, feed):
        return feed.is_open

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change:
            self.show_new_address(request, form.instance)

    @admin.action(description=_("Give a new secret address"), permissions=["change"])
    def give_new_addresses(self, request, queryset):
        for feed in queryset:
            self.show_new_address(request, feed)

    @admin.action(description=_("Close: nobody reads it any more"), permissions=["change"])
    def close(self, request, queryset):
        for feed in queryset:
            feed.close(by=request.user)
        messages.success(request, _("Closed. The former address answers 404."))

    def show_new_address(self, request, feed) -> None:
        told = _(
            "The address of “{}”, shown this once: {} (RSS; add atom/ or json/ for the others)"
        )
        address = feed.give_address(by=request.user)
        messages.warning(request, format_html(str(told), feed, address))
