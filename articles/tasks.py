"""Jobs of the articles app. Each is a shell around one function, and safe to run twice."""

from django.db import transaction
from django.db.models import Q
from django.dispatch import receiver
from django_tasks import task

from articles.models import (
    Article,
    Author,
    Byline,
    Image,
    ProductBox,
    Promo,
    Tag,
    TaggedArticle,
)
from articles.models.body_use import PICTURES
from articles.models.desk_document import DeskDocument
from articles.models.publication import RENDERED, Change, Status
from articles.models.searching import SearchDocument, SearchWord, names_around
from articles.relating.choosing import relate
from articles.search.indexing import rename
from articles.share_cards import keep_card
from articles.signals import changed, embargoed, published, withdrawn

# Where a body shows a row.
SHOWN_BY = {
    Image: PICTURES,
    ProductBox: ("product",),
    Promo: ("promo",),
}
# Whose names the indexes hold: the rows that tie one to articles, its column there, and theirs.
NAMED = {"Author": (Byline, "author", "article"), "Tag": (TaggedArticle, "tag", "content_object")}
RENAMED_AT_ONCE = 500  # articles, about half a second
RELATED_AT_ONCE = 200  # articles that one job relates after an import, about two seconds


@task()
def make_renditions(image_id: int) -> None:
    image = Image.objects.filter(pk=image_id).first()
    if image and image.make_renditions():
        changed.send(Image, instance=image)


@task()
def relate_article(article_id: int) -> None:
    """What to read after the article; and whoever is near it may now be read before it."""
    article = Article.objects.filter(pk=article_id, published_at__isnull=False).first()
    if article is None:
        return
    relate_and_tell(article)
    for other in Article.objects.public().filter(related_to__article=article).order_by("pk"):
        relate_and_tell(other)


def relate_and_tell(article: Article) -> None:
    if relate(article):
        changed.send(Article, instance=article, is_inside=True)


@task()
def relate_unrelated(after: int = 0) -> None:
    """After articles came in bulk: relate those that have no relations yet, a slice at a time."""
    missing = Article.objects.filter(pk__gt=after, published_at__isnull=False, related_items=None)
    articles = list(missing.order_by("pk")[:RELATED_AT_ONCE])
    for article in articles:
        relate_and_tell(article)
    if len(articles) == RELATED_AT_ONCE:
        relate_unrelated.enqueue(articles[-1].pk)


@task()
def relate_neighbours(article_id: int) -> None:
    """After a withdrawal: whoever showed the article gets another in its place."""
    showing = Article.objects.filter(related_items__related_id=article_id).order_by("pk")
    for article in showing.iterator(chunk_size=100):
        relate_and_tell(article)


@task()
def redraw(article_id: int) -> None:
    """Draw a published body again because something it shows has changed. Dates stay as they are.

    The row is held meanwhile: a publication at the same moment must not get its old text back.
    """
    with transaction.atomic():
        article = Article.objects.select_for_update().filter(pk=article_id).first()
        if article and article.was_public:
            article.render()
            article.save(update_fields=RENDERED)
            changed.send(Article, instance=article, is_inside=True)


@task()
def draw_share_card(article_id: int) -> None:
    article = Article.objects.select_related("section", "lead_image", "social_image")
    article = article.filter(pk=article_id, published_at__isnull=False).first()
    if article and keep_card(article):
        changed.send(Article, instance=article, is_inside=True)


@task()
def learn_words(article_id: int) -> None:
    """The vocabulary that spelling is compared with; nobody misses a word for a second."""
    SearchWord.objects.note(Article.objects.filter(pk=article_id))


@task()
def rename_in_indexes(kind: str, named_id: int, after: int = 0) -> None:
    """An author or a tag (``kind``, a key of NAMED) may be called otherwise now: a slice of its articles
    at a time, those behind the number ``after`` next."""
    rows, named, article = NAMED[kind]
    ties = rows.objects.filter(**{named: named_id, f"{article}__gt": after}).order_by(article)
    pks = list(ties.values_list(article, flat=True).distinct()[:RENAMED_AT_ONCE])
    rename(pks)
    if len(pks) == RENAMED_AT_ONCE:
        rename_in_indexes.enqueue(kind, named_id, pks[-1])


def redraw_users_of(*paths: str, row) -> None:
    """Enqueue a redraw of every published article whose body shows ``row`` (by ``image``, ``promo``…)."""
    uses = Q(*((f"body_uses__{path}", row) for path in paths), _connector=Q.OR)
    for pk in Article.objects.filter(uses).values_list("pk", flat=True).distinct().iterator():
        redraw.enqueue(pk)


@receiver(published)
def after_publication(sender, article, change, **kwargs):
    names = names_around([article.pk])
    SearchDocument.objects.write([article], names)  # here: search never shows another state
    DeskDocument.objects.write([article], names)
    if change == Change.FIRST:
        learn_words.enqueue(article.pk)
    relate_article.enqueue(article.pk)
    if article.share_card or article.shown_image is None:
        draw_share_card.enqueue(article.pk)
    redraw_users_of("read_also", row=article)


@receiver(embargoed)
def after_another_hour(sender, article, **kwargs):
    if article.status == Status.PUBLISHED:
        SearchDocument.objects.write([article])


@receiver(withdrawn)
def after_withdrawal(sender, article, **kwargs):
    SearchDocument.objects.filter(pk=article.pk).delete()
    relate_neighbours.enqueue(article.pk)
    if article.share_card:
        draw_share_card.enqueue(article.pk)
    redraw_users_of("read_also", row=article)


@receiver(changed, sender=Image)
@receiver(changed, sender=ProductBox)
@receiver(changed, sender=Promo)
def after_change_of_a_row(sender, instance, **kwargs):
    if instance.pk is None:  # deleted, which is possible only where no published body shows it
        return
    redraw_users_of(*SHOWN_BY[sender], row=instance)


@receiver(changed, sender=Author)
@receiver(changed, sender=Tag)
def after_another_name(sender, instance, **kwargs):
    rename_in_indexes.enqueue(sender.__name__, instance.pk)
