"""Publishing the demo's articles as their newsroom would have: written, signed, published, corrected."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from articles.models import Article, Author, Byline, Correction, Dossier, HandPickedItem, Section
from articles.models.publication import RENDERED
from articles.relating.choosing import relate
from newsroom.demo.content import paper, shapes
from newsroom.demo.content.markup import story
from newsroom.demo.content.shapes import REFERENCE
from newsroom.models import User


@dataclass(frozen=True)
class Desk:
    """What an edition is made with: rows by the names that the texts use."""

    now: datetime
    staff: dict[str, User]
    sections: dict[str, Section]
    authors: dict[str, Author]
    tags: dict
    images: dict
    dossier: Dossier
    boxes: dict[str, dict]  # "product" and "promo": rows by key


def moment(record: shapes.Article, now: datetime) -> datetime:
    """When an article was published; an embargoed one is ready, and dated now."""
    return record.at or min(now, now - record.age)


def write_articles(desk: Desk) -> dict[str, Article]:
    """Write all, then publish them in the order of their dates; return them by slug."""
    articles = {record.slug: begin(record, desk) for record in paper.ARTICLES}
    resolve = resolver(desk, articles)
    for record in sorted(paper.ARTICLES, key=lambda record: moment(record, desk.now)):
        article = articles[record.slug]
        fill(article, record, desk, resolve)
        FINISH[record.state](article, record, desk)
        follow_up(article, record, desk, resolve)
    for record in paper.ARTICLES:
        settle(articles[record.slug], record, articles)
    return articles


def begin(record: shapes.Article, desk: Desk) -> Article:
    """The row with its columns; the body comes when every other row has an id to refer to."""
    return Article.objects.create(
        section=desk.sections[record.section],
        slug=record.slug,
        kind=record.kind,
        kicker=record.kicker,
        title=record.title,
        standfirst=record.standfirst,
        lead_image=desk.images.get(record.picture),
        dossier=desk.dossier if record.dossier else None,
        dossier_position=record.place,
        advertiser=record.advertiser,
        created_by=desk.staff["Journalist"],
    )


def resolver(desk: Desk, articles: dict[str, Article]) -> Callable[[str], str]:
    """A function which puts ids and addresses where a body has ``{image:KEY}`` or ``{url:SLUG}``."""
    rows = {"image": desk.images, "article": articles, **desk.boxes}
    addresses = {page.slug: f"/{page.slug}/" for page in paper.PAGES}
    addresses |= {slug: article.get_absolute_url() for slug, article in articles.items()}
    addresses[desk.dossier.slug] = desk.dossier.get_absolute_url()

    def named(match) -> str:
        kind, name = match.groups()
        return addresses[name] if kind == "url" else str(rows[kind][name].pk)

    return lambda body: REFERENCE.sub(named, body)


def fill(article: Article, record: shapes.Article, desk: Desk, resolve) -> None:
    article.body = resolve(record.body)
    article.save(update_fields=["body"])
    article.tags.set([desk.tags[slug].name for slug in record.tags])
    Byline.objects.bulk_create(
        Byline(
            article=article,
            author=desk.authors[signature.author],
            role=signature.role,
            agency=signature.agency,
            position=position,
        )
        for position, signature in enumerate(record.byline)
    )


def publish(article: Article, record: shapes.Article, desk: Desk) -> None:
    article.save_draft(article.snapshot(), by=desk.staff["Journalist"])
    article.publish(by=desk.staff["Editor"], at=moment(record, desk.now))


def leave_as_draft(article: Article, record: shapes.Article, desk: Desk) -> None:
    article.save_draft(article.snapshot(), by=desk.staff["Journalist"])


def embargo(article: Article, record: shapes.Article, desk: Desk) -> None:
    article.embargo_until = desk.now - record.age
    article.save(update_fields=["embargo_until"])
    publish(article, record, desk)


def publish_and_withdraw(article: Article, record: shapes.Article, desk: Desk) -> None:
    publish(article, record, desk)
    article.withdraw(by=desk.staff["Editor"], reason=record.reason)


FINISH = {
    "published": publish,
    "draft": leave_as_draft,
    "embargoed": embargo,
    "withdrawn": publish_and_withdraw,
}


def follow_up(article: Article, record: shapes.Article, desk: Desk, resolve) -> None:
    """What happened to an article after it was published; then its history gets its true dates."""
    antedate(article, moment(record, desk.now))
    for correction in record.corrections:
        when = desk.now - correction.age
        article.corrections.create(
            kind=Correction.Kind(correction.kind), date=when, text=correction.text
        )
        article.publish(by=desk.staff["Editor"], change="correction", at=when)
    if record.update:
        content = article.draft()
        content["body"] += resolve(story(record.update.addition))
        article.save_draft(content, by=desk.staff["Journalist"])
        when = desk.now - record.update.age
        article.publish(by=desk.staff["Editor"], change="significant", at=when)


def antedate(article: Article, when: datetime) -> None:
    """Let rows, history and log say when it would have been done, not when the demo was made."""
    Article.objects.filter(pk=article.pk).update(created_at=when, modified_at=when)
    article.log.update(at=when)
    article.revisions.update(made_at=when)
    article.revisions.exclude(published_at=None).update(published_at=when)


def settle(article: Article, record: shapes.Article, articles: dict[str, Article]) -> None:
    """What needs all the others to be public: announced articles, and « Lire aussi »."""
    HandPickedItem.objects.bulk_create(
        HandPickedItem(article=article, related=articles[slug], position=position)
        for position, slug in enumerate(record.related)
    )
    if record.state != "published":
        return
    if any(kind == "article" for kind, _name in shapes.references(record.body)):
        article.render()
        article.save(update_fields=RENDERED)
    relate(article)
