"""PostgreSQL's part of the promise: a database role for each of web, desk and post (DESIGN §5).

What a role may do is the table below; what is not in it, it may not. A new table is closed to all three
until the command has run again, so it belongs after every ``migrate``. SQLite has no roles: there the
sealed box stands alone.
"""

import re
import secrets
from dataclasses import dataclass
from fnmatch import fnmatch

from django.apps import apps
from django.db import connection, transaction

PREFIX = re.compile(r"[a-z_][a-z0-9_]{0,40}", re.ASCII)
READ, ADD = "SELECT", "SELECT, INSERT"
WRITE = "SELECT, INSERT, UPDATE, DELETE"

# What of a comment a reader moves from his private page: he changes the text, or takes it back.
BY_ITS_READER = """state decided_at decided_by_id version answer_count opens_thread
    text text_digest search_text screening is_suspect edited_at""".split()

# Models (or patterns) → what may be done with their tables; a later line overrules an earlier one.
WEB = {
    "articles.*": READ,
    "articles.deskdocument": "",  # what drafts are called: readers' search has a table of its own
    # What is not published yet. (A row of article mirrors its draft until it is; whoever was invited to
    # read one is answered by desk: SECURITY.md says which addresses go there.)
    "articles.revision articles.note articles.call articles.seat articles.draftuse": "",
    "articles.articlelog articles.checklevel": "",
    "taggit.*": READ,
    "contenttypes.*": READ,
    "comments.comment": f"{ADD}, UPDATE ({', '.join(BY_ITS_READER)})",
    "comments.commentedit": ADD,
    "comments.commenter": "SELECT (id)",
    "comments.errorreport": "INSERT",
    "comments.accessrequest": f"{ADD}, UPDATE (erase_asked_at)",
    "comments.subscription": f"{ADD}, UPDATE (confirmed_at, ended_at, ended_why)",
    "comments.digest": "SELECT (id, token_digest), UPDATE (pace)",  # one click in a mail ends it
    "comments.readercontact": "INSERT",
    "comments.thread": f"{ADD}, UPDATE (shown_count)",
    "comments.moderationlog": ADD,  # a reader who withdraws leaves a line
    "comments.commentercontact": "INSERT",  # and nothing else: sealed at the door, never read again
    "comments.notice comments.appeal comments.legallog": ADD,
    "comments.noticecontact": "INSERT",
    "comments.texttrace": ADD,  # what a text looked like, for as long as repeats are looked for
    "comments.siterules comments.wordlist comments.learnedmodel": READ,
    "comments.monthlyfigures": READ,
    "django_tasks_*.*": ADD,
}
DESK = {
    "*": WRITE,
    "comments.commenter": "SELECT (id, created_at, confirmed_at)",  # a random id, never the fingerprint
    "comments.commentercontact comments.noticecontact comments.readercontact": "",
    "comments.accessrequest": "",  # it brings together what a reader wrote, notices included
    # Lines stay; who wrote them, and what they were about, may leave.
    "comments.legallog": f"{ADD}, UPDATE (actor_id, notice_id, appeal_id, comment_id)",
    "comments.reveal": f"{ADD}, DELETE, UPDATE (parcel, outcome)",  # it goes with its comment
    "comments.moderationlog": "SELECT, INSERT, DELETE, UPDATE (actor_id)",  # it goes with its comment
    "comments.letter django_tasks_*.*": ADD,  # asked for here, sent and done by post
    "newsroom.dutyrun": READ,  # the first page says whether the worker is there
    "comments.learnedmodel comments.monthlyfigures comments.purgereport": READ,
}
POST = {"*": WRITE, "sessions.*": ""}
ROLES = {"web": WEB, "desk": DESK, "post": POST}


@dataclass(frozen=True)
class MadeRole:
    name: str
    password: str | None  # None: the role was there, and keeps its own


def privileges(table: dict[str, str], label: str) -> str:
    """What ``table`` grants on the model ``label`` ("app.model"): its last line that fits."""
    fitting = [
        granted
        for patterns, granted in table.items()
        if any(fnmatch(label, pattern) for pattern in patterns.split())
    ]
    return fitting[-1] if fitting else ""


def grants(role: str, table: dict[str, str]):
    """The statements that give ``role`` exactly what ``table`` says."""
    quote = connection.ops.quote_name
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}"
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
    yield f"GRANT SELECT ON django_migrations TO {role}"
    for model in apps.get_models(include_auto_created=True):
        granted = privileges(table, model._meta.label_lower)
        if granted and model._meta.managed and not model._meta.proxy:
            yield f"GRANT {granted} ON {quote(model._meta.db_table)} TO {role}"


@transaction.atomic
def harden(prefix: str) -> list[MadeRole]:
    """Make the three roles where they are missing, and give each what its table says."""
    if not PREFIX.fullmatch(prefix):
        raise ValueError(f"{prefix!r} is no name for a role")
    made = []
    with connection.cursor() as cursor:
        for name, table in ROLES.items():
            role = f"{prefix}_{name}"
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            password = None if cursor.fetchone() else secrets.token_urlsafe(24)
            if password:
                cursor.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{password}'")
            for statement in grants(role, table):
                cursor.execute(statement)
            made.append(MadeRole(role, password))
    return made
