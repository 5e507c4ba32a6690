"""Preflight: what is looked at before an article is published, as printers do before a plate is made.

``table.py`` is the ordered list, ``examining.py`` runs it over a copy (``reading.py``), which is read once
whatever the number of checks. Each check is one function that yields findings; a site adds its own by
naming it in the setting ``ARTICLE_CHECKS``.
"""
