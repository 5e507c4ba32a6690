"""The WSGI application. Refuses to start on a dangerous configuration, in one clear line each."""

import os
import sys

import django
from django.core.checks import ERROR, run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

if errors := [check for check in run_checks(tags=["newsroom"]) if check.is_serious(ERROR)]:
    sys.exit("\n".join(f"{error.id}: {error.msg}" for error in errors))

application = get_wsgi_application()
