"""What articles tell whoever sits above them. Nothing here decides; nothing below listens.

Each is sent inside the transaction of the change, with ``sender`` the model's class and the argument
named below. A receiver whose effect leaves the database (a purge, a mail) waits for
``transaction.on_commit``.
"""

from django.dispatch import Signal

# ``former`` is where the article stood before (articles.models.standing).
published = Signal()  # article, change, former: an article's public columns have just been written
withdrawn = Signal()  # article, former: an article has just left the public site
embargoed = Signal()  # article, former: the hour at which readers get a published article has moved
# instance: something that public pages show (picture, promo, section…) changed. ``is_inside`` is true for an
# article of which no card shows the difference: its text, its related items.
changed = Signal()
# tag, into: the first is about to be gone, and means the second from now on; rows that name it move along.
merged = Signal()

launched = Signal()  # front: readers get another arrangement of that front page
# breaking, former (as it was, or None): what is announced at the head of pages has changed. That it begins
# and ends by itself is told by nobody.
announced = Signal()
