"""The picture library: its list, a picture's own page, and the views around them."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from js_asset import ImportMap, Media, Script

from articles import pictures
from articles.admin import library, selection
from articles.admin.choosing import MODULES
from articles.admin.desk import ShownInBodies
from articles.admin.needs import needs
from articles.admin.picture_cropping import Cropping
from articles.admin.picture_form import DESCRIBED, ImageForm
from articles.admin.picture_uses import links_of, list_of
from articles.admin.rows import as_json, thumbnail
from articles.admin.uploading import Uploading
from articles.models import Article, Image
from articles.models.media import READ_FROM_FILE
from articles.models.picture_uses import unused, uses_of
from articles.models.rights import kept_from
from articles.tasks import make_renditions

THUMBNAIL_SIDE, STAGE_SIDE = 480, 1600  # pixels: in a list, and to work on


@admin.register(Image)
class ImageAdmin(Uploading, Cropping, ShownInBodies):
    form = ImageForm
    add_form_template = "admin/articles/image/add.html"
    change_form_template = "admin/articles/image/change_form.html"
    list_display = ["title"]
    actions = None

    class Media:
        js = [Script("desk/picture.js", type="module")]

    def get_fieldsets(self, request, obj=None):
        words = ["title", "alt", "caption", "credit"]
        folders = ["folder_names", *(["proposed"] if obj and obj.proposed_folders else [])]
        return [
            (None, {"fields": words if obj else ["picture", *words]}),
            (_("Rights"), {"fields": ["rights_holder", "licence", "rights_expire_on"]}),
            (_("Folders"), {"fields": folders}),
        ]

    def get_urls(self):
        views = (  # address, name, what it needs
            ("upload/", "upload", "add", require_POST(self.upload_view)),
            ("upload-many/", "upload_many", "add", require_POST(self.upload_many_view)),
            ("rights/", "rights", "view", self.rights_view),
            ("<int:pk>/describe/", "describe", "change", require_POST(self.describe_view)),
            ("<int:pk>/thumbnail/", "thumbnail", "view", self.thumbnail_view),
            ("<int:pk>/crop/", "crop", "change", self.crop_view),
        )
        wrap = self.admin_site.admin_view
        own = [
            path(
                route,
                wrap(needs(f"articles.{verb}_image")(view)),
                name=f"articles_image_{name}",
            )
            for route, name, verb, view in views
        ]
        return own + super().get_urls()

    # The list

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = selection.SelectionForm(request.POST or None)
        if request.method == "POST" and (answer := self.act_on_selection(request, form)):
            return answer
        filters = library.LibraryForm(request.GET)
        wanted = filters.wanted()
        images = library.wished(Image.objects.prefetch_related("folders"), wanted)
        page = library.page_of(images, wanted, request.GET)
        context = self.admin_site.each_context(request) | {
            "title": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "media": Media.from_media(self.list_media, nonce=str(request.csp_nonce)),
            "filters": filters,
            "wanted": wanted,
            "is_filtered": any(name in wanted for name in library.FILTERED),
            "page": page,
            "cards": [(image, thumbnail(image)) for image in page.images],
            "chosen": set(request.POST.getlist("_selected_action")),
            "folders": [
                (folder, library.address(wanted, folder=folder.pk))
                for folder in library.folders_with_counts()
            ],
            "addresses": {
                "all": library.address({"view": wanted.get("view")}),
                "no_folder": library.address(wanted, folder=None),
                "grid": library.address(wanted, view=None),
                "list": library.address(wanted, view="list"),
            },
            "selection": form,
            "may_add": self.has_add_permission(request),
            "may_change": self.has_change_permission(request),
            "may_delete": self.has_delete_permission(request),
        }
        status = 422 if form.errors else 200
        return TemplateResponse(
            request, "admin/articles/image/library.html", context, status=status
        )

    @property
    def list_media(self):
        modules = ImportMap({"desk/uploads": "desk/uploads.js"})
        scripts = [Script(f"desk/{name}.js", type="module") for name in ("library", "tags")]
        return Media(importmap=MODULES | modules, js=scripts)

    def act_on_selection(self, request, form):
        """Do what was asked to the pictures that are ticked; None when the form has to come back."""
        ids = [library.number(text) for text in request.POST.getlist("_selected_action")]
        images = Image.objects.filter(pk__in=ids[: selection.MOST])
        if request.POST.get("action") == "delete_selected":
            return self.delete_selection(request, images)
        if not self.has_change_permission(request):
            raise PermissionDenied
        here = HttpResponseRedirect(f"{request.path}?{request.GET.urlencode()}")
        if not images:
            messages.error(request, _("Select some pictures first."))
            return here
        if not form.is_valid():
            return None
        said = self.carry_out(request, list(images.order_by("pk")), form)
        messages.success(request, said)
        return here

    def delete_selection(self, request, images):
        if not self.has_delete_permission(request):
            raise PermissionDenied
        return delete_selected(self, request, images) or HttpResponseRedirect(request.path)

    @transaction.atomic
    def carry_out(self, request, images, form) -> str:
        names = form.cleaned_data["folder_names"] or []
        act = request.POST.get("act")
        if act == "file":
            count, done = (
                selection.file_under(images, names),
                _("filed under %s") % ", ".join(names),
            )
        elif act == "unfile":
            count, done = (
                selection.take_out_of(images, names),
                _("taken out of %s") % ", ".join(names),
            )
        else:
            changes = form.changes()
            count, done = (
                selection.describe(images, changes),
                {"changed": {"fields": list(changes)}},
            )
            for image in images:
                self.announce(image)
        message = done if act in ("file", "unfile") else [done]
        LogEntry.objects.log_actions(request.user.pk, images, CHANGE, message)
        return ngettext("%d picture changed.", "%d pictures changed.", count) % count

    # A picture's own page

    def save_model(self, request, obj, form, change):
        if not change:
            file = form.cleaned_data["picture"]
            obj.take(form.reading, file.name)
            obj.uploaded_by = request.user
            obj.original.save("original", file, save=False)
        super().save_model(request, obj, form, change)
        if not obj.has_current_renditions():
            make_renditions.enqueue(obj.pk)

    def save_related(self, request, form, formsets, change):
        form.file()
        super().save_related(request, form, formsets, change)

    def render_change_form(self, request, context, *args, **kwargs):
        if image := context.get("original"):
            context |= {
                "uses": list_of(
                    uses_of([image]).get(image.pk, []), kept_from(request.user, Article)
                ),
                "shown": image.full.src if image.full else thumbnail(image),
                "is_ready": image.has_current_renditions(),
                "shapes": self.shapes_of(image),
                "twins": image.same_pixels()[: library.PAGE],
                "said_by_file": list(said_by_file(image)),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs, request):
        """What stands somewhere is not deleted from under it, be it only in a draft."""
        to_delete, counts, missing, protected = super(ShownInBodies, self).get_deleted_objects(
            objs, request
        )
        ids = {image.pk for image in objs}
        free = set(unused(Image.objects.filter(pk__in=ids)).values_list("pk", flat=True))
        uses = uses_of([image for image in objs if image.pk not in free])
        every = [use for found in uses.values() for use in found]
        links = links_of(every, kept_from(request.user, Article))
        return to_delete, counts, missing, [*protected, *sorted(links)]

    def describe_view(self, request, pk):
        """Alternative text, caption and credit, from the chooser's small form."""
        image = get_object_or_404(Image, pk=pk)
        form = forms.modelform_factory(Image, fields=DESCRIBED)(request.POST, instance=image)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=422)
        with transaction.atomic():
            form.save()
            self.log_change(request, image, [{"changed": {"fields": form.changed_data}}])
            self.announce(image)
        return JsonResponse(as_json("image", image))

    def thumbnail_view(self, request, pk):
        """A small version for staff while there are no renditions; ``?large=1``: one to work on."""
        image = get_object_or_404(Image, pk=pk)
        side = STAGE_SIDE if "large" in request.GET else THUMBNAIL_SIDE
        if image.card and side == THUMBNAIL_SIDE:
            return HttpResponseRedirect(thumbnail(image))
        try:
            with image.original.open("rb") as file:
                data = pictures.make_thumbnail(file, side)
        except OSError as error:
            raise Http404(pk) from error
        return HttpResponse(
            data, content_type="image/jpeg", headers={"Cache-Control": "private, max-age=600"}
        )

    def rights_view(self, request):
        """Pictures whose rights have lapsed or will within 30 days, with whatever shows them."""
        images, older = library.rights_page(request.GET.get("before", ""))
        uses, kept = uses_of(images), kept_from(request.user, Article)
        context = self.admin_site.each_context(request) | {
            "title": _("Rights that end"),
            "opts": self.opts,
            "older": older,
            "rows": [
                (image, thumbnail(image), list_of(uses.get(image.pk, []), kept)) for image in images
            ],
        }
        return TemplateResponse(request, "admin/articles/image/rights.html", context)

    def response_add(self, request, obj, post_url_continue=None):
        if "_addanother" in request.POST or "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        super().response_add(request, obj, post_url_continue)  # for its message
        return HttpResponseRedirect(reverse("admin:articles_image_change", args=[obj.pk]))


def said_by_file(image: Image):
    """Yield (label, text) of what the file says of itself."""
    for name in READ_FROM_FILE:
        if said := image.from_file.get(name):
            yield Image._meta.get_field(name).verbose_name, said
    if words := image.from_file.get("keywords"):
        yield _("keywords of the file"), ", ".join(words)
