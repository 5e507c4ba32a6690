"""What a recent text looked like, in a form in which nearly the same text is found again.

Eight numbers for each comment (comments/screening/likeness.py), kept for as long as repeats are looked
for and then taken away by a duty, so that the table stays small whatever the size of the archive.
"""

from django.db import models
from django.utils import timezone


class TextTrace(models.Model):
    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="traces")
    band = models.BigIntegerField()  # signed 64 bits, of two minima and their place among the eight
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["band", "created_at"], name="text_trace_look_up"),
            models.Index(fields=["created_at"], name="text_trace_age"),
        ]

    def __str__(self):
        return f"{self.comment_id}: {self.band}"
