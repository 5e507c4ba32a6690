"""The site with comments/ taken out: articles must publish all the same."""

from tests.settings import *  # noqa: F403 - all of them
from tests.settings import INSTALLED_APPS, VAR

INSTALLED_APPS = [name for name in INSTALLED_APPS if name != "comments"]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR / "without.sqlite3")}
}
