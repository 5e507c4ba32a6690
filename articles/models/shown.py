"""Rows that name themselves to the page that reads them."""

from django.db import models

from articles.surrogates import being_made, inside, key_of


class Shown(models.Model):
    """Trait of whatever public pages show: a page that reads a row is killed when the row changes."""

    INSIDE = None  # a column that is read only where the whole of the row is shown

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        row = super().from_db(db, field_names, values)
        if declaration := being_made.get():
            declaration.keys.add(key_of(row))
            if cls.INSIDE in field_names:
                declaration.keys.add(inside(row))
        return row
