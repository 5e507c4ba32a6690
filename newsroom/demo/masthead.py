"""The rows around articles: sections, tags, authors, boxes, pages, the dossier."""

from articles.body.schema import sanitise
from articles.models import (
    Author,
    Dossier,
    DossierEvent,
    Image,
    Page,
    ProductBox,
    Promo,
    Section,
    Tag,
)
from newsroom.demo.content import paper

Images = dict[str, Image]


def make_sections() -> dict[str, Section]:
    return {
        record.slug: Section.objects.get_or_create(
            slug=record.slug,
            defaults={
                "name": record.name,
                "description": record.description,
                "accent": record.accent,
                "position": position,
            },
        )[0]
        for position, record in enumerate(paper.SECTIONS, start=1)
    }


def make_tags() -> dict[str, Tag]:
    return {
        record.slug: Tag.objects.get_or_create(
            slug=record.slug, defaults={"name": record.name, "description": record.description}
        )[0]
        for record in paper.TAGS
    }


def make_authors(images: Images | None = None) -> dict[str, Author]:
    images = images or {}
    return {
        record.slug: Author.objects.get_or_create(
            slug=record.slug,
            defaults={
                "name": record.name,
                "job_title": record.role,
                "bio": record.bio,
                "portrait": images.get(record.slug),
            },
        )[0]
        for record in paper.AUTHORS
    }


def make_products(images: Images) -> dict[str, ProductBox]:
    return {
        record.key: ProductBox.objects.create(
            name=record.name,
            maker=record.maker,
            description=record.description,
            url=record.url,
            call=record.call,
            price=record.price,
            image=images[record.key],
        )
        for record in paper.PRODUCTS
    }


def make_promo() -> Promo:
    (first, first_url), (second, second_url) = paper.PROMO.links
    return Promo.objects.create(
        name=paper.PROMO.name,
        text=paper.PROMO.text,
        first_label=first,
        first_url=first_url,
        second_label=second,
        second_url=second_url,
    )


def make_dossier(images: Images) -> Dossier:
    record = paper.DOSSIER
    return Dossier.objects.create(
        slug=record.slug,
        title=record.title,
        introduction=record.introduction,
        state_of_play=record.state_of_play,
        image=images[record.picture],
    )


def tell_dossier(dossier: Dossier, articles: dict) -> None:
    """Write the timeline, each event with the article that tells it."""
    DossierEvent.objects.bulk_create(
        DossierEvent(
            dossier=dossier,
            date=event.on,
            precision=event.precision,
            title=event.title,
            text=event.text,
            article=articles.get(event.article),
        )
        for event in paper.DOSSIER.events
    )


def make_pages(resolve) -> None:
    """``resolve`` puts addresses where a body names what it links to."""
    for position, record in enumerate(paper.PAGES, start=1):
        Page.objects.get_or_create(
            slug=record.slug,
            defaults={
                "title": record.title,
                "body": sanitise(resolve(record.body)),
                "position": position,
            },
        )
