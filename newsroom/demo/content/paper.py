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
    "FRONT_REASON",
    "FRONT_RENAMED",
    "PAGES",
    "PICTURES",
    "PRODUCTS",
    "PROMO",
    "ROW_KIND",
    "ROW_TITLE",
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
# What one of them is called there, and why the page was launched.
FRONT_RENAMED = {
    "vous-recevez-une-notification-de-fuite-que-faire": (
        "Vos droits",
        "Votre nom est dans une fuite : les premiers gestes",
    )
}
FRONT_REASON = "Ouverture sur la décision de la CNIL"
# On the front of the lead's section: what explains.
ROW_TITLE, ROW_KIND = "Pour comprendre", "analysis"
