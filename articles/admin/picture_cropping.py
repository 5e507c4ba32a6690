"""The page on which a picture is cut: its focal point, and a box by hand for each ratio."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media, Script

from articles.admin.choosing import MODULES
from articles.cropping import SHAPES, Cut, Shape
from articles.models import Image
from articles.tasks import make_renditions

PARTS = ("left", "top", "width")
LEAST_WIDTH = 100  # pixels of a box; less is a speck on every page


@dataclass(frozen=True)
class ShapeOf:
    """A shape as it is cut of one picture; ``box`` is left, top, width, height in pixels."""

    shape: Shape
    box: tuple[int, int, int, int]
    by_hand: bool
    fields: tuple = ()

    @property
    def view_box(self) -> str:
        return " ".join(map(str, self.box))

    @property
    def is_small(self) -> bool:
        """Too small for the search engines that ask for this ratio."""
        return self.shape.name in ("16x9", "4x3", "1x1") and self.box[2] < 1200


class CropForm(forms.Form):
    """Pixels of the upright original. A shape whose numbers are empty is cut automatically."""

    focal_x = forms.FloatField(
        label=gettext_lazy("from the left (0 to 100)"), min_value=0, max_value=100
    )
    focal_y = forms.FloatField(
        label=gettext_lazy("from the top (0 to 100)"), min_value=0, max_value=100
    )

    def __init__(self, image: Image, *args, **kwargs):
        initial = {
            "focal_x": round(image.focal_x * 100, 1),
            "focal_y": round(image.focal_y * 100, 1),
        }
        for shape, hand in image.crops.items():
            initial |= {f"{shape}_{part}": value for part, value in zip(PARTS, hand, strict=True)}
        super().__init__(*args, initial=initial, **kwargs)
        self.image = image
        labels = (gettext_lazy("left"), gettext_lazy("top"), gettext_lazy("width"))
        for shape in SHAPES:
            for part, label in zip(PARTS, labels, strict=True):
                self.fields[f"{shape}_{part}"] = forms.IntegerField(
                    label=label, required=False, min_value=0
                )
        for field in self.fields.values():
            field.widget.attrs["step"] = "any" if isinstance(field, forms.FloatField) else "1"

    def clean(self):
        data = super().clean()
        for shape in SHAPES.values():
            self.check_box(shape, [data.get(f"{shape.name}_{part}") for part in PARTS])
        return data

    def check_box(self, shape: Shape, hand) -> None:
        names = [f"{shape.name}_{part}" for part in PARTS]
        if all(value is None for value in hand) or self.errors.keys() & set(names):
            return
        left, top, width = hand
        if width is None:
            self.add_error(names[2], _("A box needs its width; empty all three for automatic."))
            return
        height = width / shape.ratio
        right, bottom = (left or 0) + width, (top or 0) + height
        if width < LEAST_WIDTH:
            self.add_error(names[2], _("At least %(least)d pixels.") % {"least": LEAST_WIDTH})
        elif right > self.image.width or bottom > self.image.height + 1:
            self.add_error(names[2], _("This box does not fit into the picture."))

    def by_hand(self) -> dict[str, list[int]]:
        boxes = {
            shape: [self.cleaned_data[f"{shape}_{part}"] or 0 for part in PARTS] for shape in SHAPES
        }
        return {shape: box for shape, box in boxes.items() if box[2]}


class Cropping:
    """Views of the picture library's admin."""

    def shapes_of(self, image: Image, form: CropForm | None = None) -> list[ShapeOf]:
        return [
            ShapeOf(
                shape,
                box_of(image.cut, image, name),
                by_hand=name in image.crops,
                fields=tuple(form[f"{name}_{part}"] for part in PARTS) if form else (),
            )
            for name, shape in SHAPES.items()
        ]

    def crop_view(self, request, pk):
        image = get_object_or_404(Image, pk=pk)
        form = CropForm(image, request.POST or None)
        if request.method == "POST" and form.is_valid():
            self.cut_anew(request, image, form)
            messages.success(request, _("Saved: the versions for the site are being made."))
            return HttpResponseRedirect(reverse("admin:articles_image_crop", args=[pk]))
        media = Media(importmap=MODULES, js=[Script("desk/crops.js", type="module")])
        context = self.admin_site.each_context(request) | {
            "title": _("Crop: %(picture)s") % {"picture": image},
            "opts": self.opts,
            "media": Media.from_media(media, nonce=str(request.csp_nonce)),
            "image": image,
            "stage": stage_of(image),
            "form": form,
            "shapes": self.shapes_of(image, form),
        }
        return TemplateResponse(
            request, "admin/articles/image/crop.html", context, status=422 if form.errors else 200
        )

    @transaction.atomic
    def cut_anew(self, request, image: Image, form: CropForm) -> None:
        data = form.cleaned_data
        image.focal_x, image.focal_y = data["focal_x"] / 100, data["focal_y"] / 100
        image.crops = form.by_hand()
        image.save(update_fields=["focal_x", "focal_y", "crops"])
        self.log_change(request, image, [{"changed": {"fields": form.changed_data}}])
        if not image.has_current_renditions():
            make_renditions.enqueue(image.pk)


def box_of(cut: Cut, image: Image, shape: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = cut.box((image.width, image.height), shape)
    return round(left), round(top), round(right - left), round(bottom - top)


def stage_of(image: Image) -> str:
    """The address of the whole picture, large enough to work on."""
    if image.full:
        return image.full.largest
    return reverse("admin:articles_image_thumbnail", args=[image.pk]) + "?large=1"
