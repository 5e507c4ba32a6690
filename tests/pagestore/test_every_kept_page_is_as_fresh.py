"""The promise over everything: whatever editors did, in whatever order, and whoever read meanwhile,
every kept page is, byte for byte, what Django would make now."""

import random
from contextlib import suppress
from itertools import product

import pytest
from django.test import Client

from articles.fronts.placing import usual_now
from articles.fronts.usual import usual_of_a_section
from articles.models import Article, Author, Dossier, Front, Page, Section, Tag
from articles.models.front import NothingNew
from articles.models.publication import Change
from articles.signals import changed
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db(transaction=True)
STEPS = 20
READ, LOOKED_AT = 8, 6  # addresses at each step


class Newsroom:
    """People who do at random what people do."""

    def __init__(self, seed: int):
        self.dice = random.Random(seed)
        self.sections = [factories.section() for _ in range(3)]
        self.tags = [factories.tag() for _ in range(4)]
        self.authors = [factories.author() for _ in range(3)]
        self.dossier = factories.dossier(events=2)
        self.pictures = [factories.image() for _ in range(2)]
        for _ in range(4):
            self.write()

    def some(self, rows):
        return self.dice.sample(rows, self.dice.randint(0, 2))

    def some_of(self, rows, count: int):
        return self.dice.sample(rows, min(count, len(rows)))

    def one(self, **condition) -> Article | None:
        return self.dice.choice([*Article.objects.filter(**condition), None])

    def write(self):
        factories.article(
            section=self.dice.choice(self.sections),
            tags=self.some(self.tags),
            authors=self.some(self.authors),
            dossier=self.dice.choice([self.dossier, None]),
            lead_image=self.dice.choice([*self.pictures, None]),
            kind=self.dice.choice(["news", "opinion", "review", "advertorial"]),
        )

    def rewrite(self):
        if article := self.one(status="published"):
            content = article.snapshot() | {
                "title": f"Titre {self.dice.random()}",
                "section_id": self.dice.choice(self.sections).pk,
                "tags": [tag.name for tag in self.some(self.tags)],
                "dossier_id": self.dice.choice([self.dossier.pk, None]),
                "kind": self.dice.choice(["news", "opinion"]),
            }
            article.save_draft(content, by=None)
            article.publish(change=self.dice.choice(list(Change)[1:5]))

    def withdraw(self):
        if article := self.one(status="published"):
            article.withdraw()

    def publish_again(self):
        if article := self.one(status="withdrawn"):
            article.publish()

    def rename(self):
        model = self.dice.choice([Author, Dossier, Page, Section, Tag])
        if row := model.objects.order_by("?").first():
            name = "title" if hasattr(row, "title") else "name"
            setattr(row, name, f"Nom {self.dice.random()}")
            row.slug = f"nom-{self.dice.randrange(10**9)}"
            row.save()
            changed.send(model, instance=row)

    def place_on_the_front(self):
        """Any articles, whatever their state, in any places of the front page or of a section's."""
        front = Front.objects.of(self.dice.choice([None, *self.sections]))
        page = usual_now() if front.section is None else usual_of_a_section()
        for place in self.some([1, 2, 3]):
            if article := self.one():
                page = page.placed(article.pk, "c1", place, 7)
        with suppress(NothingNew):
            front.launch(page, by=None)

    def announce(self):
        everywhere = self.dice.choice([True, False])
        factories.breaking(article=self.one(), everywhere=everywhere)

    def correct(self):
        if article := self.one(status="published"):
            factories.correction(article)
            changed.send(Article, instance=article)

    def comment(self):
        if article := self.one(status="published"):
            factories.comment(article).approve(by=None)

    def work(self):
        run_jobs()

    ACTS = (
        *(write, rewrite, rewrite, withdraw, publish_again, rename),
        *(place_on_the_front, place_on_the_front, announce, correct, comment, comment, work),
    )

    def act(self):
        self.dice.choice(self.ACTS)(self)


def addresses() -> list[str]:
    found = ["/", "/feed/", "/corrections/", "/sitemap.xml", "/sitemap-news.xml", "/nowhere/"]
    found += [f"/sitemap-{name}.xml" for name in ("pages", "tags", "authors")]
    for model in (Section, Tag, Author, Dossier, Page):
        found += [row.get_absolute_url() for row in model.objects.all()]
        if model is not Page:
            found += [f"{row.get_absolute_url()}feed/" for row in model.objects.all()]
    for section, tag in product(Section.objects.all(), Tag.objects.all()):
        found.append(f"{section.get_absolute_url()}tag/{tag.slug}/feed/json/")
    articles = Article.objects.exclude(section=None).exclude(slug="").select_related("section")
    return found + [article.get_absolute_url() for article in articles]


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2, 3))])
def test_every_kept_page_equals_a_fresh_one(store, reader, seed):
    newsroom = Newsroom(seed)
    asked = set()
    for _ in range(STEPS):
        newsroom.act()
        for address in newsroom.some_of(addresses(), READ):
            asked.add(address)
            reader.get(address)
        assert_fresh(store, newsroom.some_of(kept_among(store, asked), LOOKED_AT))
    assert_fresh(store, kept_among(store, asked))


def kept_among(store, asked) -> list[str]:
    rows = store.index.read("SELECT address FROM page WHERE is_ready ORDER BY address")
    return [address for (address,) in rows if address in asked]


def assert_fresh(store, addresses):
    django = Client()
    for address in addresses:
        fresh, page = django.get(address), store.load(address)
        assert (page.status, page.body) == (fresh.status_code, fresh.content), address
