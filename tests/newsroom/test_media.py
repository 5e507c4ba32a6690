"""Renditions are served for ever, and nothing else of the media storage is served at all."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    return factories.image(file=factories.picture_file(width=700, height=500), drawn=True)


@pytest.mark.parametrize(
    ("kind", "content_type", "starts"),
    [
        ("jpeg", "image/jpeg", b"\xff\xd8"),
        ("webp", "image/webp", b"RIFF"),
        ("avif", "image/avif", b""),
    ],
)
def test_a_rendition_is_served_with_its_own_type_and_for_a_year(
    client, image, kind, content_type, starts
):
    response = client.get(image.full.url(480, kind))
    assert response.status_code == 200
    assert response.content.startswith(starts)
    headers = response.headers
    assert headers["Content-Type"] == content_type
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert int(headers["Content-Length"]) == len(response.content)
    assert "Set-Cookie" not in headers


def test_a_rendition_that_a_reader_has_is_not_sent_again(client, image):
    address = image.full.url(480, "jpeg")
    headers = client.get(address).headers
    for name, value in (
        ("If-None-Match", headers["ETag"]),
        ("If-Modified-Since", headers["Last-Modified"]),
    ):
        response = client.get(address, headers={name: value})
        assert response.status_code == 304
        assert not response.content
        assert "immutable" in response.headers["Cache-Control"]


def test_a_picture_is_not_compressed_again(client, image):
    address = image.full.url(480, "jpeg")
    response = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response.headers


def test_text_is_compressed(client):
    factories.article(body="<p>Assez de texte pour que cela vaille la peine.</p>" * 20)
    for address in ("/feed/", "/sitemap.xml", "/"):
        response = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert response.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in response.headers["Vary"]


def test_originals_listings_and_the_rest_of_the_disk_have_no_address(client, image, settings):
    default_storage.save("renditions/secret.jpeg", ContentFile(b"x"))
    default_storage.save(f"{image.renditions['folder']}.jpeg", ContentFile(b"x"))
    folder = f"/media/renditions/{image.renditions['folder']}"
    for address in (
        "/media/",
        "/media/renditions/",
        f"{folder}/",
        folder,
        f"/media/{image.original.name}",
        "/media/renditions/secret.jpeg",
        f"{folder}/../../{image.original.name}",
        f"{folder}/%2e%2e/%2e%2e/{image.original.name}",
        f"{folder}/..%2f..%2foriginals",
        f"{folder}/full-480.svg",
        f"{folder}/full-480.jpeg%00.avif",
        f"{folder}/full-481.jpeg",
        f"{folder}/full-480.JPEG",
        f"{folder.upper()}/full-480.jpeg",
    ):
        assert client.get(address).status_code == 404, address


def test_a_rendition_can_only_be_read(client, image):
    assert client.post(image.full.url(480, "jpeg")).status_code in (403, 405)
    assert client.head(image.full.url(480, "jpeg")).status_code == 200


def test_a_rendition_costs_no_query(client, image, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(image.full.url(480, "jpeg"))
