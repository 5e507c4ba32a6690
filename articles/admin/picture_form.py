"""A picture's own form: its words, its rights, its folders."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import pictures
from articles.admin.selection import FolderNamesField, file_under, take_out_of
from articles.models import Image
from articles.models.media import READ_FROM_FILE

DESCRIBED = ("alt", "caption", "credit")  # what the chooser's own small form may change


class ImageForm(forms.ModelForm):
    picture = forms.FileField(
        label=_("File"),
        help_text=_("JPEG, PNG, WebP, AVIF, GIF or TIFF. Place and camera are never published."),
        widget=forms.FileInput(attrs={"accept": "image/*", "data-preview": "picture-preview"}),
    )
    folder_names = FolderNamesField(
        required=False, label=_("Folders"), help_text=_("Separated by commas; new ones are made.")
    )
    proposed = forms.MultipleChoiceField(
        required=False,
        label=_("Keywords of the file"),
        help_text=_("Tick those that shall become folders of this picture."),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Image
        fields = "title alt caption credit rights_holder licence rights_expire_on".split()
        widgets = {"caption": forms.Textarea(attrs={"rows": 3}), "alt": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.reading = None
        if self.instance.pk:
            self.show_what_is_known()
        elif "title" in self.fields:
            self.fields["title"].required = False

    def show_what_is_known(self):
        self.fields.pop("picture", None)
        self.fields["folder_names"].initial = sorted(self.instance.folders.names())
        if words := self.instance.proposed_folders:
            self.fields["proposed"].choices = [(word, word) for word in words]
        else:
            self.fields.pop("proposed")
        for name in READ_FROM_FILE:
            if name in self.fields and self.instance.is_from_file(name):
                self.fields[name].help_text = format_html(
                    '<span class="from-file">{}</span> {}',
                    gettext("Read from the file."),
                    self.fields[name].help_text,
                )

    def clean_picture(self):
        file = self.cleaned_data["picture"]
        self.reading = pictures.read_upload(file)
        if twin := Image.objects.filter(sha256=self.reading.sha256).first():
            raise ValidationError(
                _("This very picture is in the library already, as “%(title)s”."),
                params={"title": twin.title},
                code="twin",
            )
        return file

    def clean_alt(self):
        return " ".join(self.cleaned_data["alt"].split())  # its field is tall, its text one line

    def file(self) -> None:
        """Put the saved picture into the folders that were named, and out of those that were not."""
        wanted = [
            *(self.cleaned_data.get("folder_names") or []),
            *self.cleaned_data.get("proposed", ()),
        ]
        known = {name.casefold() for name in wanted}
        others = [name for name in self.instance.folders.names() if name.casefold() not in known]
        take_out_of([self.instance], others)
        file_under([self.instance], wanted)
