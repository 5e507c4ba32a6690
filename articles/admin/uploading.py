"""Uploads into the library: one file as JSON for scripts, many as a plain form."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.rows import as_json
from articles.models import Image
from articles.tasks import make_renditions

MOST_FILES = 100  # in one form; Django refuses more (DATA_UPLOAD_MAX_NUMBER_FILES)


class Uploading:
    """Views of the picture library's admin."""

    def upload_view(self, request):
        """One file in; the library's row out (201, or 200 for one it has), or one line why not (422)."""
        file = request.FILES.get("file")
        if file is None:
            return JsonResponse({"error": _("No file has arrived: try again.")}, status=422)
        try:
            image = self.take_in(request, file)
        except ValidationError as refusal:
            return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
        row = as_json("image", image) | {"was_there": image.was_there, "note": note_on(image)}
        return JsonResponse(row, status=200 if image.was_there else 201)

    def upload_many_view(self, request):
        """The same for a browser without script: each refusal is one line that names its file."""
        new = 0
        files = request.FILES.getlist("file")
        for file in files[:MOST_FILES]:
            try:
                image = self.take_in(request, file)
            except ValidationError as refusal:
                messages.error(request, of_file(file, " ".join(refusal.messages)))
                continue
            new += not image.was_there
            if note := note_on(image):
                messages.info(request, of_file(file, note))
        if new:
            said = ngettext("%(count)d picture added.", "%(count)d pictures added.", new)
            messages.success(request, said % {"count": new})
        if not files:
            messages.error(request, _("No file has arrived: try again."))
        return HttpResponseRedirect(reverse("admin:articles_image_changelist"))

    @transaction.atomic
    def take_in(self, request, file) -> Image:
        image = Image.objects.from_upload(file, uploaded_by=request.user)
        if not image.was_there:
            self.log_addition(request, image, [{"added": {}}])
        if not image.has_current_renditions():
            make_renditions.enqueue(image.pk)
        return image


def note_on(image: Image) -> str:
    """What the person who sent the file should know; nothing of a picture like any other."""
    if image.was_there:
        return _("Already in the library, as “%(title)s”.") % {"title": image.title}
    if twin := image.same_pixels().first():
        return _("Shows the very same as “%(title)s”, which is in the library already.") % {
            "title": twin.title
        }
    if image.is_animated:
        return _("An animation: its first frame is what readers see.")
    if image.rights_lapsed:
        return _("The file says that its rights have lapsed.")
    return ""


def of_file(file, said: str) -> str:
    return _("“%(file)s”: %(said)s") % {"file": file.name[:80], "said": said}
