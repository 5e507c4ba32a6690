"""Tags of the writing page, and of the newsroom's first."""

from django import template

from articles.admin import rows
from articles.admin.article.appearance import appearance
from articles.admin.picture_uses import links_of

register = template.Library()

register.simple_tag(appearance)


@register.simple_tag
def fields_of(form, names: str) -> dict:
    """The bound fields of ``names`` (separated by spaces), and whether one of them has errors."""
    fields = [form[name] for name in names.split()]
    return {"fields": fields, "has_errors": any(field.errors for field in fields)}


register.simple_tag(links_of)


@register.filter
def thumbnail(image) -> str:
    """The address of a small version of a picture, for staff."""
    return rows.thumbnail(image)
