"""What a reader's query finds: every one of its words, anywhere in title, standfirst or text.

Simple on purpose: substrings of folded text, the same on both databases.
"""

from articles.body.folding import fold
from articles.models import Article

QUERY_LENGTH = 200  # characters that are looked at
MOST_WORDS = 8  # each is a pass over the text; a sentence pasted whole still finds itself
PUNCTUATION = "\"'«»“”()[]{}.,;:!?…"


def words_of(query: str) -> list[str]:
    """The words that count, folded; single letters only when there is nothing else."""
    words = [word.strip(PUNCTUATION) for word in fold(query[:QUERY_LENGTH]).split()]
    words = [word for word in dict.fromkeys(words) if word]
    return ([word for word in words if len(word) > 1] or words)[:MOST_WORDS]


def matching(words: list[str]):
    """Public articles that hold all of ``words``; none without words."""
    if not words:
        return Article.objects.none()
    found = Article.objects.public()
    for word in words:
        found = found.filter(search_text__contains=word)
    return found
