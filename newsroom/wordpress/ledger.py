"""The ledger of what was imported, when something that it names changes hands here."""

from django.dispatch import receiver

from articles.signals import merged
from newsroom.models import ImportedItem


@receiver(merged)
def after_merge(sender, tag, into, **kwargs):
    """The old site's tag is from now on the other one: for its permalinks, and for the next import."""
    ImportedItem.objects.filter(tag=tag).update(tag=into)
