"""Pictures from a copy of the uploads: found behind every variant, kept once, told when missing."""

import pytest

from articles.models import Article, Image
from tests import factories
from tests.wordpress.exports import SITE, item, meta

UPLOADS = f"{SITE}/wp-content/uploads"


@pytest.fixture
def media(tmp_path):
    """A copy of wp-content/uploads with one photograph, twice under other names."""
    folder = tmp_path / "uploads"
    (folder / "2021/03").mkdir(parents=True)
    photo = factories.picture_bytes(width=640, height=480)
    (folder / "2021/03/port.jpg").write_bytes(photo)
    (folder / "2021/03/port-300x200.jpg").write_bytes(factories.picture_bytes())
    (folder / "2021/03/copie.jpg").write_bytes(photo)
    (folder / "2021/03/note.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "secret.jpg").write_bytes(photo)
    return folder


def attachment(number: int = 7, name: str = "2021/03/port.jpg", **fields) -> str:
    details = 's:6:"credit";s:5:"Inès";s:9:"copyright";s:5:"Octet";'
    metas = [meta("_wp_attachment_image_alt", "Le port"), meta("_wp_attachment_metadata", details)]
    known = {"excerpt": "Au matin", "attachment_url": f"{UPLOADS}/{name}", "status": "inherit"}
    return item(number, "Vue du port", "", post_type="attachment", metas=metas, **known | fields)


def test_a_picture_comes_with_its_words_and_stands_where_it_stood(bring_in, media):
    content = f'<img class="wp-image-7" src="{UPLOADS}/2021/03/port-300x200.jpg">'
    bring_in(
        item(10, content=content, metas=[meta("_thumbnail_id", "7")]), attachment(), media=media
    )
    image, article = Image.objects.get(), Article.objects.get()
    assert (image.title, image.alt, image.caption) == ("Vue du port", "Le port", "Au matin")
    assert (image.credit, image.rights_holder) == ("Inès", "Octet")
    assert (image.width, article.lead_image) == (640, image)
    assert article.body == f'<figure data-block="image" data-id="{image.pk}"></figure>'
    assert article.body_uses.get().image == image


@pytest.mark.parametrize(
    "address",
    [
        f"{UPLOADS}/2021/03/port.jpg",
        f"{UPLOADS}/2021/03/port-1024x768.jpg",
        f"{UPLOADS}/2021/03/port-scaled.jpg",
        f"{UPLOADS}/2021/03/port-e1614587400000-300x200.jpg?w=300",
        f"{UPLOADS}/1999/01/port.jpg",
        "//canard.files.example/2021/03/port.jpg",
    ],
)
def test_every_variant_of_a_picture_is_the_original(bring_in, media, address):
    (media / "2021/03/port-300x200.jpg").unlink()
    bring_in(item(10, content=f'<img src="{address}">'), media=media)
    assert Image.objects.get().width == 640


def test_one_file_under_two_names_is_one_picture(bring_in, media):
    content = f'<img src="{UPLOADS}/2021/03/port.jpg"> <img src="{UPLOADS}/2021/03/copie.jpg">'
    bring_in(item(10, content=content), media=media)
    assert Image.objects.count() == 1
    assert Article.objects.get().body.count("<figure") == 2


@pytest.mark.parametrize(
    "name", ["../secret.jpg", "2021/03/../../../secret.jpg", "%2e%2e/secret.jpg", "/etc/hostname"]
)
def test_no_address_leads_out_of_the_folder(bring_in, media, name):
    bring_in(item(10, content=f'<img src="{UPLOADS}/{name}">'), media=media)
    assert not Image.objects.exists()


def test_a_page_shows_its_pictures_too(bring_in, media, client):
    content = f'<img src="{UPLOADS}/2021/03/port.jpg">'
    bring_in(item(10, "Contact", content, post_type="page"), media=media)
    Image.objects.get().make_renditions()
    assert 'class="block-picture"' in client.get("/article-10/").content.decode()


def test_missing_and_unreadable_files_are_told(bring_in, media):
    report = bring_in(
        attachment(7, "2021/03/absent.jpg"),
        attachment(8, "2021/03/note.pdf"),
        attachment(9),
        media=media,
    )
    reasons = {entry["reason"]: entry["count"] for entry in report.data()["left_out"]}
    assert reasons == {
        "the file is not in the folder of media": 1,
        "the file is no picture that we take": 1,
    }
    assert report.data()["items"]["attachments"]["created"] == 1


def test_pictures_that_were_missing_come_with_the_next_import(bring_in, media):
    elements = [
        item(10, content=f'<img src="{UPLOADS}/2021/03/port.jpg" alt="Le port">'),
        attachment(),
    ]
    bring_in(*elements)
    assert "<a href" in Article.objects.get().body
    bring_in(*elements, media=media)
    article = Article.objects.get()
    assert (
        article.body == f'<figure data-block="image" data-id="{Image.objects.get().pk}"></figure>'
    )
    report = bring_in(*elements, media=media)
    assert report.data()["items"]["posts"]["unchanged"] == 1


def test_a_picture_that_stays_missing_changes_nothing(bring_in, media):
    elements = [item(10, content=f'<img src="{UPLOADS}/absent.jpg">')]
    bring_in(*elements, media=media)
    report = bring_in(*elements, media=media)
    assert report.data()["items"]["posts"]["unchanged"] == 1
    assert Article.objects.get().revisions.count() == 1


def test_a_dry_run_looks_at_pictures_and_keeps_none(bring_in, media):
    elements = [item(10, content="[gallery]"), attachment(post_parent="10"), attachment(8, "x.jpg")]
    dry = bring_in(*elements, media=media, is_dry_run=True).data()
    assert not Image.objects.exists()
    assert dry | {"dry_run": False} == bring_in(*elements, media=media).data()
