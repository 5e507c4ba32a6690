"""What the checks look at: one version of an article, with all that it shows, read in a few queries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body.schema import sanitise
from articles.models import Article, Image, ProductBox
from articles.preflight.addresses import Addresses
from articles.preflight.structure import Structure, structure_of


@dataclass(frozen=True)
class Picture:
    """A picture where it stands; ``image`` is None when it is not in the library any more."""

    image: Image | None
    anchor: str | int
    label: str


class Copy:
    """The version ``content`` (as ``Drafting.snapshot`` writes it) of ``article``.

    ``on`` is the day on which it will be published. ``own`` answers for links to the site itself.
    """

    def __init__(self, article: Article, content: dict, on: date | None = None):
        self.article = article
        self.content = content
        self.on = on or timezone.localdate()
        self.structure: Structure = structure_of(sanitise(self.text("body")))
        self.images = Image.objects.in_bulk(self.image_ids())
        self.products = ProductBox.objects.select_related("image").in_bulk(
            {block.row_id for block in self.structure.named("product")} - {None}
        )
        self.own = Addresses([link.href for link in self.structure.links], self.read_also_ids())

    def text(self, name: str) -> str:
        """A field's text, as it was typed."""
        return str(self.content.get(name) or "")

    @property
    def language(self) -> str:
        return self.text("language") or settings.LANGUAGE_CODE

    @property
    def sets_typography(self) -> bool:
        return bool(self.content.get("sets_typography", True))

    @property
    def is_commercial(self) -> bool:
        return self.content.get("kind") == Article.Kind.ADVERTORIAL

    def image_ids(self) -> set[int]:
        ids = {block.row_id for block in self.structure.named("image")}
        ids |= {self.content.get("lead_image_id"), self.content.get("social_image_id")}
        return ids - {None}

    def read_also_ids(self) -> set[int]:
        return {block.row_id for block in self.structure.named("read-also")} - {None}

    @cached_property
    def lead(self) -> Image | None:
        return self.images.get(self.content.get("lead_image_id"))

    @cached_property
    def pictures(self) -> list[Picture]:
        """Every picture that readers will get, in the order of the writing page."""
        found = [
            Picture(self.images.get(self.content.get(f"{name}_id")), name, str(label))
            for name, label in (
                ("lead_image", _("lead picture")),
                ("social_image", _("picture for share cards")),
            )
            if self.content.get(f"{name}_id")
        ]
        found += [
            Picture(self.images.get(block.row_id), block.place, _("picture in the text"))
            for block in self.structure.named("image")
        ]
        boxes = [(self.products.get(b.row_id), b) for b in self.structure.named("product")]
        return found + [
            Picture(box.image, block.place, _("picture of a product"))
            for box, block in boxes
            if box and box.image
        ]
