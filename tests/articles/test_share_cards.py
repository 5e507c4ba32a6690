"""The card that networks show of an article: its picture around what matters in it, or else its title."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image as Pillow

from articles import share_cards
from tests import factories
from tests.articles.test_structured_data import HERE, head, node
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

LONG = (
    "Vous recevez une notification de fuite : que faire, et dans quel ordre, quand tout le monde vous dit le "
    "contraire et que personne ne répond au téléphone, ni le matin ni le soir, à l’hôpital de l’Île-d’Yeu"
)
needs_a_font = pytest.mark.skipif(
    share_cards.font_for("É") is None,
    reason="this machine has none of the fonts that cards are set in",
)


def shown(client, address: str) -> Pillow.Image:
    """The picture that a network would fetch for the page, as it is."""
    meta = head(client, address).meta
    answer = client.get(meta["og:image"])
    assert answer.status_code == 200
    picture = Pillow.open(io.BytesIO(answer.content))
    assert (
        picture.size == (int(meta["og:image:width"]), int(meta["og:image:height"])) == (1200, 630)
    )
    return picture


def ink(picture) -> list[int]:
    """For each row of pixels, how many are dark."""
    grey = picture.convert("L")
    return [sum(grey.getpixel((x, y)) < 100 for x in range(0, 1200, 3)) for y in range(630)]


@pytest.mark.parametrize(("focal", "colour"), [(0.0, (0, 0, 255)), (1.0, (255, 0, 0))])
def test_a_picture_is_cut_around_its_focal_point(client, focal, colour):
    """Upright, blue at its top and red at its bottom."""
    file = Pillow.new("RGB", (1300, 2600), (0, 0, 255))
    file.paste((255, 0, 0), (0, 1300, 1300, 2600))
    out = io.BytesIO()
    file.save(out, "PNG")
    picture = factories.image(
        file=factories.SimpleUploadedFile("a.png", out.getvalue(), "image/png"),
        focal_y=focal,
        drawn=True,
    )
    article = factories.article(lead_image=picture)
    got = shown(client, article.get_absolute_url()).convert("RGB").getpixel((600, 315))
    assert max(abs(here - there) for here, there in zip(got, colour, strict=True)) < 30


@needs_a_font
def test_an_article_without_picture_shows_its_title(client):
    article = factories.article(title="À l'œuvre : « rien à cacher »")
    address = article.get_absolute_url()
    before = head(client, address).meta["og:image"]
    assert before == f"{HERE}/static/img/share.png"
    run_jobs()
    page = head(client, address)
    assert page.meta["og:image"] != before
    assert page.meta["og:image:alt"] == article.title
    assert node(page.graph, "NewsArticle")["image"] == [page.meta["og:image"]]
    rows = ink(shown(client, address))
    assert sum(rows[share_cards.TITLE_TOP : 480]) > 1_000


@needs_a_font
@pytest.mark.parametrize("title", [LONG, "É" * 250, "a " * 125, "🧑‍💻 Un écran", "Ṽęŕý łœñğ " * 20])
def test_no_title_runs_over_its_card(client, title):
    article = factories.article(title=title[:250].strip())
    run_jobs()
    picture = shown(client, article.get_absolute_url()).convert("L")
    outside = [(x, y) for y in range(20, 630) for x in (*range(40), *range(1160, 1200))]
    assert all(picture.getpixel(place) > 200 for place in outside)
    assert sum(ink(picture)[485:520]) == 0


@needs_a_font
def test_a_short_title_is_set_larger_than_a_long_one_and_a_cut_one_says_so():
    name = share_cards.font_for(LONG)
    short, long = share_cards.fitted("La fuite", name), share_cards.fitted(LONG * 2, name)
    assert short == (max(share_cards.TITLE_SIZES), ["La fuite"])
    assert long[0] == min(share_cards.TITLE_SIZES)
    assert long[1][-1].endswith("…")


def test_a_title_in_letters_that_no_font_has_leaves_the_papers_own_card(client):
    article = factories.article(title="\U000105c0\U000105c1\U000105c2")  # Todhri
    run_jobs()
    assert (
        head(client, article.get_absolute_url()).meta["og:image"] == f"{HERE}/static/img/share.png"
    )


@needs_a_font
def test_the_card_follows_the_title_and_leaves_with_the_article(client):
    article = factories.article(title="Un")
    run_jobs()
    article.refresh_from_db()
    first = article.share_card
    article.save_draft(article.snapshot() | {"title": "Deux"}, by=None)
    article.publish(change="minor")
    run_jobs()
    article.refresh_from_db()
    assert article.share_card not in ("", first)
    assert not default_storage.exists(share_cards.path_of(first))
    last = article.share_card
    assert share_cards.keep_card(article) is False  # twice is once
    article.withdraw(reason="test")
    run_jobs()
    article.refresh_from_db()
    assert article.share_card == ""
    assert not default_storage.exists(share_cards.path_of(last))


@needs_a_font
def test_a_picture_that_comes_later_takes_the_place_of_the_title(client):
    article = factories.article()
    run_jobs()
    article.refresh_from_db()
    picture = factories.image(drawn=True)
    article.save_draft(article.snapshot() | {"lead_image_id": picture.pk}, by=None)
    article.publish(change="minor")
    run_jobs()
    article.refresh_from_db()
    assert article.share_card == ""
    assert picture.renditions["folder"] in head(client, article.get_absolute_url()).meta["og:image"]


@needs_a_font
def test_nobody_finds_a_card_by_guessing_a_title(settings):
    article = factories.article(title="Secret")
    ours = share_cards.folder_of(article)
    settings.SECRET_KEY = "another secret key of another site, long enough"
    assert share_cards.folder_of(article) != ours
