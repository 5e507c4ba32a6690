"""The version of an article that somebody looks at before deciding, so that just this one is published."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from articles.models.article import Article
from articles.models.revision import Revision

LENGTH = 16  # of the digest's hexadecimal digits; it tells versions of one article apart, no more


@dataclass(frozen=True)
class Edition:
    """What a publication now would make public: ``revision`` is None while the columns are the draft."""

    article: Article
    revision: Revision | None
    content: dict

    @classmethod
    def of(cls, article: Article) -> "Edition":
        pending = article.pending_revision()
        return cls(article, pending, pending.snapshot if pending else article.snapshot())

    @cached_property
    def live(self) -> dict | None:
        """What readers have, or had last; None before the first publication."""
        return self.article.snapshot() if self.article.was_public else None

    @cached_property
    def token(self) -> str:
        """Names this very text, and whether readers have the article: a save in between makes another,
        and so does a withdrawal."""
        shown = [self.content, self.article.status]
        text = json.dumps(shown, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
        return f"{self.revision.pk if self.revision else 0}-{digest}"
