"""What comments tell whoever sits above them. Nothing here decides; nothing below listens.

Each is sent inside the transaction of the change, with ``sender`` the model's class. A receiver whose
effect leaves the database (a purge, a mail) waits for ``transaction.on_commit``.
"""

from django.dispatch import Signal

shown = Signal()  # comment: it has just become visible under its article
hidden = Signal()  # comment: it has just ceased to be visible
altered = Signal()  # comment: readers see it, and something of it (its text, a mark) has changed
