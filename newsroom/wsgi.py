"""The WSGI application. Refuses to start on a dangerous configuration, in one clear line each."""

import os
import sys

import django
from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from newsroom.pagestore.current import in_front_of  # noqa: E402 - models can be imported only now

if errors := [check for check in run_checks(tags=["newsroom"]) if check.is_serious(ERROR)]:
    sys.exit("\n".join(f"{error.id}: {error.msg}" for error in errors))

application = get_wsgi_application()
if settings.PAGE_STORE:
    application = in_front_of(application)
