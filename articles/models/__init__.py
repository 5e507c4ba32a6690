from articles.models.article import Article, ArticleQuerySet
from articles.models.body_use import BodyUse
from articles.models.boxes import ProductBox, Promo
from articles.models.breaking import Breaking
from articles.models.byline import Author, Byline
from articles.models.call import Call
from articles.models.check_level import CheckLevel
from articles.models.correction import Correction
from articles.models.desk_document import DeskDocument
from articles.models.dossier import Dossier, DossierEvent
from articles.models.draft_use import DraftUse
from articles.models.folder import FiledPicture, Folder
from articles.models.front import Front
from articles.models.front_version import FrontLog, FrontUse, FrontVersion
from articles.models.log import ArticleLog
from articles.models.media import Image
from articles.models.note import Note
from articles.models.page import Page
from articles.models.partner_feed import PartnerFeed
from articles.models.preview_link import PreviewLink
from articles.models.redirect import Redirect
from articles.models.related import HandPickedItem, RelatedItem
from articles.models.revision import Revision
from articles.models.schedule import ScheduledChange
from articles.models.searching import SearchDocument, SearchWord
from articles.models.seat import Seat
from articles.models.section import Section
from articles.models.tag import DistinctTags, Tag, TaggedArticle, TagSynonym

__all__ = [
    "Article",
    "ArticleLog",
    "ArticleQuerySet",
    "Author",
    "BodyUse",
    "Breaking",
    "Byline",
    "Call",
    "CheckLevel",
    "Correction",
    "DeskDocument",
    "DistinctTags",
    "Dossier",
    "DossierEvent",
    "DraftUse",
    "FiledPicture",
    "Folder",
    "Front",
    "FrontLog",
    "FrontUse",
    "FrontVersion",
    "HandPickedItem",
    "Image",
    "Note",
    "Page",
    "PartnerFeed",
    "PreviewLink",
    "ProductBox",
    "Promo",
    "Redirect",
    "RelatedItem",
    "Revision",
    "ScheduledChange",
    "SearchDocument",
    "SearchWord",
    "Seat",
    "Section",
    "Tag",
    "TagSynonym",
    "TaggedArticle",
]
