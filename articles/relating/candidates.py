"""Who may stand under an article at all: a few hundred, each from an index, however large the archive.

The newest with one of its tags, of its dossier and of its section, and what says the same things. A tag that
half of the archive has brings its newest alone: what it has in common with the rest is nothing.
"""

from collections import Counter
from dataclasses import dataclass
from math import log

from articles.body.stemming import EMPTY_WORDS, words
from articles.models import Article, Tag, TaggedArticle
from articles.models.searching import SearchDocument, SearchWord
from articles.models.tag import COUNTED
from articles.search.matching import matches
from articles.search.query import Query, Term

OF_A_TAG, OF_THE_DOSSIER, OF_THE_SECTION = 60, 60, 40  # newest articles
ALIKE = 120  # articles that share the most telling words
MOST_TAGS = 12
TELLING = 12  # words that an article is looked for by
SHORTEST = 3  # letters of such a word
IN_TITLE, IN_STANDFIRST = 6, 3  # times that a word counts there, against once in the text


@dataclass(frozen=True)
class Subject:
    """What an article is about: its tags, and its most telling words with their weights."""

    tags: dict[int, float]
    words: dict[str, float]


def subject_of(article: Article) -> Subject:
    """Two queries."""
    return Subject(tag_weights(article), telling_words(article))


def tag_weights(article: Article) -> dict[int, float]:
    """The article's tags by rarity: the logarithm of how many times more common a tag could be."""
    rows = Tag.objects.filter(tagged_articles__content_object=article).with_uses()
    counted = rows.order_by("uses", "pk").values_list("pk", "uses")[:MOST_TAGS]
    return {pk: 1 + log(COUNTED / max(uses, 1)) for pk, uses in counted}


def telling_words(article: Article) -> dict[str, float]:
    """The words that tell the article from the others, by frequency here and rarity there (tf·idf)."""
    counts = Counter(words(article.body_text))
    for text, times in ((article.title, IN_TITLE), (article.standfirst, IN_STANDFIRST)):
        for word in words(text):
            counts[word] += times
    known = dict(SearchWord.objects.filter(word__in=counts).values_list("word", "articles"))
    archive = max(known.values(), default=1)  # as good as every article has its most frequent word
    weights = {
        word: (1 + log(count)) * log((archive + 1) / known[word])
        for word, count in counts.items()
        if word not in EMPTY_WORDS and len(word) >= SHORTEST and known.get(word, 0) > 1
    }
    return dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:TELLING])


def query_for(subject: Subject) -> Query:
    """Any of the telling words."""
    terms = tuple(Term.of([word]) for word in subject.words)
    return Query(" ".join(subject.words), terms).loosely()


def candidates(article: Article, subject: Subject) -> set[int]:
    """The ids of whoever comes near the article in one way; not all of them are public. Two queries."""
    tagged = [
        TaggedArticle.objects.filter(tag=tag).order_by("-content_object")[:OF_A_TAG]
        for tag in subject.tags
    ]
    arms = [Article.objects.filter(pk__in=uses.values("content_object")) for uses in tagged]
    public = Article.objects.public().newest_first()
    shelves = [(public.filter(section=article.section_id), OF_THE_SECTION)]
    if article.dossier_id:
        shelves.append((public.filter(dossier=article.dossier_id), OF_THE_DOSSIER))
    arms += [Article.objects.filter(pk__in=shelf.values("pk")[:most]) for shelf, most in shelves]
    first, *others = (arm.order_by().values_list("pk", flat=True) for arm in arms)
    near = set(first.union(*others)) | alike(subject)
    return near - {article.pk}


def alike(subject: Subject) -> set[int]:
    query = query_for(subject)
    if not query:
        return set()
    found = matches(SearchDocument.objects.all(), query)
    best = sorted(found, key=lambda match: (-match.rank, -match.pk))[:ALIKE]
    return {match.pk for match in best}
