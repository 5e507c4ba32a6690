"""The library as a whole: what is found, whose rights end, where a picture stands, and twins."""

from datetime import date

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from articles.models import Article, DraftUse, Front, Image, Revision
from articles.models.arrangement import Arrangement, Card, Container
from articles.models.picture_uses import unused, uses_of
from tests import factories
from tests.articles.metadata import jpeg

pytestmark = pytest.mark.django_db

FIGURE = '<figure data-block="image" data-id="{}"></figure>'


def names(images) -> list[str]:
    return sorted(image.title for image in images)


def standing(image) -> set[tuple[str, bool]]:
    """(what shows it, whether readers see that)."""
    return {(str(use.row), use.is_public) for use in uses_of([image]).get(image.pk, ())}


# Search


def test_words_are_found_in_any_text_whatever_their_accents_and_case():
    factories.image(title="Hôpital", caption="Un cœur", rights_holder="Société Éclair")
    factories.image(title="Tribunal")
    for words in ("hopital", "HÔPITAL coeur", "eclair societe", "œur"):
        assert names(Image.objects.found_by(words)) == ["Hôpital"], words
    assert Image.objects.found_by("hôpital tribunal").count() == 0
    assert Image.objects.found_by("\0").count() == 2


def test_a_picture_is_found_by_its_folder_and_after_it_was_renamed():
    image = factories.image(title="Une salle")
    image.folders.add("Élections 2027", "Paris")
    factories.image(title="Autre")
    assert names(Image.objects.found_by("elections salle")) == ["Une salle"]
    folder = image.folders.get(name="Paris")
    folder.name = "Île-de-France"
    folder.save()
    assert names(Image.objects.found_by("ile-de")) == ["Une salle"]
    assert names(Image.objects.in_folder(folder)) == ["Une salle"]
    image.title = "Un couloir"
    image.save(update_fields=["title"])
    assert names(Image.objects.found_by("couloir")) == ["Un couloir"]


def test_a_folder_is_no_tag_of_the_articles():
    image = factories.image()
    image.folders.add("Paris", "paris")
    assert image.folders.count() == 1
    assert Article.tags.through.tag_model().objects.count() == 0


def test_pictures_are_picked_by_how_they_lie():
    for width, height in ((300, 200), (200, 300), (200, 200)):
        factories.image(title=f"{width}", file=factories.picture_file(width=width, height=height))
    for orientation, count in (("landscape", 1), ("portrait", 1), ("square", 1)):
        found = Image.objects.turned(orientation)
        assert found.count() == count and found.get().orientation == orientation


# Rights


def test_rights_last_until_the_end_of_their_day_where_the_newsroom_is():
    image = factories.image(rights_expire_on=date(2026, 6, 30))
    factories.image(rights_expire_on=None)
    # In June, Paris is two hours ahead: the first of July there, still June in UTC.
    with time_machine.travel("2026-06-30T21:59:00Z", tick=False):
        assert image.has_rights() and not Image.objects.rights_lapsed().exists()
        assert Image.objects.rights_lapsing().get() == image and image.rights_end_soon
    with time_machine.travel("2026-06-30T22:01:00Z", tick=False):
        assert image.rights_lapsed and Image.objects.rights_lapsed().get() == image
        assert not Image.objects.rights_lapsing().exists() and not image.rights_end_soon


def test_what_ends_within_thirty_days_is_told_and_what_ends_later_is_not():
    today = date(2026, 6, 1)
    days = (date(2026, 5, 31), today, date(2026, 7, 1), date(2026, 7, 2))
    for day in days:
        factories.image(title=str(day), rights_expire_on=day)
    assert names(Image.objects.rights_lapsed(on=today)) == ["2026-05-31"]
    assert names(Image.objects.rights_lapsing(on=today)) == ["2026-06-01", "2026-07-01"]
    assert [str(each) for each in Image.objects.rights_ending(on=today)] == [
        "2026-05-31",
        "2026-06-01",
        "2026-07-01",
    ]


def test_pictures_without_credit_or_alternative_text_are_listed():
    factories.image(title="sans crédit", credit="")
    factories.image(title="sans texte", alt="")
    assert names(Image.objects.without_credit()) == ["sans crédit"]
    assert names(Image.objects.without_alt()) == ["sans texte"]


# Where it stands


def test_every_place_that_can_show_a_picture_is_told(django_assert_num_queries):
    image, other = factories.image(), factories.image()
    body = FIGURE.format(image.pk)
    factories.article(title="Texte", body=body)
    factories.article(title="Tête", lead_image=image)
    factories.article(title="Partage", social_image=image)
    factories.author(name="Portrait", portrait=image)
    factories.dossier(title="Dossier", image=image)
    factories.page(title="Page", body=body)
    product = factories.product(name="Boîte", maker="X", image=image)
    factories.article(
        title="Avec boîte", body=f'<div data-block="product" data-id="{product.pk}"></div>'
    )
    draft = factories.draft(title="Brouillon")
    draft.save_draft(draft.snapshot() | {"body": body}, by=None)
    front, section = Front.objects.of(None), Front.objects.of(factories.section(name="Sciences"))
    card = Card("k1", 1, draft.pk, image=image.pk)
    page = Arrangement((Container("c1", "lead", count=1, cards=(card,)),))
    front.launch(page, by=None)
    section.save_draft(page, by=None)
    public = {"Texte", "Tête", "Partage", "Portrait", "Dossier", "Page", "Boîte (X)", "Avec boîte"}
    public |= {str(front)}
    hidden = {"Brouillon", str(front), "Sciences"}
    assert standing(image) == {(name, True) for name in public} | {(name, False) for name in hidden}
    assert standing(other) == set()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        uses_of([image, other])
    assert len(asked) == 10


def test_no_foreign_key_to_a_picture_is_forgotten():
    """A new column that shows a picture needs its line in picture_uses.SOURCES."""
    known = {
        ("Article", "lead_image"),
        ("Article", "social_image"),
        ("BodyUse", "image"),
        ("DraftUse", "image"),
        ("FrontUse", "image"),
        ("Author", "portrait"),
        ("ProductBox", "image"),
        ("Dossier", "image"),
    }
    outside = {("FiledPicture", "content_object"), ("ImportedItem", "image")}
    keys = {
        (field.related_model.__name__, field.field.name)
        for field in Image._meta.get_fields(include_hidden=True)
        if field.auto_created and isinstance(field, models.ManyToOneRel)
    }
    assert keys - outside == known


def test_a_draft_of_a_public_article_counts_until_it_is_published_without_the_picture():
    image = factories.image()
    article = factories.article(title="Public")
    content = article.snapshot()
    article.save_draft(content | {"lead_image_id": image.pk}, by=None)
    assert standing(image) == {("Public", False)}
    assert not unused(Image.objects.all()).exists()
    article.save_draft(content, by=None)
    assert standing(image) == set() and unused(Image.objects.all()).get() == image
    article.save_draft(content | {"body": FIGURE.format(image.pk)}, by=None)
    article.publish()
    assert standing(image) == {("Public", True)}


def test_only_the_newest_draft_counts_however_many_there_were():
    images = [factories.image() for _each in range(3)]
    article = factories.article()
    for number, image in enumerate(images):
        article.save_draft(
            article.snapshot() | {"lead_image_id": image.pk}, by=factories.user(name=str(number))
        )
    assert Revision.objects.pending().count() == 3
    assert [bool(standing(image)) for image in images] == [False, False, True]
    assert DraftUse.objects.count() == 1


def test_the_pictures_that_nothing_shows_are_those_without_a_use():
    used = [factories.image() for _each in range(7)]
    factories.article(lead_image=used[0], social_image=used[1], body=FIGURE.format(used[2].pk))
    factories.author(portrait=used[3])
    factories.product(image=used[4])
    factories.dossier(image=used[5])
    factories.page(body=FIGURE.format(used[6].pk))
    spare = factories.image()
    assert list(unused(Image.objects.all())) == [spare]
    assert all(standing(image) for image in used)


def test_a_draft_that_came_without_a_history_counts_once_its_page_is_opened():
    image = factories.image()
    draft = factories.draft(title="Ancien", body=FIGURE.format(image.pk))
    draft.standing_revision()
    assert standing(image) == {("Ancien", False)}


def test_a_draft_may_name_a_picture_that_is_gone():
    article = factories.draft()
    article.save_draft(article.snapshot() | {"body": FIGURE.format(999_999)}, by=None)
    assert not DraftUse.objects.exists()


# Twins, and files


def test_the_same_bytes_are_one_picture_and_the_same_pixels_are_told():
    first = Image.objects.from_upload(SimpleUploadedFile("a.jpg", jpeg()))
    again = Image.objects.from_upload(SimpleUploadedFile("b.jpg", jpeg()))
    assert again == first and again.was_there and not first.was_there
    words = jpeg({(2, 120): b"Autre legende"})
    other = Image.objects.from_upload(SimpleUploadedFile("c.jpg", words))
    spare = factories.image(file=factories.picture_file(colour="green"))
    assert other != first and list(other.same_pixels()) == [first]
    assert set(Image.objects.twice_there()) == {first, other}
    assert not spare.same_pixels().exists()


def test_with_a_picture_its_files_go_former_cuts_included(django_capture_on_commit_callbacks):
    image = factories.image(drawn=True)
    former = image.renditions["folder"]
    image.focal_x = 0.2
    image.make_renditions()
    assert image.renditions["former"] == [former] != [image.renditions["folder"]]
    paths = [image.original.name]
    for folder in (former, image.renditions["folder"]):
        paths.append(f"renditions/{folder}/full-240.jpeg")
    assert all(map(default_storage.exists, paths))
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert not any(map(default_storage.exists, paths))
