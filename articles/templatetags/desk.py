"""Tags of the writing page."""

from django import template

from articles.admin import rows
from articles.admin.article.appearance import appearance

register = template.Library()

register.simple_tag(appearance)


@register.simple_tag
def fields_of(form, names: str) -> dict:
    """The bound fields of ``names`` (separated by spaces), and whether one of them has errors."""
    fields = [form[name] for name in names.split()]
    return {"fields": fields, "has_errors": any(field.errors for field in fields)}


@register.filter
def thumbnail(image) -> str:
    """The address of a small version of a picture, for staff."""
    return rows.thumbnail(image)
