"""Fields of the writing page as they read in another version, for a page that is open."""

from articles.admin.article.form import as_initial, field_of
from articles.models import Article


def differing_fields(form_class: type, article: Article, shown: dict, now: dict) -> dict:
    """What a page that shows ``shown`` changes to show ``now``: by field, its value and its widget."""
    keys = [key for key in now if key in shown and now[key] != shown[key]]
    form = form_class(instance=article, initial=as_initial(now)) if keys else None
    return {
        field: {"value": value_of(form[field]), "html": "" if field == "body" else str(form[field])}
        for field in map(field_of, keys)
        if field in form.fields
    }


def value_of(bound) -> str | bool | None:
    """What a plain control holds; None for a field made of several, which is drawn anew."""
    value = bound.value()
    if isinstance(value, bool) or value is None:
        return value or False if isinstance(value, bool) else ""
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else None
