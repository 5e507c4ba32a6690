"""The picture library: what it takes, what it refuses in one line, who shows its pictures."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Image, Promo
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

UPLOAD = "admin:articles_image_upload"


def vast_png(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes whose header promises ``width`` × ``height`` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 10_000)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>1</script></svg>'
REFUSED = {
    "a text": (b"just words", "pas une image lisible"),
    "a drawing with a script": (SVG, "pas une image lisible"),
    "a page": (b"<html><script>alert(1)</script></html>", "pas une image lisible"),
    "200 megapixels": (vast_png(20_000, 10_000), "millions de pixels"),
    "a bomb": (vast_png(60_000, 60_000), "millions de pixels"),
    "a torn picture": (factories.picture_bytes(900, 600)[:900], "pas une image lisible"),
    "a stamp": (factories.picture_bytes(60, 60), "ne fait que 60"),
    "nothing": (b"", ""),
}


def send(client, data: bytes, name: str = "photo.jpg"):
    return client.post(reverse(UPLOAD), {"file": SimpleUploadedFile(name, data, "image/jpeg")})


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_good_picture_is_refused_in_one_line(case, journalist, at_desk):
    data, said = REFUSED[case]
    answer = send(at_desk(journalist), data)
    assert answer.status_code == 422
    message = answer.json()["error"].replace("\xa0", " ")
    assert said in message and "\n" not in message and "[" not in message
    assert not Image.objects.exists()


@pytest.mark.parametrize("case", REFUSED)
def test_the_librarys_own_form_refuses_the_same(case, journalist, at_desk):
    data, said = REFUSED[case]
    file = SimpleUploadedFile("photo.jpg", data, "image/jpeg")
    answer = at_desk(journalist).post(
        reverse("admin:articles_image_add"),
        {"picture": file, "alt": "Ce que je disais", "focal_x": 0.5, "focal_y": 0.5},
    )
    page = answer.content.decode().replace("\xa0", " ").replace("&#x27;", "'")
    assert answer.status_code == 422
    assert said in page and "Ce que je disais" in page


def test_a_picture_with_a_page_glued_to_it_is_kept_as_pixels_alone(journalist, at_desk):
    glued = factories.picture_bytes(900, 600) + b"<script>alert(1)</script>"
    assert send(at_desk(journalist), glued).status_code == 201
    run_jobs()
    rendition = Image.objects.get().full
    data = at_desk(journalist).get(rendition.url(800, "jpeg")).content
    assert data.startswith(b"\xff\xd8") and b"<script>" not in data


def test_an_upload_enters_the_library_once_and_its_renditions_are_made_by_a_job(
    journalist, at_desk
):
    client, data = at_desk(journalist), factories.picture_bytes(900, 600)
    first = send(client, data, "Salle_de-serveurs.JPG")
    assert first.status_code == 201
    assert send(client, data, "autre.jpg").json()["id"] == first.json()["id"]
    image = Image.objects.get()
    assert (image.title, image.uploaded_by) == ("Salle de serveurs", journalist)
    assert image.full is None
    thumbnail = client.get(first.json()["thumb"])
    assert thumbnail.headers["Content-Type"] == "image/jpeg"
    run_jobs()
    assert client.get(first.json()["thumb"]).status_code == 302
    assert Image.objects.get().full is not None


def test_a_wrong_method_or_no_file_is_no_error_of_ours(journalist, at_desk):
    client = at_desk(journalist)
    assert client.get(reverse(UPLOAD)).status_code == 405
    assert client.post(reverse(UPLOAD)).status_code == 422
    assert client.post(reverse(UPLOAD), {"file": "text"}).status_code == 422
    describe = reverse("admin:articles_image_describe", args=[999])
    assert client.post(describe, {}).status_code == 404


def test_whoever_may_not_write_may_not_upload(at_desk):
    moderator = factories.user("Moderator")
    assert send(at_desk(moderator), factories.picture_bytes()).status_code == 403


def test_a_new_caption_reaches_the_articles_that_show_the_picture(editor, at_desk):
    image = factories.image(drawn=True, caption="Ancienne légende")
    body = f'<figure data-block="image" data-id="{image.pk}"></figure>'
    article = factories.article(body=body)
    run_jobs()
    at_desk(editor).post(
        reverse("admin:articles_image_describe", args=[image.pk]),
        {"alt": "Alt", "caption": "Nouvelle légende", "credit": "AFP"},
    )
    run_jobs()
    html = Article.objects.get(pk=article.pk).body_html
    assert "Nouvelle légende" in html and "Ancienne" not in html


def test_a_promo_changed_once_changes_everywhere(editor, at_desk):
    promo = factories.promo()
    article = factories.article(body=f'<div data-block="promo" data-id="{promo.pk}"></div>')
    address = reverse("admin:articles_promo_change", args=[promo.pk])
    at_desk(editor).post(address, {"name": "x", "text": "Suivez-nous désormais sur"})
    assert Promo.objects.get().text == "Suivez-nous désormais sur"
    run_jobs()
    assert "Suivez-nous désormais" in Article.objects.get(pk=article.pk).body_html


def test_a_picture_in_use_says_where_and_cannot_be_deleted(editor, at_desk):
    image = factories.image()
    article = factories.article(title="Il la montre", lead_image=image)
    client = at_desk(editor)
    change = client.get(reverse("admin:articles_image_change", args=[image.pk]))
    assert article.title in change.content.decode()
    client.post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})
    assert Image.objects.filter(pk=image.pk).exists()
    spare = factories.image()
    client.post(reverse("admin:articles_image_delete", args=[spare.pk]), {"post": "yes"})
    assert not Image.objects.filter(pk=spare.pk).exists()


def test_the_choosers_find_rows_by_words_and_by_number(journalist, at_desk):
    client = at_desk(journalist)
    found = factories.image(title="Tribunal de Paris", credit="Léa Fontaine")
    factories.image(title="Autre chose")
    rows = reverse("admin:articles_article_rows", args=["image"])
    assert [row["id"] for row in client.get(rows, {"q": "paris léa"}).json()["rows"]] == [found.pk]
    assert [row["id"] for row in client.get(rows, {"ids": f"{found.pk},x,-1"}).json()["rows"]] == [
        found.pk
    ]
    for query in ({"ids": "9" * 40}, {"page": "9" * 30}, {"q": "\0"}, {"page": "-3"}):
        assert client.get(rows, query).status_code == 200
    assert client.get(reverse("admin:articles_article_rows", args=["nothing"])).status_code == 404


def test_read_also_offers_public_articles_alone_and_tells_of_the_others(journalist, at_desk):
    shown, hidden = factories.article(title="Fuite montrée"), factories.draft(title="Fuite cachée")
    rows = reverse("admin:articles_article_rows", args=["read-also"])
    client = at_desk(journalist)
    assert [row["id"] for row in client.get(rows, {"q": "fuite"}).json()["rows"]] == [shown.pk]
    (told,) = client.get(rows, {"ids": hidden.pk}).json()["rows"]
    assert told["state"] == "brouillon"


def test_a_picture_larger_than_memory_allows_is_refused_by_its_weight(
    journalist, at_desk, monkeypatch
):
    monkeypatch.setattr("articles.pictures.MAX_BYTES", 1000)
    big = io.BytesIO(factories.picture_bytes(900, 600)).getvalue()
    assert "Mo" in send(at_desk(journalist), big).json()["error"]
