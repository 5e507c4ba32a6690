"""Killed anywhere and started again, an import ends where an uninterrupted one would have."""

import random

import pytest
from django.db import connection

from articles.models import Article, Byline, Image, Page, Redirect, Section, TaggedArticle
from comments.models import Comment, CommenterContact, Thread
from newsroom.models import ImportedItem
from newsroom.wordpress import importing
from newsroom.wordpress.importing import Import
from tests import factories
from tests.wordpress import exports
from tests.wordpress.exports import SITE, author, category, comment, item, tag, term

KILLS = 25  # on each database
PLAIN = "title slug standfirst body_text status published_at words seo_title".split()


class Killed(BaseException):
    """What a kill is to the code: no handler of its own sees it."""


class Axe:
    """Counts statements, and falls at the one it was set to."""

    def __init__(self, at: int | None = None):
        self.at, self.seen = at, 0

    def __call__(self, execute, sql, params, many, context):
        self.seen += 1
        if self.seen == self.at:
            raise Killed
        return execute(sql, params, many, context)


def bring_in(path, media, axe) -> None:
    with connection.execute_wrapper(axe):
        Import([path], media=media).run()


def everything() -> dict:
    """The whole site, without what depends on the clock or on the numbers of rows."""
    return {
        "articles": sorted(Article.objects.values_list("section__slug", *PLAIN), key=str),
        "pages": list(Page.objects.order_by("slug").values_list("slug", "title", "body")),
        "sections": list(Section.objects.order_by("slug").values_list("slug", "name", "accent", "position")),
        "tags": sorted(TaggedArticle.objects.values_list("content_object__slug", "tag__slug")),
        "bylines": sorted(Byline.objects.values_list("article__slug", "author__slug", "position")),
        "images": sorted(Image.objects.values_list("sha256", "original", "title")),
        "redirects": sorted(
            Redirect.objects.values_list("path", "article__slug", "page__slug", "tag__slug", "section__slug"),
            key=str,
        ),
        "comments": sorted(
            Comment.objects.values_list(
                "article__slug", "author_name", "parent__author_name", "answering__author_name", "state"
            ),
            key=str,
        ),
        "addresses": CommenterContact.objects.count(),
        "threads": sorted(Thread.objects.values_list("article__slug", "shown_count")),
        "ledger": sorted(
            ImportedItem.objects.values_list("kind", "key", "digest", "article__slug", "image__sha256"),
            key=str,
        ),
        "history": sorted(
            Article.objects.values_list("slug", "revisions__kind", "log__verb", "body_uses__image__sha256"),
            key=str,
        ),
    }  # fmt: skip


@pytest.fixture
def export(tmp_path):
    media = tmp_path / "uploads"
    media.mkdir()
    for n in range(3):
        (media / f"photo-{n}.jpg").write_bytes(factories.picture_bytes())
    picture = '<img src="{}/wp-content/uploads/photo-{}.jpg">'
    posts = [
        item(
            n, f"Article {n % 7}", f"Texte {n}. " + picture.format(SITE, n % 4), post_name=f"idem-{n % 5}",
            terms=[term("category", f"c{n % 3}"), term("post_tag", f"t{n % 4}"), term("post_tag", f"u{n}")],
            comments=[comment(n * 10), comment(n * 10 + 1, parent=n * 10)],
            status="draft" if n % 6 == 0 else "publish",
        )
        for n in range(20, 38)
    ]  # fmt: skip
    path = exports.save(
        tmp_path / "export.xml", author(), *(category(f"c{n}") for n in range(3)),
        *(tag(f"t{n}") for n in range(4)),
        *posts, item(50, "Contact", post_type="page"),
        item(60, "", "", post_type="attachment", status="inherit", post_parent="21",
             attachment_url=f"{SITE}/wp-content/uploads/photo-0.jpg"),
    )  # fmt: skip
    return path, media


@pytest.mark.django_db(transaction=True)
def test_an_import_killed_again_and_again_ends_like_one_that_never_was(export, monkeypatch):
    monkeypatch.setattr(importing, "BATCH_ITEMS", 4)
    counting = Axe()
    bring_in(*export, counting)
    expected = everything()
    chance = random.Random(7)
    kills = 0
    while kills < KILLS:
        forget_everything()
        for _ in range(12):
            try:
                bring_in(*export, Axe(chance.randint(1, counting.seen)))
                break
            except Killed:
                kills += 1
        bring_in(*export, Axe())
        found = everything()
        for part, rows in expected.items():
            assert found[part] == rows, part


def forget_everything() -> None:
    CommenterContact.objects.all().delete()
    Comment.objects.filter(parent__isnull=False).delete()
    for model in (Comment, ImportedItem, Redirect, Article, Page, Section, Image):
        model.objects.all().delete()
    Article.tags.through.tag_model().objects.all().delete()
    Byline._meta.get_field("author").related_model.objects.all().delete()
