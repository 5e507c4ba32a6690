"""Where a picture stands, as the desk says it: links, each with what it shows there."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.picture_uses import Use

SHOWN = 40  # uses of one picture; a portrait stands in thousands of articles


def link_to(use: Use):
    options, hidden = use.row._meta, _("not public")
    address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[use.row.pk])
    return format_html(
        '<a href="{}">{}</a> <small>{}</small>',
        address,
        use.row,
        use.how if use.is_public else f"{use.how} · {hidden}",
    )


def links_of(uses: list[Use], kept) -> list:
    """A link to each place; an article of ``kept`` (numbers: ``kept_from``) goes without a name."""
    secret = _("an article under embargo")
    return list(
        dict.fromkeys(
            secret if isinstance(use.row, Article) and use.row.pk in kept else link_to(use)
            for use in uses
        )
    )


def list_of(uses: list[Use], kept):
    """The same as a list, or that there are none."""
    if not uses:
        return _("Nowhere yet.")
    links = links_of(uses, kept)
    more = len(links) - SHOWN
    items = format_html_join("", "<li>{}</li>", ((link,) for link in links[:SHOWN]))
    tail = format_html("<li>{}</li>", _("and %(count)d more") % {"count": more}) if more > 0 else ""
    return format_html('<ul class="where-used">{}{}</ul>', items, tail)
