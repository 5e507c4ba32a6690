"""What is held about readers outside the conversation; beside :mod:`comments.holdings`.

Readers have no account, and reading leaves nothing. So this is a short list: where something of theirs may
stand in a table of the newsroom, of articles or of a library, and what becomes of it when they are erased.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trace:
    label: str  # of the model
    fields: str
    what: str
    erased: str  # what erasure does, or why nothing


TRACES = (
    Trace(
        "articles.Correction", "credit", "the name of a reader who wished to be thanked",
        "his name is taken out with his report",
    ),
    Trace(
        "articles.PreviewLink", "guest", "whom a journalist invited to read a draft, as he called him",
        "the link ends by itself; the article's log keeps who approved what",
    ),
    Trace(
        "articles.Note", "text quote before after", "what a guest remarked on a draft",
        "it goes with the article; GDPR art. 85: journalism",
    ),
    Trace(
        "articles.Call", "guest text", "the same, for whom it calls", "it goes with the note",
    ),
    Trace(
        "newsroom.ImportedItem", "comments", "digests of comments of the former site, without addresses",
        "kept, so that what was erased here does not come back with the next import",
    ),
    Trace(
        "django_tasks_database.DBTaskResult", "args_kwargs traceback", "numbers of rows, never words",
        "gone after two weeks (newsroom/duties.py)",
    ),
)  # fmt: skip
