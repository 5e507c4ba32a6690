"""Where else an author is found: links on his page, and sameAs for programs."""

import json
import re

import pytest
from django.core.exceptions import ValidationError

from tests import factories

pytestmark = pytest.mark.django_db
MASTODON, SITE = "https://mamot.example/@ines", "https://www.ines.example/"


def test_the_page_links_to_each_and_the_profile_names_them(client):
    author = factories.author(profiles=f"{MASTODON}\n{SITE}")
    factories.article(authors=[author])
    page = client.get(author.get_absolute_url()).content.decode()
    assert f'<a rel="me" href="{MASTODON}">mamot.example</a>' in page
    assert f'<a rel="me" href="{SITE}">ines.example</a>' in page
    graph = json.loads(re.search(r'ld\+json">(.+?)</script>', page, re.S)[1])["@graph"]
    (profile,) = [node for node in graph if node["@type"] == "ProfilePage"]
    assert profile["mainEntity"]["sameAs"] == [MASTODON, SITE]


@pytest.mark.parametrize(
    "line", ["javascript:alert(1)", "http://plain.example/", "ines", "https://"]
)
def test_what_is_no_address_by_https_is_refused_by_its_line(line):
    author = factories.author()
    author.profiles = f"{SITE}\n{line}"
    with pytest.raises(ValidationError) as refusal:
        author.full_clean()
    assert line in str(refusal.value)


def test_more_than_eight_are_refused():
    author = factories.author()
    author.profiles = "\n".join(f"https://{n}.example/" for n in range(9))
    with pytest.raises(ValidationError):
        author.full_clean()
