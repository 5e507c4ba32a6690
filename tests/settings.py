"""The site's own settings, where a test needs another only the difference."""

from tests.environment import VAR  # first: it decides what the site's settings read

# isort: split
from newsroom.settings import *  # noqa: F403 - all of them
from newsroom.settings import DATABASES, STORAGES

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file as in production, so that a server's threads have connections (and locks) of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
STORAGES = STORAGES | {
    # Names without a hash: no collectstatic before the tests.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
(VAR / "static").mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # made to be fast, here
PAGE_STORE = False  # on where it is tested: everybody else looks at what Django says
