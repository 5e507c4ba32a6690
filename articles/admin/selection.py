"""What is done to a selection of the library's pictures: filing, credit and rights."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.admin.article.fields import TagNamesField, TagNamesWidget
from articles.models import FiledPicture, Folder, Image
from articles.models.media import SEARCHED

MOST = 500  # pictures at once
DESCRIBED = ("credit", "rights_holder", "licence", "rights_expire_on")


class FolderNamesWidget(TagNamesWidget):
    source = "folder"


class FolderNamesField(TagNamesField):
    """Folders by name, separated by commas; those that are new are made."""

    widget = FolderNamesWidget


class SelectionForm(forms.ModelForm):
    """Only what is filled in is done; of ``act`` and the pictures themselves see the view."""

    folder_names = FolderNamesField(required=False, label=_("folders"))
    never_ends = forms.BooleanField(required=False, label=_("without end"))

    class Meta:
        model = Image
        fields = DESCRIBED
        widgets = {
            "rights_expire_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self):
        super().clean()
        act, data = self.data.get("act"), self.cleaned_data
        if act in ("file", "unfile") and not data.get("folder_names"):
            self.add_error("folder_names", _("Name a folder."))
        if act == "describe" and not self.changes() and not self.errors:
            self.add_error(None, _("Fill in what shall change."))
        return data

    def changes(self) -> dict:
        changes = {name: self.cleaned_data.get(name) for name in DESCRIBED}
        changes = {name: value for name, value in changes.items() if value}
        return changes | ({"rights_expire_on": None} if self.cleaned_data["never_ends"] else {})


@transaction.atomic
def file_under(images: list[Image], names: list[str]) -> int:
    """Put every picture into every folder of these names; return how many were not in one yet."""
    folders = [folder_named(name) for name in names]
    wanted = {(folder.pk, image.pk) for folder in folders for image in images}
    there = FiledPicture.objects.filter(tag__in=folders, content_object__in=images)
    missing = sorted(wanted - set(there.values_list("tag_id", "content_object_id")))
    rows = [FiledPicture(tag_id=folder, content_object_id=image) for folder, image in missing]
    FiledPicture.objects.bulk_create(rows, ignore_conflicts=True)
    return len({image for _folder, image in missing})


def folder_named(name: str) -> Folder:
    return Folder.objects.filter(name__iexact=name).first() or Folder.objects.create(name=name)


def take_out_of(images: list[Image], names: list[str]) -> int:
    folders = [folder.pk for name in names for folder in Folder.objects.filter(name__iexact=name)]
    return FiledPicture.objects.filter(tag__in=folders, content_object__in=images).delete()[0]


def describe(images: list[Image], changes: dict) -> int:
    """Write the changes into every picture, and what its search reads."""
    for image in images:
        for name, value in changes.items():
            setattr(image, name, value)
        image.search_text = image.words_to_find()
    columns = [*changes, *(["search_text"] if set(changes) & set(SEARCHED) else [])]
    Image.objects.bulk_update(images, columns)
    return len(images)
