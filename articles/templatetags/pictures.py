"""``{% picture %}``: a picture in the formats and sizes that a browser chooses from.

The box is always reserved: by width and height, or, while there are no renditions, by a drawing of
the same ratio.
"""

from django import template

from articles.cropping import CROPS

register = template.Library()

RATIOS = {crop.name: crop.ratio for crop in CROPS}
PLACEHOLDER_WIDTH = 960  # units of the drawing's own coordinates
DEFAULT_RATIO = 16 / 9  # of a picture that is not there at all


@register.inclusion_tag("articles/_picture.html")
def picture(image, crop="full", sizes="100vw", alt="", eager=False):
    """Draw ``image`` (None: the reserved box) cut as ``crop`` (see ``articles.cropping.CROPS``).

    ``sizes`` is the attribute of that name; ``eager`` marks the one picture that is seen first.
    """
    return {
        "rendition": image.rendition(crop) if image else None,
        "crop": crop,
        "sizes": sizes,
        "alt": alt,
        "eager": eager,
        "box": (PLACEHOLDER_WIDTH, round(PLACEHOLDER_WIDTH / ratio(image, crop))),
    }


def ratio(image, crop: str) -> float:
    if RATIOS.get(crop):
        return RATIOS[crop]
    return image.width / image.height if image and image.height else DEFAULT_RATIO
