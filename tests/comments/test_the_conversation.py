"""What readers read under an article."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from comments.conversation import conversation_of
from comments.prose import to_html
from tests import factories

ALLOWED = {"p", "br", "blockquote", "a"}


def elements(html: str):
    return [
        node
        for node in html5lib.parseFragment(html, namespaceHTMLElements=False).iter()
        if isinstance(node.tag, str) and node.tag != "DOCUMENT_FRAGMENT"
    ]


def test_paragraphs_lines_quotes_and_links_are_drawn():
    text = "Un.\nDeux.\n\n> Cité\n> encore\nMoi : https://exemple.fr/a?b=1&c=2."
    assert to_html(text) == (
        "<p>Un.<br>Deux.</p>\n<blockquote><p>Cité<br>encore</p></blockquote>\n"
        '<p>Moi : <a href="https://exemple.fr/a?b=1&amp;c=2" rel="ugc nofollow">'
        "exemple.fr/a?b=1&amp;c=2</a>.</p>"
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("(https://exemple.fr/a)", "https://exemple.fr/a"),
        ("https://fr.wikipedia.org/wiki/Cookie_(informatique)", None),
        ("Voir https://exemple.fr/été !", "https://exemple.fr/%C3%A9t%C3%A9"),
        ("«https://exemple.fr»", "https://exemple.fr"),
    ],
)
def test_a_link_ends_where_the_address_ends(text, address):
    (link,) = [node for node in elements(to_html(text)) if node.tag == "a"]
    assert link.get("href") == (address or text)


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "https://", "https://x", "http://[", "https://a b", "data:text/html,x"],
)
def test_what_is_no_web_address_is_no_link(text):
    assert "<a" not in to_html(text)


marks = st.sampled_from(
    [*"<>&\"'/=\n\r>:;# ()[]", "https://a.fr", "<script>", "&lt;", "&#60;", "onload="]
)
tricky = st.lists(marks | st.text(max_size=5), max_size=40).map("".join)


@effort(max_examples=300, deadline=None)
@given(text=tricky)
def test_whatever_is_typed_only_our_own_elements_come_out(text):
    html = str(to_html(text))
    for node in elements(html):
        assert node.tag in ALLOWED
        assert set(node.attrib) <= {"href", "rel"}
        assert node.get("href", "https://").startswith(("http://", "https://"))
    shown = "".join(html5lib.parseFragment(html).itertext())
    assert "\x00" not in text or shown
    words = [word for word in text.split() if word.isalnum()]
    assert all(word in shown.replace("\n", " ") or "http" in word for word in words)


@pytest.mark.django_db
def test_answers_follow_their_comment_oldest_first():
    article = factories.article()
    first = factories.comment(article, state="approved")
    second = factories.comment(article, state="approved")
    late = factories.comment(parent=first, state="approved")
    later = factories.comment(parent=first, state="approved")
    conversation = conversation_of(article)
    assert conversation.threads == [first, second]
    assert conversation.threads[0].answers == [late, later]
    assert conversation.count == 4


@pytest.mark.django_db
def test_however_deep_it_was_imported_it_is_drawn_with_one_indent():
    comment = factories.comment(state="approved")
    for _ in range(4):
        comment = factories.comment(parent=comment, state="approved")
    (thread,) = conversation_of(comment.article).threads
    assert len(thread.answers) == 4
    assert {answer.parent_id for answer in thread.answers} == {thread.pk}


@pytest.mark.django_db
def test_a_removed_comment_keeps_its_place_while_somebody_s_answer_is_shown(client):
    removed = factories.comment(state="approved", text="Ce qui fâche.")
    answer = factories.comment(parent=removed, state="approved")
    removed.reject(reason="insult")
    page = client.get(removed.article.get_absolute_url()).content.decode()
    assert "Ce qui fâche." not in page
    assert answer.text in page
    assert "comment-placeholder" in page
    answer.reject(reason="insult")
    assert (
        "comment-placeholder" not in client.get(removed.article.get_absolute_url()).content.decode()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["pending", "rejected", "spam"])
def test_nothing_but_approved_comments_is_public(client, state):
    comment = factories.comment(state=state, text="À ne pas lire.")
    assert "À ne pas lire." not in client.get(comment.article.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_an_empty_conversation_invites(client):
    page = client.get(factories.article().get_absolute_url()).content.decode()
    assert "conversation-empty" in page
