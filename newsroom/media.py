"""Pictures from the media storage: renditions, and nothing else.

The address pattern is the guard: it can spell a rendition's path and no other, so neither an
original nor a file beside the folder has an address. A rendition never changes (its folder is named
by what it was made of), so that it may be kept for ever.
"""

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.models.rendition import RENDITIONS

CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
KINDS = "|".join(CONTENT_TYPES)
ADDRESS = (
    rf"^media/{RENDITIONS}/(?P<folder>[0-9a-f]{{20}})/"
    rf"(?P<cut>[0-9a-z]{{1,20}}-[0-9]{{1,5}})\.(?P<kind>{KINDS})$"
)
FOR_EVER = "public, max-age=31536000, immutable"  # a year, the longest that HTTP caches honour


@require_safe
def rendition(request, folder, cut, kind):
    path = f"{RENDITIONS}/{folder}/{cut}.{kind}"
    try:
        with default_storage.open(path) as file:  # first: a bucket says only here that it has none
            data = file.read()
        modified = default_storage.get_modified_time(path).timestamp()
    except FileNotFoundError as error:
        raise Http404("no such rendition") from error
    answer = HttpResponse(data, content_type=CONTENT_TYPES[kind])
    answer.headers["ETag"] = f'"{folder}-{cut}-{kind}"'
    answer.headers["Last-Modified"] = http_date(modified)
    answer.headers["Cache-Control"] = FOR_EVER
    # Feed readers and share cards on other sites show our pictures.
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
