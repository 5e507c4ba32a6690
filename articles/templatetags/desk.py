"""Tags of the writing page."""

from django import template

register = template.Library()


@register.simple_tag
def fields_of(form, names: str) -> dict:
    """The bound fields of ``names`` (separated by spaces), and whether one of them has errors."""
    fields = [form[name] for name in names.split()]
    return {"fields": fields, "has_errors": any(field.errors for field in fields)}
