"""What a reader gets from the layer, which never tells Django about him."""

import pytest
from django.core.signals import request_started

from articles.surrogates import noting
from newsroom.pagestore.encodings import negotiate
from newsroom.replicas import ReplicaMiddleware, a_reader_looks
from tests import factories
from tests.pagestore.reading import Site, reader_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address():
    section = factories.section()
    paragraphs = "<p>Une fuite, et ce que l’on en sait.</p>" * 40
    return factories.article(section=section, body=paragraphs).get_absolute_url()


def test_a_reader_gets_a_kept_page_without_django(reader, address, django_assert_num_queries):
    first = reader.get(address)
    heard = []
    request_started.connect(lambda **kwargs: heard.append(kwargs), weak=False, dispatch_uid="heard")
    with django_assert_num_queries(0):
        second = reader.get(address)
    request_started.disconnect(dispatch_uid="heard")
    assert (second.status, second.body, second.headers) == (200, first.body, first.headers)
    assert not heard


def test_another_process_finds_the_page_on_the_disk(store, reader, address):
    first = reader.get(address)
    assert reader_of(store, django=None).get(address).headers == first.headers
    assert len(list(store.folder.glob("www/**/index.html"))) == 1


def test_a_kept_page_has_every_header_that_django_sent(reader, address, client):
    from_django = client.get(address).headers
    kept = reader.get(address)
    for name, value in from_django.items():
        if name not in ("ETag", "Content-Length", "Vary"):
            assert kept[name] == value, name
    assert kept["Content-Security-Policy"]


def test_a_kept_page_keeps_the_policy_of_its_own_embeds(reader, address):
    film = '<figure data-block="embed" data-url="https://vimeo.com/76979871"></figure>'
    with_film = factories.article(body=film).get_absolute_url()
    for _made_then_kept in range(2):
        assert (
            "frame-src https://player.vimeo.com" in reader.get(with_film)["Content-Security-Policy"]
        )
        assert "frame-src" not in reader.get(address)["Content-Security-Policy"]


def test_each_encoding_has_its_own_strong_validator(reader, address):
    answers = {name: reader.get(address, accept_encoding=name) for name in ("gzip", "br", "")}
    assert [each["Content-Encoding"] for each in answers.values()] == ["gzip", "br", None]
    assert len({each["ETag"] for each in answers.values()}) == 3
    assert len({each.body for each in answers.values()}) == 1
    assert all(each["Vary"] == "Accept-Encoding" for each in answers.values())
    assert not any(each["ETag"].startswith("W/") for each in answers.values())
    for each in answers.values():
        assert int(each["Content-Length"]) == len(each.sent)


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("identity", "identity"),
        ("identity;q=1, gzip;q=0.3", "identity"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("gzip;q=rubbish", "identity"),
        ("", "identity"),
        (";;,,q=1", "identity"),
    ],
)
def test_the_best_encoding_that_the_reader_takes_is_chosen(accepted, chosen):
    assert negotiate(accepted) == chosen


@pytest.mark.parametrize("accepted", ["gzip", "br", ""])
def test_a_reader_who_has_the_page_is_told_so(reader, address, accepted):
    page = reader.get(address, accept_encoding=accepted)
    for known in (page["ETag"], f'"other", W/{page["ETag"]}', "*"):
        again = reader.get(address, accept_encoding=accepted, if_none_match=known)
        assert (again.status, again.sent) == (304, b"")
        assert again["ETag"] == page["ETag"]
        assert again["Cache-Control"] == page["Cache-Control"]
        assert again["Content-Length"] is None
    assert reader.get(address, accept_encoding=accepted, if_none_match='"other"').status == 200


def test_a_date_tells_when_no_validator_does(reader, address):
    page = reader.get(address)
    since = {"if_modified_since": page["Last-Modified"]}
    kept_since_before = "Mon, 01 Jan 2001 00:00:00 GMT"
    assert reader.get(address, if_modified_since=kept_since_before).status == 200
    assert reader.get(address, if_modified_since="rubbish").status == 200
    assert reader.get(address, if_none_match='"other"', **since).status == 200


def test_a_reader_who_wants_another_version_is_refused(reader, address):
    page = reader.get(address)
    assert reader.get(address, if_match='"other"').status == 412
    assert reader.get(address, if_match=page["ETag"]).status == 200
    before = "Mon, 01 Jan 2001 00:00:00 GMT"
    assert reader.get(address, if_unmodified_since=before).status == 412


def test_head_says_what_get_would_and_sends_nothing(reader, address):
    get = reader.get(address, accept_encoding="gzip")
    head = reader.get(address, method="HEAD", accept_encoding="gzip")
    assert (head.status, head.headers, head.sent) == (get.status, get.headers, b"")


def test_a_part_of_a_page_is_answered_with_the_whole(reader, address):
    page = reader.get(address)
    part = reader.get(address, range="bytes=0-9")
    assert (part.status, part.sent) == (200, page.sent)


def test_arguments_that_mean_nothing_lead_to_the_same_page(store, reader, address):
    page = reader.get(address)
    for query in ("utm_source=x", "fbclid=1&gclid=2", "before=", "%00=%ff", "a" * 1500):
        assert reader.get(f"{address}?{query}").headers == page.headers
    assert len(list(store.folder.glob("www/**/index.html"))) == 1


def test_a_known_argument_leads_to_a_page_of_its_own(reader):
    section = factories.section()
    for _ in range(21):
        factories.article(section=section)
    first = reader.get(section.get_absolute_url())
    older = first.text.partition("?before=")[2].partition('"')[0]
    second = reader.get(f"{section.get_absolute_url()}?utm_medium=mail&before={older}")
    assert second.status == 200
    assert second.body != first.body
    again = reader.get(f"{section.get_absolute_url()}?before={older}&fbclid=7")
    assert again.headers == second.headers


def test_a_forged_host_is_refused_even_for_a_kept_page(reader, address):
    assert reader.get(address).status == 200
    assert reader.get(address, host="evil.example").status == 400
    assert reader.get(address, host="").status == 400
    assert reader.get(address, host="127.0.0.1:8000").status == 200


def test_a_page_is_made_from_nothing_that_the_reader_sent(store):
    site = Site()
    reader_of(store, site).get(
        "/a/?x=y", host="127.0.0.1:1", cookie="a=b", user_agent="me", accept_language="en"
    )
    said = {name for name in site.environ if name.startswith("HTTP_")}
    assert said == {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO"}
    assert site.environ["QUERY_STRING"] == ""
    assert site.environ["HTTP_HOST"] == "127.0.0.1:8000"


def test_a_site_in_https_keeps_nothing_for_http(store, settings):
    settings.SITE_IS_HTTPS, settings.SITE_URL = True, "https://127.0.0.1"
    site = Site()
    reader = reader_of(store, site)
    reader.get("/a/")
    assert site.environ["wsgi.url_scheme"] == "http"  # his own request, which Django sends away
    assert reader.get("/a/", x_forwarded_proto="https")["ETag"]
    assert site.environ["wsgi.url_scheme"] == "https"
    assert reader.get("/a/")["ETag"] is None


@pytest.mark.parametrize(
    "site",
    [
        Site(headers=[("Set-Cookie", "a=b")]),
        Site(headers=[("Cache-Control", "no-store, private")]),
        Site(headers=[("Cache-Control", "private")]),
        Site(headers=[("Vary", "Cookie")]),
        Site(headers=[("Vary", "Accept-Encoding, Accept-Language")]),
        Site(shows=()),
        Site(status="500 Internal Server Error"),
        Site(status="302 Found"),
    ],
)
def test_what_is_not_for_everyone_is_never_kept(store, site):
    reader = reader_of(store, site)
    for _ in range(3):
        answer = reader.get("/a/", cookie="mine")
        assert answer["ETag"] is None
    assert site.environ["HTTP_COOKIE"] == "mine"  # Django answered him, and nobody else
    assert store.load("/a/") is None


@pytest.mark.parametrize(
    "address", ["/admin/x/", "/comments/1/new/", "/search/", "/healthz", "/media/x.avif"]
)
def test_what_is_for_one_person_or_a_file_never_reaches_the_store(store, address):
    site = Site()
    reader_of(store, site).get(address, cookie="mine")
    assert site.environ["HTTP_COOKIE"] == "mine"
    assert store.load(address) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_whatever_changes_something_goes_to_django(store, method):
    site = Site()
    reader = reader_of(store, site)
    reader.get("/a/")
    reader.get("/a/", method=method)
    assert site.environ["REQUEST_METHOD"] == method


@pytest.mark.parametrize(
    "path",
    ["/../etc/", "/a//b/", "/%2e%2e/", "/\x00/", "/é/", "/" + "a" * 300, "/.git/", "/a/b/c/d/e/f/"],
)
def test_an_address_that_no_page_can_have_is_not_kept(store, path):
    site = Site(status="404 Not Found")
    reader_of(store, site).get(path)
    assert store.load(path) is None
    assert not list(store.folder.glob("other/*/*"))


def test_a_page_with_the_comment_form_is_the_same_bytes_for_everyone(reader, address, client):
    kept = reader.get(address)
    assert 'name="email"' in kept.text
    assert client.get(address).content == kept.body
    assert (
        client.get(address, headers={"cookie": "x=y", "accept-language": "en"}).content == kept.body
    )


def test_moved_missing_and_withdrawn_are_kept_too(reader, django_assert_num_queries):
    article = factories.article(section=factories.section())
    former = article.get_absolute_url()
    article.slug = "un-autre-titre"
    article.save_draft(article.snapshot(), by=None)
    article.publish()
    gone = factories.article(section=article.section)
    gone.withdraw()
    expected = {former: 301, "/nothing/here/": 404, gone.get_absolute_url(): 410}
    assert {path: reader.get(path).status for path in expected} == expected
    with django_assert_num_queries(0):
        assert {path: reader.get(path).status for path in expected} == expected
    assert reader.get(former)["Location"] == article.get_absolute_url()
    assert reader.get("/nothing/here/", if_none_match="*").status == 404


def test_a_page_that_will_be_kept_is_never_made_from_a_replica(rf):
    looks = ReplicaMiddleware(lambda request: a_reader_looks.get())
    assert looks(rf.get("/")) is True
    with noting():
        assert looks(rf.get("/")) is False
