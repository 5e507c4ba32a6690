"""Importing this starts Django with the site's settings, for benchmarks that call its code themselves."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()
