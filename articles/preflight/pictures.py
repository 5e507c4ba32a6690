"""Pictures: words for those who do not see them, who made them, and whether they are large enough."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.preflight.check import Finding, check

WIDE_ENOUGH = 1200  # pixels; Google's Article guidelines, for the large card in Discover


@check(gettext_lazy("Every picture has an alternative text."))
def alternative_text(copy):
    for picture in copy.pictures:
        if picture.image and not picture.image.alt.strip():
            what = _("“%(title)s” has no alternative text (%(where)s).")
            what %= {"title": picture.image.title, "where": picture.label}
            yield Finding(what, _("Say what it shows, in the library."), picture.anchor)


@check(gettext_lazy("Every picture names its author."))
def credit(copy):
    for picture in copy.pictures:
        if picture.image and not picture.image.credit.strip():
            what = _("“%(title)s” has no credit (%(where)s).")
            what %= {"title": picture.image.title, "where": picture.label}
            yield Finding(what, _("Name its author, in the library."), picture.anchor)


@check(gettext_lazy("Every picture is in the library."))
def missing_picture(copy):
    for picture in copy.pictures:
        if picture.image is None:
            what = _("A picture is not in the library any more (%s).") % picture.label
            yield Finding(what, _("Choose another one, or remove it."), picture.anchor)


@check(gettext_lazy("A lead picture of at least 1200 pixels opens the article."))
def lead_picture(copy):
    lead = copy.lead
    if lead is None:
        if not copy.content.get("lead_image_id"):
            what = _("There is no lead picture.")
            yield Finding(what, _("Choose one: cards and shares show it."), "lead_image")
    elif lead.width < WIDE_ENOUGH:
        what = _("The lead picture is %(width)d pixels wide: search engines ask for %(wanted)d.")
        what %= {"width": lead.width, "wanted": WIDE_ENOUGH}
        yield Finding(what, _("Choose a larger one."), "lead_image")
