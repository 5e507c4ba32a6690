"""A column that follows another: its text folded, for searching alike on both databases."""

from django.db import models

from articles.body.folding import fold


class Folded(models.CharField):
    """``of`` names the field whose folded text is kept here, whenever the row is saved whole, or with
    this column among ``update_fields``. Bulk inserts fill it as well."""

    def __init__(self, *args, of: str, **kwargs):
        self.of = of
        kwargs = {"max_length": 250, "blank": True, "default": "", "editable": False} | kwargs
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance, add):
        value = fold(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value
