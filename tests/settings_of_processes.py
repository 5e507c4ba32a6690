"""The site's own settings for a server and a worker that a test starts as processes of their own."""

from newsroom.settings import *  # noqa: F403 - all of them
from newsroom.settings import STORAGES

# Names without a hash: no collectstatic before they start.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
