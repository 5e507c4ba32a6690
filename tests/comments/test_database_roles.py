"""PostgreSQL's roles: what each may not do is tried as that role."""

import re
from contextlib import closing, contextmanager

import psycopg2
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from comments.mailing.outbox import empty_outbox
from comments.models import Appeal, Comment, CommenterContact, NoticeContact, State, Subscription
from comments.revealing import forget_reveals
from newsroom.hardening import DESK, ROLES, WEB, harden, privileges
from newsroom.privacy.visiting import InThisProcess, Tour
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

postgresql = [
    pytest.mark.postgresql,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own roles"),
]


INSUFFICIENT_PRIVILEGE = "42501"


@pytest.fixture
def roles(transactional_db):
    """This test's own roles by their part ("web"…); they go with it."""
    prefix = connection.settings_dict["NAME"].lower()
    yield dict(zip(ROLES, harden(prefix), strict=True))
    with connection.cursor() as cursor:
        for name in ROLES:
            cursor.execute(f"DROP OWNED BY {prefix}_{name}")
            cursor.execute(f"DROP ROLE {prefix}_{name}")


@contextmanager
def acting_as(role):
    """The site's own code, with the privileges of ``role``."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role.name}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")


def allowed(role, statements) -> list[str]:
    """Log in as ``role`` and try each; those that PostgreSQL did not refuse."""
    server = connection.get_connection_params() | {"user": role.name, "password": role.password}
    server.pop("cursor_factory", None)
    session = psycopg2.connect(**server)
    session.autocommit = True
    done = []
    with closing(session), session.cursor() as cursor:
        for statement in statements:
            try:
                cursor.execute(statement)
                done.append(statement)
            except psycopg2.Error as error:
                assert error.pgcode == INSUFFICIENT_PRIVILEGE, error
    return done


def parts_of(granted: str) -> set[tuple[str, str]]:
    """« SELECT, UPDATE (a, b) » → {(SELECT, *), (UPDATE, a), (UPDATE, b)}"""
    found = set()
    for verb, columns in re.findall(r"([A-Z]+)(?: \(([^)]*)\))?", granted):
        found |= {(verb, column.strip()) for column in (columns or "*").split(",")}
    return found


def granted_to(role: str) -> dict[str, set[tuple[str, str]]]:
    """What PostgreSQL's own catalogues say of each table of the schema."""
    found: dict[str, set] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT relname, privilege_type, '*' FROM pg_class, aclexplode(relacl)
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p')
                AND grantee = %(role)s::regrole
            UNION ALL SELECT relname, privilege_type, attname
                FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid, aclexplode(attacl)
                WHERE relnamespace = 'public'::regnamespace AND grantee = %(role)s::regrole""",
            {"role": role},
        )
        for table, verb, column in cursor.fetchall():
            found.setdefault(table, set()).add((verb, column))
    return found


class TestOnPostgreSQL:
    pytestmark = postgresql

    def test_web_posts_and_withdraws_and_never_reads_a_sealed_address(self, client, roles):
        article = factories.article()
        with acting_as(roles["web"]):
            receipt = send(client, article)["Location"]
            assert client.get(receipt).status_code == 200
            assert client.get(article.get_absolute_url()).status_code == 200
            assert client.post(f"{receipt}edit/", {"text": "Autrement dit."}).status_code == 303
            assert client.post(f"{receipt}follow/").status_code == 303
            token = Subscription.objects.get().token
            assert client.post(f"/comments/replies/{token}/confirm/").status_code == 303
            assert client.post(f"/comments/replies/{token}/stop/").status_code == 200
            assert client.post(f"{receipt}withdraw/").status_code == 303
        tried = allowed(
            roles["web"],
            [
                "SELECT * FROM comments_commentercontact",
                "SELECT sealed FROM comments_commentercontact",
                "SELECT count(*) FROM comments_commentercontact",
                "UPDATE comments_commentercontact SET key_id = 'x'",
                "DELETE FROM comments_commentercontact",
                "INSERT INTO comments_commentercontact (id) VALUES (gen_random_uuid()) RETURNING sealed",
                "SELECT * FROM comments_commenter",
                "SELECT * FROM newsroom_user",
                "SELECT * FROM django_session",
                "UPDATE comments_comment SET commenter_id = NULL",
                "DELETE FROM comments_comment",
                "UPDATE articles_article SET title = 'x'",
                "CREATE TABLE x (id int)",
                f"SET ROLE {roles['post'].name}",
            ],
        )
        assert tried == []
        assert Comment.objects.get().state == State.WITHDRAWN
        assert CommenterContact.objects.count() == 1

    def test_web_takes_notices_and_appeals_and_reads_no_sender(self, client, roles):
        article = factories.article()
        receipt = send(client, article)["Location"]
        Comment.objects.get().reject(reason="insult")
        comment = factories.comment(article, state=State.APPROVED)
        with acting_as(roles["web"]):
            answer = client.post(
                f"/comments/{comment.pk}/report/",
                {
                    "ground": "insult",
                    "explanation": "Cette phrase injurie une personne nommée.",
                    "name": "Paul Avoué",
                    "email": "paul@exemple.example",
                    "good_faith": "on",
                },
            )
            assert client.get(answer["Location"]).status_code == 200
            assert client.get(receipt).status_code == 200
            assert client.post(f"{receipt}appeal/", {"text": "Non."})["Location"] == receipt
            assert client.get("/transparence/").status_code == 200
        assert Appeal.objects.count() == NoticeContact.objects.count() == 1
        tried = allowed(
            roles["web"],
            [
                "SELECT sealed FROM comments_noticecontact",
                "DELETE FROM comments_noticecontact",
                "UPDATE comments_notice SET state = 'dismissed'",
                "UPDATE comments_appeal SET state = 'granted'",
                "UPDATE comments_legallog SET reason = ''",
                "DELETE FROM comments_legallog",
                "DELETE FROM comments_texttrace",
                "UPDATE comments_wordlist SET words = ''",
                "SELECT * FROM comments_disposabledomain",
                "INSERT INTO comments_learnedmodel (engine) VALUES ('x')",
            ],
        )
        assert tried == []
        desk = allowed(
            roles["desk"],
            [
                "SELECT sealed FROM comments_noticecontact",
                "DELETE FROM comments_legallog",
                "UPDATE comments_legallog SET reason = ''",
                "INSERT INTO comments_learnedmodel (engine) VALUES ('x')",
                "DELETE FROM comments_purgereport",
            ],
        )
        assert desk == []

    def test_desk_decides_and_sees_neither_addresses_nor_fingerprints(self, client, roles):
        send(client, factories.article())
        run_jobs()
        comment = Comment.objects.get()
        client.force_login(factories.user(is_superuser=True))
        with acting_as(roles["desk"]):
            page = client.get(reverse("moderation:queue"))
            assert comment.text in page.content.decode()
            client.post(reverse("moderation:decide"), {"decide": f"approve:{comment.pk}:1"})
        tried = allowed(
            roles["desk"],
            [
                "SELECT * FROM comments_commentercontact",
                "DELETE FROM comments_commentercontact",
                "SELECT known FROM comments_commenter",
                "UPDATE comments_commenter SET known = NULL",
                "DELETE FROM comments_moderationlog",
                "DELETE FROM comments_comment",  # the database removes the sealed address
            ],
        )
        assert len(tried) == 2
        assert not CommenterContact.objects.exists()

    def test_desk_asks_for_an_address_that_post_alone_can_open(self, client, roles):
        send(client, factories.article())
        comment = Comment.objects.get()
        client.force_login(factories.user("Administrator"))
        reason = {"reason": "Réquisition du parquet de Paris, nº 26/118."}
        with acting_as(roles["desk"]):
            page = client.post(reverse("moderation:reveal", args=[comment.pk]), reason)["Location"]
            assert client.get(page).status_code == 200
        with acting_as(roles["post"]):
            run_jobs()
        with acting_as(roles["desk"]):
            assert MARIE["email"] in client.post(page).content.decode()
            assert client.post(page).status_code == 409
        with acting_as(roles["post"]):
            empty_outbox()
            forget_reveals()
        tried = allowed(
            roles["desk"],
            [
                "UPDATE comments_reveal SET public_key = ''",
                "UPDATE comments_reveal SET comment_id = 1",
                "DELETE FROM comments_legallog",
                "UPDATE comments_legallog SET verb = 'notice'",
                "UPDATE comments_legallog SET at = now()",
            ],
        )
        assert tried == []
        assert allowed(roles["web"], ["SELECT * FROM comments_reveal"]) == []

    def test_post_recognises_readers(self, client, roles):
        send(client, factories.article())
        with acting_as(roles["post"]):
            run_jobs()
        assert Comment.objects.get().commenter is not None

    @pytest.mark.parametrize("part", ROLES)
    def test_postgresql_grants_each_role_what_the_table_says_on_every_table_and_no_more(
        self, roles, part
    ):
        """Derived from the models and from the database: every table, every column."""
        role, table = roles[part].name, ROLES[part]
        wanted = {"django_migrations": {("SELECT", "*")}}
        for model in apps.get_models(include_auto_created=True):
            if granted := privileges(table, model._meta.label_lower):
                wanted.setdefault(model._meta.db_table, set()).update(parts_of(granted))
        assert granted_to(role) == wanted
        assert len(wanted) > 20

    def test_every_public_page_is_made_with_what_web_may_read(self, client, roles):
        article = factories.article(tags=["Données"], authors=[factories.author()])
        factories.page()
        correction = factories.correction(article)
        factories.comment(article, state=State.APPROVED)
        run_jobs()
        with acting_as(roles["web"]):
            receipt = send(client, article)["Location"]
            tour = Tour(InThisProcess(), [article.get_absolute_url(), receipt])
            answers = {path: answer.status for path, answer in tour}
        assert len(answers) > 25 and correction.pk
        assert {path: status for path, status in answers.items() if status >= 500} == {}

    def test_every_page_of_the_desk_is_made_with_what_desk_may_read(self, client, roles):
        comment = factories.comment(factories.article(tags=["Données"]))
        factories.notice(comment)
        run_jobs()
        visitor = InThisProcess()
        visitor.sign_in(factories.user("Administrator"))
        start = [reverse("admin:index"), reverse("moderation:card", args=[comment.pk])]
        with acting_as(roles["desk"]):
            tour = Tour(visitor, start, at_the_desk=True, most=4)
            answers = {path: answer.status for path, answer in tour}
        assert len(answers) > 50
        assert {path: status for path, status in answers.items() if status >= 500} == {}

    def test_desk_deletes_a_comment_with_all_that_hangs_on_it(self, roles):
        comment = factories.comment()
        comment.reject(by=factories.user(), reason="insult")
        appeal = comment.appeals.create(decision=comment.log.get(), text="Non.")
        appeal.log.create(verb="appeal", comment=comment)
        Subscription.objects.create(comment=comment)
        with acting_as(roles["desk"]):
            comment.delete()
        assert not Comment.objects.exists()

    @pytest.mark.parametrize(
        ("part", "forbidden"),
        [
            ("web", "SELECT * FROM comments_letter"),
            ("web", "SELECT * FROM comments_commenternote"),
            ("web", "SELECT * FROM comments_ban"),
            ("web", "SELECT text FROM comments_errorreport"),
            ("web", "SELECT sealed FROM comments_readercontact"),
            ("web", "INSERT INTO comments_readercontact (id) VALUES (gen_random_uuid()) RETURNING id"),
            ("web", "UPDATE comments_accessrequest SET about = '{}'"),
            ("web", "UPDATE comments_comment SET receipt_digest = ''"),
            ("web", "DELETE FROM comments_subscription"),
            ("web", "UPDATE comments_moderationlog SET reason = ''"),
            ("web", "SELECT snapshot FROM articles_revision"),
            ("web", "SELECT * FROM articles_seat"),
            ("web", "SELECT * FROM articles_note"),
            ("web", "SELECT * FROM comments_reveal"),
            ("web", "UPDATE django_tasks_database_dbtaskresult SET status = 'READY'"),
            ("web", "COPY comments_comment TO PROGRAM 'cat'"),
            ("desk", "SELECT known FROM comments_readercontact"),
            ("desk", "SELECT about FROM comments_accessrequest"),
            ("desk", "UPDATE comments_moderationlog SET reason = ''"),
            ("desk", "UPDATE comments_letter SET state = 'sent'"),
            ("desk", "UPDATE django_tasks_database_dbtaskresult SET args_kwargs = '{}'"),
            ("desk", "UPDATE newsroom_dutyrun SET at = now()"),
            ("desk", "CREATE TABLE x (id int)"),
            ("desk", "COPY newsroom_user TO PROGRAM 'cat'"),
            ("post", "SELECT * FROM django_session"),
            ("post", "CREATE ROLE thief LOGIN"),
            ("post", "CREATE TABLE x (id int)"),
            ("post", "DROP TABLE comments_legallog"),
        ],
    )  # fmt: skip
    def test_what_a_thief_of_a_role_s_password_tries_in_vain(self, roles, part, forbidden):
        assert allowed(roles[part], [forbidden]) == []

    def test_running_it_again_keeps_the_roles(self, roles, capsys):
        call_command("harden_database", prefix=roles["web"].name.removesuffix("_web"))
        assert capsys.readouterr().out.count("keeps its password") == 3


def test_the_tables_of_privileges_read_as_they_should():
    assert privileges(WEB, "comments.commentercontact") == "INSERT"
    assert privileges(WEB, "newsroom.user") == ""
    assert privileges(WEB, "comments.commenter") == "SELECT (id)"  # a random one, that says nothing
    assert privileges(DESK, "comments.commentercontact") == ""
    assert "known" not in privileges(DESK, "comments.commenter")


@pytest.mark.skipif(connection.vendor == "postgresql", reason="what SQLite says")
def test_sqlite_says_that_it_has_no_roles():
    with pytest.raises(CommandError, match="PostgreSQL"):
        call_command("harden_database")


def sealed_or_secret() -> set[str]:
    """Tables with sealed bytes or fingerprints, by their columns."""
    secret = {"sealed", "known"}
    return {
        model._meta.label_lower
        for model in apps.get_models()
        if secret & {field.name for field in model._meta.get_fields()}
    }


def test_no_table_with_sealed_addresses_is_read_by_web_or_desk():
    """Derived: a new table with a sealed box fails here until the two are shut out of it."""
    assert len(sealed_or_secret()) >= 4
    for label in sealed_or_secret():
        for table in (WEB, DESK):
            for column in ("sealed", "known"):
                granted = privileges(table, label)
                whole = [part.strip() for part in re.sub(r"\([^)]*\)", "(…)", granted).split(",")]
                assert "SELECT" not in whole, (label, granted)
                assert column not in granted, (label, granted)


def test_every_table_of_the_comments_app_has_a_decision_for_web():
    """A new table stands in the list of what web may do, or in this one of what it may not touch."""
    shut = set(
        """comments.ban comments.cannedanswer comments.claim comments.commenternote
        comments.disposabledomain comments.errorreportlog comments.letter comments.purgereport
        comments.replynotice comments.reveal""".split()
    )
    models = {model._meta.label_lower for model in apps.get_app_config("comments").get_models()}
    assert {label for label in models if not privileges(WEB, label)} == shut
