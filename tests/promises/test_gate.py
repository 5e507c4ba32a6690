"""Whatever readers may not see is on no public address, in no state, under no name."""

import html
import re
from datetime import timedelta
from types import SimpleNamespace
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import path
from django.utils import timezone

from articles.fronts.kinds import KINDS
from articles.models import (
    Article,
    Author,
    Dossier,
    DossierEvent,
    Front,
    HandPickedItem,
    Page,
    Redirect,
    RelatedItem,
    Section,
    Tag,
)
from articles.models.arrangement import Arrangement
from articles.models.publication import Status
from articles.sitemaps import LISTS
from articles.views import listing
from comments.models import Comment
from tests import factories
from tests.jobs import run_jobs
from tests.site_map import UnknownAddress, addresses, public_patterns

pytestmark = pytest.mark.django_db

SHARED = "chrysanthème"  # a word that every article of the test has, hidden or not
UNPUBLISHED = [each.value for each in Status if each not in (Status.PUBLISHED, Status.WITHDRAWN)]
STATES = [*UNPUBLISHED, "scheduled", "embargoed", "withdrawn", "revised"]
LINK = re.compile(r"""(?:href|src|action)="([^"]+)"|<loc>([^<]+)</loc>""")
SHOWN_ON = """archive-month archive-day front section tag author dossier article search feed
    section-feed tag-feed author-feed sitemap-period sitemap-news""".split()


def word(state: str, place: str) -> str:
    """A word that nothing else on the site can hold; letters only, so that it survives any setting."""
    return f"zq{state}{place}qz".replace("_", "")


def telling(state: str, around, **fields) -> dict:
    """Everything by which an article could betray itself, each with a word of its own."""
    return {
        "title": f"Titre {word(state, 'title')}",
        "kicker": word(state, "kicker"),
        "slug": word(state, "slug"),
        "standfirst": f"{SHARED} {word(state, 'standfirst')}",
        "body": f"<p>{SHARED} {word(state, 'body')}</p>",
        "seo_title": word(state, "seotitle"),
        "seo_description": word(state, "seodescription"),
        "social_title": word(state, "socialtitle"),
        "section": around.section,
        "dossier": around.dossier,
        "lead_image": factories.image(alt=word(state, "alt"), caption=word(state, "caption")),
        "tags": [word(state, "tag"), around.tag],
        "authors": [around.author],
    } | fields


def put_everywhere(article, beside, around, position: int) -> None:
    """Name the article wherever an editor can name one."""
    HandPickedItem.objects.create(article=beside, related=article, position=position)
    DossierEvent.objects.create(
        dossier=around.dossier, date=timezone.localdate(), title="Un fait", article=article
    )
    Redirect.objects.create(path=f"/ancien/{position}/", article=article)
    if article.state != "revised":  # what is corrected there is public
        factories.correction(article, text=f"Rectifié : {word(article.state, 'correction')}")


def place_on_fronts(hidden, section) -> None:
    """By hand in the lead and in rows of the front page and of the section's; and announced over all."""
    kinds = [KINDS["lead"], KINDS["row"], KINDS["row"], KINDS["wire"]]
    for front in (Front.objects.of(None), Front.objects.of(section)):
        page = Arrangement(tuple(kind.new(f"c{n}") for n, kind in enumerate(kinds, start=1)))
        for number, each in enumerate(hidden):
            place, key = number // len(kinds) + 1, f"c{number % len(kinds) + 1}"
            page = page.placed(each.pk, key, place, 7)
        front.launch(page, by=None)
    for each in hidden:
        if each.state != "revised":  # the article that it leads to is public
            text = f"Alerte {word(each.state, 'breaking')}"
            factories.breaking(article=each, everywhere=True, text=text)


def hide(state: str, around) -> Article:
    """An article in that state. Those that were public once are so until ``take_back``."""
    if state in UNPUBLISHED:
        made = factories.draft(**telling(state, around))
        Article.objects.filter(pk=made.pk).update(status=state)
        return made
    later = timezone.now() + timedelta(days=2)
    if state == "scheduled":
        return factories.article(at=later, **telling(state, around))
    if state == "embargoed":
        return factories.article(**telling(state, around, embargo_until=later))
    if state == "revised":
        return factories.article(title=f"{SHARED} public", section=around.section)
    return factories.article(**telling(state, around))


def take_back(article, around) -> None:
    if article.state == "withdrawn":
        article.withdraw(reason="test")
    if article.state == "revised":
        secret = telling("revised", around, section=None, dossier=None, lead_image=None)
        simple = {name: value for name, value in secret.items() if isinstance(value, str)}
        article.save_draft(
            article.snapshot() | simple | {"tags": [word("revised", "tag")]}, by=None
        )


@pytest.fixture
def newsroom(monkeypatch):
    """A paper with one public article, which points at one hidden article for each state."""
    monkeypatch.setattr(listing, "PAGE_SIZE", 2)  # so that there are second pages to look at
    around = SimpleNamespace(
        section=factories.section(name="Sécurité", slug="securite"),
        dossier=factories.dossier(events=2),
        author=factories.author(),
        tag=factories.tag("Partagé"),
    )
    hidden = []
    for state in STATES:
        made = hide(state, around)
        made.state = state
        hidden.append(made)
    blocks = "".join(f'<div data-block="read-also" data-id="{each.pk}"></div>' for each in hidden)
    public = [
        factories.article(
            title=f"Ouvert {SHARED} {number}",
            body=f"<p>{SHARED}</p>{blocks}",
            section=around.section,
            dossier=around.dossier,
            tags=[around.tag],
            authors=[around.author],
        )
        for number in range(4)
    ]
    factories.page()
    for position, each in enumerate(hidden, start=1):
        put_everywhere(each, public[0], around, position)
    place_on_fronts(hidden, around.section)
    for each in public:
        factories.comment(each, state="approved")
    for each in hidden:
        if each.state != "revised":  # what is said under it is public
            factories.comment(each, state="approved", text=word(each.state, "comment"))
    run_jobs()
    for each in hidden:
        take_back(each, around)
    run_jobs()
    RelatedItem.objects.all().delete()
    RelatedItem.objects.bulk_create(  # after the jobs, which would rather have taken them away
        RelatedItem(article=public[0], related=each, position=0) for each in hidden
    )
    return SimpleNamespace(around=around, public=public, hidden=hidden)


def values() -> dict[str, list]:
    """What to put into the place-holders of addresses: everything there is, hidden or not."""
    slugs = [
        slug
        for model in (Section, Tag, Author, Dossier, Page, Article)
        for slug in model.objects.exclude(slug="").values_list("slug", flat=True)
    ]
    dates = Article.objects.exclude(published_at=None).values_list("published_at", flat=True)
    days = {f"{date:%Y-%m-%d}" for date in dates}
    return {
        "slug": slugs,
        "section": list(Section.objects.values_list("slug", flat=True)),
        "period": sorted(days | {day[:7] for day in days}),
        "year": sorted({day[:4] for day in days}),
        "month": sorted({day[5:7] for day in days}),
        "day": sorted({day[8:] for day in days}),
        "things": list(LISTS),
        "article_id": list(Article.objects.values_list("pk", flat=True)),
        "comment_id": list(Comment.objects.values_list("pk", flat=True)),
        "token": ["inconnu"],
        "key": ["inconnue"],
        "folder": ["0" * 20],
        "cut": ["full-480"],
        "kind": ["jpeg"],
    }


def searches() -> list[str]:
    queries = [SHARED, "Ouvert", *(word(state, "title") for state in STATES)]
    return [f"/search/?q={query}" for query in queries]


def links(response, address: str):
    """The addresses of this site that a page names."""
    for match in LINK.finditer(response.content.decode()):
        parts = urlsplit(
            urljoin(f"http://127.0.0.1:8000{address}", html.unescape(match[1] or match[2]))
        )
        if parts.netloc == "127.0.0.1:8000" and not parts.path.startswith(("/static/", "/admin/")):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def walk(client):
    """Visit every address of the URL configuration and every link found there; yield the answers."""
    start = dict.fromkeys(address for _name, address in addresses(public_patterns(), values()))
    start |= dict.fromkeys(searches()) | dict.fromkeys(
        Redirect.objects.values_list("path", flat=True)
    )
    waiting, seen = list(start), set(start)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code < 500, f"{address} answers {response.status_code}"
        yield address, response
        if response.headers.get("Content-Type", "").startswith(("text/", "application/")):
            found = set(links(response, address)) - seen
            waiting += found
            seen |= found


def said_by(address: str, response) -> str:
    """All that a page and its headers say; a search may repeat the words that it was asked for."""
    text = html.unescape(response.content.decode("utf-8", "replace")) + str(response.headers)
    asked = urlsplit(address).query.removeprefix("q=")
    return text.lower().replace(asked.lower(), "") if asked.startswith("zq") else text.lower()


def test_a_reader_finds_no_hidden_article_anywhere_on_the_site(client, newsroom):
    visited = 0
    for address, response in walk(client):
        visited += 1
        said = said_by(address, response)
        leaks = re.findall(r"zq\w+?qz", said if "zq" in said else "")
        # An address that was asked for may come back inside links of the answer's own 404 page.
        leaks = [leak for leak in leaks if leak not in address]
        assert not leaks, f"{address} ({response.status_code}) shows {sorted(set(leaks))}"
    assert visited > 100


def test_a_hidden_article_answers_as_if_it_had_never_been_unless_it_was_withdrawn(client, newsroom):
    for article in newsroom.hidden:
        article.refresh_from_db()
        expected = {"withdrawn": 410, "revised": 200}.get(article.state, 404)
        assert client.get(article.get_absolute_url()).status_code == expected, article.state


def test_the_tag_of_hidden_articles_alone_is_no_page(client, newsroom):
    for state in STATES:
        assert client.get(f"/tag/{word(state, 'tag')}/").status_code == 404
        assert client.get(f"/tag/{word(state, 'tag')}/feed/").status_code == 404


def test_the_walk_is_not_blind_it_sees_what_is_public(client, newsroom):
    newest = newsroom.public[-1]
    telltales = (newest.title, newest.get_absolute_url())
    shown = set()
    for name, address in addresses(public_patterns(), values()):
        wanted = f"{address}?q={SHARED}" if name == "articles:search" else address
        text = html.unescape(client.get(wanted).content.decode("utf-8", "replace"))
        if any(telltale in text for telltale in telltales):
            shown.add(name.removeprefix("articles:"))
    assert set(SHOWN_ON) <= shown


def test_a_new_address_with_a_parameter_of_its_own_must_be_made_known_to_the_walk():
    resolver = SimpleNamespace(url_patterns=[path("wire/<int:hour>/", lambda: None, name="wire")])
    with pytest.raises(UnknownAddress, match=r"“wire/<int:hour>/” .* takes hour"):
        list(addresses(public_patterns(resolver), values()))


def test_a_new_address_must_have_a_name():
    resolver = SimpleNamespace(url_patterns=[path("wire/", lambda: None)])
    with pytest.raises(UnknownAddress, match="has no name"):
        list(public_patterns(resolver))
