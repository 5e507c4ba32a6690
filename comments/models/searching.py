"""Trait of Comment: what a moderator's search looks through."""

from django.db import models

from articles.body.folding import fold


class FoldedText(models.TextField):
    """Folded text of other columns, made whenever the row is written, in bulk or alone."""

    def __init__(self, *args, of=(), **kwargs):
        super().__init__(*args, **{"editable": False, "blank": True, "default": ""} | kwargs)
        self.of = tuple(of)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance, add):
        folded = fold(" ".join(getattr(model_instance, name) for name in self.of))
        setattr(model_instance, self.attname, folded)
        return folded


class Searchable(models.Model):
    """``search_text`` follows the columns it is made of, also when they are saved by name."""

    search_text = FoldedText(of=("author_name", "text"))

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        sources = self._meta.get_field("search_text").of
        if update_fields is not None and not set(sources).isdisjoint(update_fields):
            update_fields = {*update_fields, "search_text"}
        super().save(*args, update_fields=update_fields, **kwargs)
