"""What other sites show inside a text: addresses that are read, and everything else that is not."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.document import Document
from articles.body.embeds import PROVIDERS, frame_origins, read_embed
from articles.body.rendering import render_body
from articles.body.schema import sanitise
from tests import factories

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
SHARED = {
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&si=tracker&feature=share": YOUTUBE,
    "http://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ": YOUTUBE,
    "youtu.be/dQw4w9WgXcQ?si=x": YOUTUBE,
    "https://youtu.be/dQw4w9WgXcQ?t=1m30s": f"{YOUTUBE}&t=90",
    "https://www.youtube.com/live/dQw4w9WgXcQ": YOUTUBE,
    "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=12": f"{YOUTUBE}&t=12",
    "https://youtube.com/shorts/dQw4w9WgXcQ?feature=share": "https://www.youtube.com/shorts/dQw4w9WgXcQ",
    "https://vimeo.com/76979871": "https://vimeo.com/76979871",
    "https://vimeo.com/channels/staffpicks/76979871": "https://vimeo.com/76979871",
    "https://player.vimeo.com/video/76979871?h=0123abcdef": "https://vimeo.com/76979871/0123abcdef",
    "https://dai.ly/x8abcd1": "https://www.dailymotion.com/video/x8abcd1",
    "https://www.dailymotion.com/video/x8abcd1_un-titre": "https://www.dailymotion.com/video/x8abcd1",
    "https://geo.dailymotion.com/player.html?video=x8abcd1": "https://www.dailymotion.com/video/x8abcd1",
    "https://twitter.com/CNIL/status/1367494311416238080?s=20": "https://x.com/CNIL/status/1367494311416238080",
    "https://mobile.twitter.com/CNIL/status/1367494311416238080/photo/1": "https://x.com/CNIL/status/1367494311416238080",
    "https://x.com/i/web/status/1367494311416238080": "https://x.com/i/status/1367494311416238080",
    "https://bsky.app/profile/cnil.fr/post/3la62zxt4rs2j": "https://bsky.app/profile/cnil.fr/post/3la62zxt4rs2j",
    "https://bsky.app/profile/did:plc:ewvi7nxzyoun6zhxrhs64oiz/post/3la62zxt4rs2j": (
        "https://bsky.app/profile/did:plc:ewvi7nxzyoun6zhxrhs64oiz/post/3la62zxt4rs2j"
    ),
    "https://piaille.fr/@octet/109252111498807689": "https://piaille.fr/@octet/109252111498807689",
    "https://mastodon.social/users/octet/statuses/109252111498807689": (
        "https://mastodon.social/@octet/109252111498807689"
    ),
    "https://social.numerique.gouv.fr/deck/@octet/109252111498807689/": (
        "https://social.numerique.gouv.fr/@octet/109252111498807689"
    ),
}
NO_EMBED = [
    "",
    "javascript:alert(1)",
    "javascript://www.youtube.com/watch?v=dQw4w9WgXcQ%0aalert(1)",
    "data:text/html,https://youtu.be/dQw4w9WgXcQ",
    "//user:secret@youtu.be/dQw4w9WgXcQ",
    "https://user@www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://youtu.be@evil.org/dQw4w9WgXcQ",
    "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com.evil.org/watch?v=dQw4w9WgXcQ",
    "https://evilyoutube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ/../x",
    'https://youtu.be/dQw4w9WgXc"',
    "https://youtu.be/dQw4w9WgXcQ\n",
    "https://www.youtube.com/@octet",
    "https://www.dailymotion.com/lemonde",
    "https://x.com/CNIL",
    "https://x.com/CNIL/status/12a",
    "https://bsky.app/profile/../post/3la62zxt4rs2j",
    "https://localhost/@octet/109252111498807689",
    "https://desk.internal/@octet/109252111498807689",
    "https://127.0.0.1/@octet/109252111498807689",
    "https://[::1]/@octet/109252111498807689",
    "https://[/",
    "https://2130706433/@octet/109252111498807689",
    "https://piaille.fr/@octet@mastodon.social/109252111498807689",
    "https://piaille.fr/@octet/1092521114988076\u0668\u0669",
    "https://xn--/@octet/109252111498807689",
    "https://www.youtube.com/watch?" + "v=x&" * 200,
]


@pytest.mark.parametrize("typed", SHARED)
def test_the_address_that_people_share_is_read(typed):
    embed = read_embed(typed)
    assert embed.url == SHARED[typed]
    assert read_embed(embed.url) == embed


@pytest.mark.parametrize("typed", NO_EMBED)
def test_what_is_no_address_of_a_provider_is_no_embed(typed):
    assert typed.strip() != typed or read_embed(typed) is None
    kept = sanitise(f'<figure data-block="embed" data-url="{typed}"></figure>')
    assert "evil" not in kept and "javascript" not in kept and "secret" not in kept


def test_every_provider_is_read_somewhere():
    assert {read_embed(typed).provider for typed in SHARED} == {each.key for each in PROVIDERS}


FRAMES = {
    "www.youtube-nocookie.com",
    "player.vimeo.com",
    "geo.dailymotion.com",
    "platform.twitter.com",
    "embed.bsky.app",
}
PARTS = st.sampled_from(["\t", "\n", "\0", " "]) | st.sampled_from(
    """https:// http:// javascript: // @ : / \\ .. ? & = # %2f %00 www. m. youtube.com youtu.be x.com
    piaille.fr vimeo.com bsky.app evil.org 127.0.0.1 localhost watch v t embed shorts status profile
    post @a dQw4w9WgXcQ 76979871 109252111498807689 3la62zxt4rs2j did:plc: é ' " < >""".split()
)


@given(st.lists(PARTS | st.text(max_size=4), max_size=14).map("".join))
def test_whatever_is_typed_a_frame_has_a_known_host_and_a_plain_address(typed):
    embed = read_embed(typed)
    if embed is None:
        return
    assert read_embed(embed.url) == embed
    parts = urlsplit(embed.frame)
    assert parts.scheme == "https" and parts.netloc == parts.hostname
    assert parts.netloc in FRAMES or embed.provider == "mastodon"
    assert not set(embed.url + embed.frame) & set("'\"<>\\ \t\n\0")


def test_only_its_own_frames_open_the_policy_of_a_body():
    video = f'<figure data-block="embed" data-url="{YOUTUBE}"></figure>'
    typed = '<p>&lt;figure class="embed embed-video" data-frame="https://evil.org/x"&gt;</p>'
    drawn = render_body(Document(sanitise(video + typed + video)), {}, "fr")
    assert frame_origins(drawn) == ["https://www.youtube-nocookie.com"]


@pytest.fixture
def film(db):
    body = (
        f'<p>Avant.</p><figure data-block="embed" data-url="{YOUTUBE}"><figcaption>Le film du'
        ' <em>procès</em></figcaption></figure><figure data-block="embed"'
        ' data-url="https://piaille.fr/@octet/109252111498807689"></figure>'
    )
    return factories.article(body=body)


def policy_of(response) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {name: rest for name, _, rest in (part.partition(" ") for part in parts)}


def test_a_readers_page_may_frame_what_its_own_text_embeds_and_nothing_else(client, film):
    policy = policy_of(client.get(film.get_absolute_url()))
    assert set(policy["frame-src"].split()) == {
        "https://www.youtube-nocookie.com",
        "https://piaille.fr",
    }
    assert policy["script-src"] == "'self'"
    other = factories.article()
    for address in (other.get_absolute_url(), "/", "/feed/"):
        assert "frame-src" not in policy_of(client.get(address))


def test_the_preview_at_the_desk_may_frame_them_too(client, film):
    client.force_login(factories.user("Editor"))
    policy = policy_of(client.get(f"/admin/articles/article/{film.pk}/preview/"))
    assert "https://piaille.fr" in policy["frame-src"]
    assert "frame-src" not in policy_of(client.get(f"/admin/articles/article/{film.pk}/change/"))


def test_a_page_that_stays_may_embed_as_well(client, db):
    page = factories.page(body=f'<figure data-block="embed" data-url="{YOUTUBE}"></figure>')
    response = client.get(page.get_absolute_url())
    assert policy_of(response)["frame-src"] == "https://www.youtube-nocookie.com"
    assert "embeds.js" in response.content.decode()


def test_without_script_a_reader_has_a_link_and_so_have_feeds(client, film):
    html = client.get(film.get_absolute_url()).content.decode()
    assert f'<a class="embed-card" href="{YOUTUBE}">' in html
    assert "<iframe" not in html
    feed = client.get("/feed/").content.decode()
    assert YOUTUBE in feed and "data-frame" not in feed and "youtube-nocookie" not in feed
    assert "Le film du procès" in film.body_text and "youtube" not in film.body_text


def test_only_a_page_with_embeds_loads_the_script_for_them(client, film):
    assert "embeds.js" in client.get(film.get_absolute_url()).content.decode()
    plain = factories.article()
    assert "embeds.js" not in client.get(plain.get_absolute_url()).content.decode()
