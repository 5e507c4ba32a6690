"""What the newsroom's search finds: any article by what it is called, who signs it and what it is tagged
with, whatever its state; and what is published by its text, from the readers' index."""

from django.db import connection

from articles.search.query import Query, parse, stems_of

# Articles found by each index, the newest; who means an older one types another word; a text
# says many words, and looking into one costs more than into a title.
NAMED, TOLD = 2_000, 500
SHORTEST = 3  # letters of a word that may have been typed in part
# Each index is walked from its end, and no further than that.
POSTGRESQL = """SELECT article_id FROM articles_{0}document WHERE vector @@ %s::tsquery
    ORDER BY article_id DESC LIMIT %s"""
SQLITE = """SELECT rowid FROM articles_{0}index WHERE articles_{0}index MATCH %s
    ORDER BY rowid DESC LIMIT %s"""


def numbers_of(text: str) -> list[int] | None:
    """The numbers of the articles that hold every word of ``text``; None when there is no word in it.
    Two queries."""
    query = parse(text)
    if not query:
        return None
    if connection.vendor == "postgresql":
        sql, named, told = POSTGRESQL, for_postgresql(query), query.for_postgresql()
    else:
        sql, named, told = SQLITE, for_sqlite(query), query.for_sqlite()
    found = set()
    with connection.cursor() as cursor:
        for index, asked, most in (("desk", named, NAMED), ("search", told, TOLD)):
            cursor.execute(sql.format(index), [asked, most])
            found.update(pk for (pk,) in cursor.fetchall())
    return sorted(found, reverse=True)[:NAMED]


# The index holds each word as it stands and its stem; words hold letters and digits alone, so that
# nothing needs escaping.


def for_postgresql(query: Query) -> str:
    parts = (
        [f"'{stem}'" for stem in stems_of(word)] + [f"'{word}':*"] * (len(word) >= SHORTEST)
        for word in query.words
    )
    return " & ".join(f"({' | '.join(part)})" for part in parts)


def for_sqlite(query: Query) -> str:
    parts = (
        [f'"{stem}"' for stem in stems_of(word)] + [f'"{word}"*'] * (len(word) >= SHORTEST)
        for word in query.words
    )
    return " AND ".join(f"({' OR '.join(part)})" for part in parts)
