from articles.models.article import Article, ArticleQuerySet
from articles.models.body_use import BodyUse
from articles.models.boxes import ProductBox, Promo
from articles.models.byline import Author, Byline
from articles.models.correction import Correction
from articles.models.dossier import Dossier, DossierEvent
from articles.models.front import FrontSlot
from articles.models.log import ArticleLog
from articles.models.media import Image
from articles.models.page import Page
from articles.models.redirect import Redirect
from articles.models.related import HandPickedItem, RelatedItem
from articles.models.revision import Revision
from articles.models.section import Section
from articles.models.tag import Tag, TaggedArticle

__all__ = [
    "Article",
    "ArticleLog",
    "ArticleQuerySet",
    "Author",
    "BodyUse",
    "Byline",
    "Correction",
    "Dossier",
    "DossierEvent",
    "FrontSlot",
    "HandPickedItem",
    "Image",
    "Page",
    "ProductBox",
    "Promo",
    "Redirect",
    "RelatedItem",
    "Revision",
    "Section",
    "Tag",
    "TaggedArticle",
]
