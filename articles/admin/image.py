"""The picture library."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from js_asset import Script

from articles import pictures
from articles.admin.desk import ShownInBodies
from articles.admin.rows import as_json, thumbnail
from articles.models import Article, Image
from articles.tasks import make_renditions

THUMBNAIL_SIDE = 480  # pixels
DESCRIBED = ("alt", "caption", "credit")  # what the chooser's own small form may change


class ImageForm(forms.ModelForm):
    picture = forms.FileField(
        label=_("File"),
        help_text=_("JPEG, PNG, WebP, AVIF, GIF or TIFF. Place and camera are never published."),
        widget=forms.FileInput(attrs={"accept": "image/*", "data-preview": "picture-preview"}),
    )

    class Meta:
        model = Image
        fields = (
            "title alt caption credit rights_holder licence rights_expire_on focal_x focal_y"
        ).split()
        widgets = {"caption": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.reading = None
        if self.instance.pk:
            self.fields.pop("picture", None)
        elif "title" in self.fields:
            self.fields["title"].required = False

    def clean_picture(self):
        file = self.cleaned_data["picture"]
        self.reading = pictures.read_upload(file)
        twin = Image.objects.twin_of(self.reading)
        if twin:
            raise ValidationError(
                _("This very picture is in the library already, as “%(title)s”."),
                params={"title": twin.title},
                code="twin",
            )
        return file


@admin.register(Image)
class ImageAdmin(ShownInBodies):
    form = ImageForm
    list_display = ["card", "title", "credit", "alt", "uploaded_at"]
    list_display_links = ["card", "title"]
    list_filter = ["uploaded_at", ("alt", admin.EmptyFieldListFilter), "rights_expire_on"]
    search_fields = ["title", "alt", "caption", "credit"]
    readonly_fields = ["preview", "where_used", "facts"]
    list_per_page = 60

    class Media:
        js = [Script("desk/library.js", type="module")]

    def get_fieldsets(self, request, obj=None):
        source = ["preview", "facts"] if obj else ["picture"]
        sheets = [
            (None, {"fields": [*source, "title", "alt", "caption", "credit"]}),
            (_("Rights"), {"fields": ["rights_holder", "licence", "rights_expire_on"]}),
            (
                _("Focal point"),
                {
                    "fields": [("focal_x", "focal_y")],
                    "description": _(
                        "Click on the picture: that point stays in view however it is cropped."
                    ),
                },
            ),
        ]
        return [*sheets, (None, {"fields": ["where_used"]})] if obj else sheets

    def save_model(self, request, obj, form, change):
        if not change:
            file = form.cleaned_data["picture"]
            obj.take(form.reading, file.name)
            obj.uploaded_by = request.user
            obj.original.save(file.name, file, save=False)
        super().save_model(request, obj, form, change)
        if not obj.has_current_renditions():
            make_renditions.enqueue(obj.pk)

    def users_of(self, obj):
        shown = Article.objects.filter(body_uses__image=obj)
        return (shown | Article.objects.filter(lead_image=obj)).distinct().order_by("-pk")

    @admin.display(description=_("picture"))
    def card(self, image):
        return format_html(
            '<img src="{}" alt="{}" width="240" height="160" loading="lazy">',
            thumbnail(image),
            image.alt or image.title,
        )

    @admin.display(description=_("picture"))
    def preview(self, image):
        source = image.full.src if image.full else thumbnail(image)
        return format_html(
            '<span class="focal" data-focal="focal_x focal_y"><img src="{}" alt=""'
            ' width="{}" height="{}"></span>',
            source,
            image.width,
            image.height,
        )

    @admin.display(description=_("size"))
    def facts(self, image):
        state = _("ready") if image.has_current_renditions() else _("being made")
        return format_html(
            "{} × {} px · {}: {}", image.width, image.height, _("versions for the site"), state
        )

    def get_urls(self):
        views = {
            "upload/": ("upload", require_POST(self.upload_view)),
            "<int:pk>/describe/": ("describe", require_POST(self.describe_view)),
            "<int:pk>/thumbnail/": ("thumbnail", self.thumbnail_view),
        }
        wrap = self.admin_site.admin_view
        own = [
            path(route, wrap(view), name=f"articles_image_{name}")
            for route, (name, view) in views.items()
        ]
        return own + super().get_urls()

    def upload_view(self, request):
        """One file in, the library's row out (201), or one clear line why not (422)."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        file = request.FILES.get("file")
        if file is None:
            return JsonResponse({"error": str(_("No file has arrived: try again."))}, status=422)
        try:
            image = Image.objects.from_upload(file, uploaded_by=request.user)
        except ValidationError as refusal:
            return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
        if not image.has_current_renditions():
            make_renditions.enqueue(image.pk)
        return JsonResponse(as_json("image", image), status=201)

    def describe_view(self, request, pk):
        """Alternative text, caption and credit, from the chooser's small form."""
        image = get_object_or_404(Image, pk=pk)
        if not self.has_change_permission(request, image):
            raise PermissionDenied
        form = forms.modelform_factory(Image, fields=DESCRIBED)(request.POST, instance=image)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=422)
        form.save()
        self.announce(image)
        return JsonResponse(as_json("image", image))

    def thumbnail_view(self, request, pk):
        image = get_object_or_404(Image, pk=pk)
        if not self.has_view_permission(request, image):
            raise PermissionDenied
        if image.card:
            return HttpResponseRedirect(thumbnail(image))
        try:
            with image.original.open("rb") as file:
                data = pictures.make_thumbnail(file, THUMBNAIL_SIDE)
        except OSError as error:
            raise Http404(pk) from error
        return HttpResponse(
            data, content_type="image/jpeg", headers={"Cache-Control": "private, max-age=600"}
        )

    def response_add(self, request, obj, post_url_continue=None):
        if "_addanother" in request.POST or "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        super().response_add(request, obj, post_url_continue)  # for its message
        return HttpResponseRedirect(reverse("admin:articles_image_change", args=[obj.pk]))
