"""What the law asks of a publication."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.check_level import Level
from articles.preflight.check import Finding, check


@check(gettext_lazy("Every picture may be shown: its rights have not expired."), Level.BLOCKS)
def rights(copy):
    """Code de la propriété intellectuelle, art. L122-4: shown without the right, it is an infringement."""
    for picture in copy.pictures:
        image = picture.image
        if image and image.rights_expire_on and image.rights_expire_on < copy.on:
            what = _("“%(title)s”: the rights ended on %(day)s (%(where)s).") % {
                "title": image.title,
                "day": date_format(image.rights_expire_on, "SHORT_DATE_FORMAT"),
                "where": picture.label,
            }
            yield Finding(
                what, _("Replace it, or renew the rights in the library."), picture.anchor
            )


@check(gettext_lazy("Commercial content names its advertiser."), Level.BLOCKS)
def advertiser(copy):
    """Loi n° 2004-575 (LCEN), art. 20: advertising names the person on whose behalf it is made."""
    named = copy.text("advertiser").strip()
    if copy.is_commercial and not named:
        what = _("This is an advertorial, and nobody is named as its advertiser.")
        yield Finding(what, _("Name who pays for it."), "advertiser")
    if named and not copy.is_commercial:
        what = _("“%s” is named as advertiser, but readers are not told that it is advertising.")
        yield Finding(what % named, _("Choose the kind “advertorial”, or name nobody."), "kind")
    for block in copy.structure.named("product"):
        box = copy.products.get(block.row_id)
        if box and not box.maker.strip():
            what = _("The product box “%s” does not say who sells it.") % box.name
            yield Finding(what, _("Name the seller in the box."), block.place)
