"""Tags at the desk: their other names, and the pages that merge, split and find doubles."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media, Script

from articles.admin.choosing import MODULES
from articles.admin.desk import DeskAdmin
from articles.admin.needs import needs
from articles.admin.rows import MOST_WORDS, containing, numbers
from articles.body.folding import fold
from articles.doubles import doubles
from articles.models import Article, Tag, TagSynonym
from articles.models.tag import counted, usual_names
from articles.views.listing import page_by


class TagField(forms.CharField):
    """A tag by one of its names, in any spelling; ``makes``: what is none yet becomes one."""

    def __init__(self, *, makes: bool = False, **kwargs):
        super().__init__(max_length=100, **kwargs)
        self.makes = makes

    def clean(self, value):
        (name,) = usual_names([super().clean(value)])
        tag = Tag.objects.filter(name=name).first()
        if tag is None and not self.makes:
            raise ValidationError(
                _("No tag is called “%(name)s”: choose one of the list."), params={"name": name}
            )
        return tag or Tag(name=name)

    def get_bound_field(self, form, field_name):
        address = reverse("admin:articles_article_rows", args=["tag"])
        self.widget.attrs |= {"data-one-tag": address, "autocomplete": "off"}
        return super().get_bound_field(form, field_name)


class MergeForm(forms.Form):
    into = TagField(label=gettext_lazy("Merge into"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False)


class SplitForm(forms.Form):
    articles = forms.ModelMultipleChoiceField(
        Article.objects.none(),
        label=gettext_lazy("Articles"),
        error_messages={"required": gettext_lazy("Choose the articles that get the other tag.")},
    )
    into = TagField(makes=True, label=gettext_lazy("The other tag"))
    stays = forms.TypedChoiceField(
        label=gettext_lazy("On these articles it stands"),
        choices=[
            ("", gettext_lazy("in place of this one")),
            ("1", gettext_lazy("beside this one")),
        ],
        coerce=bool,
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=200, required=False)

    def __init__(self, articles, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["articles"].queryset = articles


class SynonymInline(admin.TabularInline):
    model = TagSynonym
    fields = ["name"]
    extra = 1
    verbose_name_plural = TagSynonym._meta.verbose_name_plural

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_tag")

    def may_change(self, request, obj=None):
        return request.user.has_perm("articles.change_tag")

    has_add_permission = has_change_permission = has_delete_permission = may_change


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    announces = True
    fields = ["name", "slug", "description"]
    list_display = ["name", "slug", "description"]
    search_fields = ["key", "synonyms__key"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [SynonymInline]
    change_form_template = "admin/articles/tag/change_form.html"
    change_list_template = "admin/articles/tag/change_list.html"

    def get_urls(self):
        wrap, change = self.admin_site.admin_view, "articles.change_tag"
        merging, splitting = needs(change, "articles.delete_tag"), needs(change)
        own = [
            path("doubles/", wrap(merging(self.doubles_view)), name="articles_tag_doubles"),
            path("<int:pk>/merge/", wrap(merging(self.merge_view)), name="articles_tag_merge"),
            path("<int:pk>/split/", wrap(splitting(self.split_view)), name="articles_tag_split"),
        ]
        return own + super().get_urls()

    def get_search_results(self, request, queryset, search_term):
        """Without accents or case, by any name."""
        for word in fold(search_term).split()[:MOST_WORDS]:
            queryset = queryset.named(word)
        return queryset, False

    def doubles_view(self, request):
        if request.method == "POST":
            pair = Tag.objects.filter(pk__in=numbers(",".join(request.POST.getlist("pair"))))
            if len(pair) != 2:
                raise Http404("not a pair of tags")
            pair[0].distinguish(pair[1], by=request.user)
            return HttpResponseRedirect(request.path)
        return self.page(
            request, "doubles", title=_("Tags that may be one and the same"), doubles=doubles()
        )

    def merge_view(self, request, pk):
        tag = get_object_or_404(Tag.objects.with_uses(), pk=pk)
        form = MergeForm(request.POST or None, initial={"into": request.GET.get("into", "")[:100]})
        if request.method == "POST" and form.is_valid():
            into, reason = form.cleaned_data["into"], form.cleaned_data["reason"]
            try:
                count = tag.merge_into(into, by=request.user, reason=reason)
            except ValidationError as error:
                form.add_error("into", error)
            else:
                said = _("“%(tag)s” now means “%(into)s”: %(count)s moved.")
                names = {"tag": tag.name, "into": into.name, "count": counted(count)}
                messages.success(request, said % names)
                return HttpResponseRedirect(self.place(into))
        title = _("Merge “%s” into another tag") % tag.name
        return self.page(request, "merge", form, title=title, tag=tag)

    def split_view(self, request, pk):
        tag = get_object_or_404(Tag.objects.with_uses(), pk=pk)
        words = request.GET.get("q", "").replace("\0", "")[:200]
        carrying = Article.objects.visible_to(request.user).filter(tagged__tag=tag)
        found = containing(carrying, ("title",), words).select_related("section")
        listing = page_by(request, "created_at", found.order_by("-created_at", "-pk"))
        form = SplitForm(carrying, request.POST or None)
        if request.method == "POST" and form.is_valid() and self.split(request, tag, form):
            return HttpResponseRedirect(request.get_full_path())
        return self.page(
            request,
            "split",
            form,
            title=_("Split “%s”") % tag.name,
            tag=tag,
            listing=listing,
            words=words,
            chosen=request.POST.getlist("articles"),
        )

    def split(self, request, tag: Tag, form: SplitForm) -> bool:
        into, stays = form.cleaned_data["into"], form.cleaned_data["stays"]
        if into.pk is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            into.save()
            self.log_addition(request, into, [{"added": {}}])
        try:
            count = tag.split_off(
                into,
                form.cleaned_data["articles"],
                by=request.user,
                stays=stays,
                reason=form.cleaned_data["reason"],
            )
        except ValidationError as error:
            form.add_error("into", error)
            return False
        said = _("“%(into)s” now stands on %(count)s more.")
        messages.success(request, said % {"into": into.name, "count": counted(count)})
        return True

    def page(self, request, name: str, form=None, **context):
        media = Media(importmap=MODULES, js=[Script("desk/one-tag.js", type="module")])
        context |= self.admin_site.each_context(request) | {
            "opts": self.opts,
            "form": form,
            "title": context["title"],
            "media": Media.from_media(media, nonce=str(request.csp_nonce)),
        }
        status = 422 if form is not None and form.errors else 200
        return TemplateResponse(request, f"admin/articles/tag/{name}.html", context, status=status)

    def place(self, tag: Tag) -> str:
        return reverse("admin:articles_tag_change", args=[tag.pk])
