"""Comments of WordPress: their threads, their states, and the addresses that nobody must see."""

import json
import logging

import pytest
from django.core import management
from django.db import connection

from comments import vault
from comments.models import Comment, CommenterContact, State, Thread
from newsroom.models import ImportedItem
from newsroom.wordpress.importing import Import
from newsroom.wordpress.remarks import plain
from newsroom.wordpress.telling import as_text, write_report
from tests import factories
from tests.wordpress import exports
from tests.wordpress.exports import comment, item

CANARY = "canari.7f3a@courriel.example"


def thread():
    return {
        each.author_name: tuple(
            other and other.author_name for other in (each.parent, each.answering)
        )
        for each in Comment.objects.all()
    }


def test_a_conversation_keeps_its_order_its_answers_and_its_count(bring_in):
    bring_in(
        item(
            10,
            comments=[
                comment(3, parent=2, author="C"),
                comment(1, author="A"),
                comment(2, parent=1, author="B"),
                comment(4, parent=3, author="D"),
            ],
        )
    )
    assert thread() == {"A": (None, None), "B": ("A", None), "C": ("A", "B"), "D": ("A", "C")}
    assert Thread.objects.get().shown_count == 4


def test_states_are_kept_and_what_is_no_comment_stays_behind(bring_in):
    report = bring_in(
        item(
            10,
            comments=[
                comment(1, author="vu"),
                comment(2, author="attend", approved="0"),
                comment(3, author="pub", approved="spam"),
                comment(4, author="jeté", approved="trash"),
                comment(5, author="écho", type="pingback"),
                comment(6, author="écho", type="trackback"),
                comment(7, author="robot", type="order_note"),
                comment(8, "", author="muet"),
                comment(9, author="orphelin", parent=5),
                comment(1, author="double"),
            ],
        ),
        item(11, post_type="page", comments=[comment(20)]),
        item(12, status="trash", comments=[comment(21)]),
    )
    states = dict(Comment.objects.values_list("author_name", "state"))
    assert states == {
        "vu": State.APPROVED, "attend": State.PENDING, "pub": State.SPAM, "orphelin": State.APPROVED,
    }  # fmt: skip
    assert report.data()["items"]["comments"] == {
        "read": 12, "created": 4, "changed": 0, "unchanged": 0, "left out": 8,
    }  # fmt: skip


def test_a_circle_of_answers_is_cut(bring_in):
    bring_in(item(10, comments=[comment(1, parent=2), comment(2, parent=1), comment(3, parent=3)]))
    assert Comment.objects.count() == 3


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Un &amp; deux\n\nTrois", "Un & deux\n\nTrois"),
        ('Voir <a href="https://a.example/x">ici</a>', "Voir ici (https://a.example/x)"),
        ('<a href="https://a.example/x">a.example/x</a>', "a.example/x"),
        ("<blockquote>Dit\nainsi</blockquote>Non.", "> Dit\n> ainsi\n\nNon."),
        ("<p>Un</p><p>Deux<br>trois</p>", "Un\n\nDeux\ntrois"),
        ("<script>x</script><b>fort</b> 1 < 2", "fort 1 < 2"),
    ],
)
def test_a_comments_html_becomes_what_its_author_would_type_here(html, text):
    assert plain(html) == text


def test_an_address_is_sealed_and_stands_nowhere_else(tmp_path, caplog, capsys, db):
    caplog.set_level(logging.DEBUG)
    path = exports.save(
        tmp_path / "export.xml",
        item(
            10,
            comments=[
                comment(1, author=CANARY, author_email=CANARY),
                comment(2, author_email=CANARY * 60),
            ],
        ),
        item(11, comments=[comment(3, author_email=CANARY)]).replace("</wp:comment_author>", "", 1),
    )
    report = Import([path]).run()
    told = [as_text(report), json.dumps(report.data()), caplog.text, *capsys.readouterr()]
    for ending in (".html", ".json", ".txt"):
        write_report(report, tmp_path / f"report{ending}")
        told.append((tmp_path / f"report{ending}").read_text())
    management.call_command(
        "dumpdata", "comments", "articles", "newsroom", stdout=(out := Capture())
    )
    told.append(out.text)
    assert not [text for text in told if "canari.7f3a" in text.lower()]
    contact = CommenterContact.objects.get(comment__text="Très juste.")
    assert vault.open_sealed(contact.pk, contact.sealed, contact.key_id) == CANARY
    assert Comment.objects.get(pk=contact.comment_id).author_name in ("Anonyme", "Anonymous")


class Capture:
    text = ""

    def write(self, text):
        self.text += text


def test_the_address_of_a_computer_is_nowhere_in_the_database(bring_in):
    bring_in(item(10, comments=[comment(1, author_IP="203.0.113.77")]))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - Django's own table names
            assert "203.0.113.77" not in repr(cursor.fetchall())


def test_a_second_import_adds_new_comments_and_respects_what_was_decided_here(bring_in):
    first = [comment(1, author="A"), comment(2, author="B"), comment(3, author="C", approved="0")]
    bring_in(item(10, comments=first))
    editor = factories.user()
    Comment.objects.get(author_name="B").reject(by=editor, reason="insult")
    Comment.objects.get(author_name="C").approve(by=editor)
    again = [
        comment(1, "Corrigé.", author="A"), comment(2, "Corrigé.", author="B"),
        comment(3, author="C", approved="spam"), comment(4, author="D", parent=1),
    ]  # fmt: skip
    report = bring_in(item(10, comments=again))
    found = {each.author_name: (each.text, each.state) for each in Comment.objects.all()}
    assert found == {
        "A": ("Corrigé.", State.APPROVED), "B": ("Très juste.", State.REJECTED),
        "C": ("Très juste.", State.APPROVED), "D": ("Très juste.", State.APPROVED),
    }  # fmt: skip
    assert Comment.objects.get(author_name="D").parent.author_name == "A"
    assert Thread.objects.get().shown_count == 3
    assert report.data()["items"]["comments"]["created"] == 1


def test_a_comment_that_was_erased_or_deleted_here_does_not_come_back(bring_in):
    bring_in(item(10, comments=[comment(1, author="A"), comment(2, author="B")]))
    Comment.objects.get(author_name="A").delete()
    Comment.objects.get(author_name="B").erase()
    bring_in(item(10, comments=[comment(1), comment(2), comment(3, parent=1, author="C")]))
    assert set(Comment.objects.values_list("author_name", "parent")) == {("", None), ("C", None)}


def test_no_digest_in_the_ledger_is_made_from_an_address(bring_in):
    bring_in(item(10, comments=[comment(1)]))
    before = list(ImportedItem.objects.values("digest", "comments", "comments_digest"))
    bring_in(item(10, comments=[comment(1, author_email="autre@courriel.example")]))
    assert before == list(ImportedItem.objects.values("digest", "comments", "comments_digest"))
