"""What search reads: a row for each article, written with it, in the same transaction.

Readers' search has ``SearchDocument``, of what is published; the newsroom's reads ``DeskDocument`` as well, a
table of its own so that no draft can be found by way of the other.

A row holds stems (see :mod:`articles.body.stemming`). The database keeps its own index of them: a
generated column on PostgreSQL, an FTS5 table fed by triggers on SQLite (both in a migration), so that
whoever writes a row, one or ten thousand, has kept the index.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.body.stemming import stems, words
from articles.models.byline import Byline
from articles.models.tag import TaggedArticle

COLUMNS = ("title", "standfirst", "body", "subjects", "shown_at")
ROWS = 200  # written by one statement


def batched(names: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(names), size):
        yield names[start : start + size]


def names_around(pks: Iterable[int]) -> dict[int, list[str]]:
    """Article id → who signed it and what it is tagged with, by every name. Two queries."""
    signed = Byline.objects.filter(article__in=pks).order_by("article", "position", "pk")
    tagged = TaggedArticle.objects.filter(content_object__in=pks).order_by("content_object", "tag")
    names = defaultdict(dict)  # each once, in order
    for pk, name in signed.values_list("article", "author__name"):
        names[pk][name] = True
    for pk, *names_of_tag in tagged.values_list(
        "content_object", "tag__name", "tag__synonyms__name"
    ):
        names[pk] |= dict.fromkeys(filter(None, names_of_tag), True)
    return defaultdict(list, {pk: list(found) for pk, found in names.items()})


class SearchDocumentQuerySet(models.QuerySet):
    def write(self, articles: Iterable, names: dict | None = None) -> None:
        """Write the rows of ``articles`` anew; their bylines and tags are there. Safe to repeat."""
        articles = list(articles)
        if names is None:
            names = names_around([article.pk for article in articles])
        rows = [self.model.of(article, names[article.pk]) for article in articles]
        self.bulk_create(
            rows, ROWS, update_conflicts=True, unique_fields=["article"], update_fields=COLUMNS
        )

    def rename(self, pks: list[int]) -> None:
        """Somebody or something that these articles name is called otherwise now: write what differs."""
        names = names_around(pks)
        changed = []
        for row in (
            self.filter(pk__in=pks).select_related("article").only("subjects", "article__language")
        ):
            subjects = stems(" ".join(names[row.pk]), row.article.language)
            if subjects != row.subjects:
                row.subjects = subjects
                changed.append(row)
        self.bulk_update(changed, ["subjects"], ROWS)


class SearchDocument(models.Model):
    """The stems of one published article."""

    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="search_document"
    )
    title = models.TextField()
    standfirst = models.TextField()
    body = models.TextField()
    subjects = models.TextField(default="")  # the names of its authors and tags
    shown_at = models.DateTimeField()  # when readers get it: publication, or the end of its embargo

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of the search index")
        verbose_name_plural = _("search index")
        ordering = ["-shown_at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["-shown_at", "-article"], name="search_newest")]

    def __str__(self):
        return f"{self.article_id}: {self.title}"

    @classmethod
    def of(cls, article, names: list[str]) -> "SearchDocument":
        return cls(
            article=article,
            title=stems(f"{article.title} {article.kicker}", article.language),
            standfirst=stems(article.standfirst, article.language),
            body=stems(article.body_text, article.language),
            subjects=stems(" ".join(names), article.language),
            shown_at=max(filter(None, (article.published_at, article.embargo_until))),
        )


class SearchWordManager(models.Manager):
    def note(self, articles: Iterable) -> None:
        """Count the words of ``articles``, each once for an article, and learn the new ones.

        About right is enough: the counts only say which of two spellings is the usual one.
        """
        counts = Counter(
            word
            for article in articles
            for word in set(words(f"{article.title} {article.standfirst} {article.body_text}"))
            if word.isalpha()
        )
        for names in batched(
            sorted(counts), ROWS
        ):  # in one order, so that two writers never wait crosswise
            known = self.in_bulk(names)
            self.bulk_create(
                (
                    SearchWord(
                        word=name,
                        articles=counts[name] + (known[name].articles if name in known else 0),
                    )
                    for name in names
                ),
                update_conflicts=True,
                unique_fields=["word"],
                update_fields=["articles"],
            )


class SearchWord(models.Model):
    """A word of the archive, folded but not cut: what a mistyped one is compared with."""

    word = models.CharField(max_length=60, primary_key=True)
    articles = models.PositiveIntegerField(default=0)  # about how many hold it

    objects = SearchWordManager()

    class Meta:
        verbose_name = _("word of the archive")
        verbose_name_plural = _("words of the archive")
        ordering = ["word"]
        default_permissions = ()

    def __str__(self):
        return self.word
