"""The whole demo paper, gathered."""

from . import (
    comments,
    dossier,
    lead_comments,
    mobile,
    more_comments,
    more_pictures,
    opinions,
    pictures,
    sante,
    sciences,
    securite,
    unpublished,
    vie_privee,
)
from .boxes import PRODUCTS, PROMO
from .dossier import DOSSIER, LEAD
from .masthead import AUTHORS, SECTIONS, TAGS
from .pages import PAGES

__all__ = [
    "ARTICLES",
    "AUTHORS",
    "COMMENTS",
    "DOSSIER",
    "FRONT",
    "PAGES",
    "PICTURES",
    "PRODUCTS",
    "PROMO",
    "SECTIONS",
    "TAGS",
]

ARTICLES = (
    *dossier.ARTICLES,
    *securite.ARTICLES,
    *sante.ARTICLES,
    *vie_privee.ARTICLES,
    *mobile.ARTICLES,
    *sciences.ARTICLES,
    *opinions.ARTICLES,
    *unpublished.ARTICLES,
)

PICTURES = (
    *pictures.DOSSIER,
    *pictures.SECURITY,
    *pictures.HEALTH,
    *pictures.PRIVACY,
    *more_pictures.MOBILE,
    *more_pictures.SCIENCE,
    *more_pictures.OPINION,
    *more_pictures.NOT_PUBLIC,
)

COMMENTS = (*lead_comments.COMMENTS, *comments.COMMENTS, *more_comments.COMMENTS)

# The places of the front page that are filled by hand: the lead, then the two beside it.
FRONT = (
    LEAD,
    "votre-dossier-medical-vous-appartient-il",
    "vous-recevez-une-notification-de-fuite-que-faire",
)
