"""Two versions side by side: what changed is marked, down to the words, and nothing else is."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.aligning import align
from articles.body.marking import Marker
from articles.body.schema import sanitise
from articles.comparing import compare
from tests import factories

WORDS = st.sampled_from("une fuite de données <b>grave</b> à Paris &amp; <em>ici</em> .".split())
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=8).map(lambda each: f"<p>{' '.join(each)}</p>")
LISTS = st.lists(PARAGRAPHS, min_size=1, max_size=3).map(
    lambda each: f"<ul>{''.join(f'<li>{item}</li>' for item in each)}</ul>"
)
BODIES = st.lists(PARAGRAPHS | LISTS, max_size=5).map("".join).map(sanitise)
HIDDEN = re.compile(r'<span class="visually-hidden">[^<]*</span>')


def as_after(html: str) -> str:
    return re.sub(r"</?ins>", "", re.sub(r"<del>.*?</del>", "", HIDDEN.sub("", html)))


@given(
    st.lists(st.sampled_from("abcde"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12)
)
def test_aligned_items_are_equal_and_in_order(one, other):
    pairs = align(one, other)
    assert all(one[x] == other[y] for x, y in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))
    assert len(align(one, one)) == len(one)


@given(PARAGRAPHS, PARAGRAPHS)
def test_without_what_was_removed_a_marked_paragraph_reads_as_the_new_one(one, other):
    marked = Marker({"ins": "ajouté :", "del": "supprimé :"}).changed(
        sanitise(one), sanitise(other)
    )
    assert text(as_after(marked)) == text(sanitise(other))


class Nesting(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "hr", "img", "input", "source"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.seen.append(data)


def text(html: str) -> str:
    nesting = Nesting()
    nesting.feed(html)
    assert nesting.open == []
    return " ".join("".join(nesting.seen).split())


@pytest.mark.django_db
def test_what_comes_out_is_well_formed_whatever_goes_in():
    @given(BODIES, BODIES)
    def check(one, other):
        comparison = compare({"body": one}, {"body": other})
        text("".join(part.html for part in comparison.body))
        assert comparison.is_same == (one == other)

    check()


def bodies(before: str, after: str):
    return compare({"body": before}, {"body": after})


@pytest.mark.django_db
def test_a_changed_word_is_marked_inside_its_paragraph():
    comparison = bodies(
        "<p>Un.</p><p>Le chiffre est de 10 000.</p>", "<p>Un.</p><p>Le chiffre est de 12 000.</p>"
    )
    same, changed = comparison.body
    assert (same.kind, same.number) == ("same", 0)
    assert (changed.kind, changed.number) == ("changed", 1)
    assert (
        HIDDEN.sub("", changed.html) == "<p>Le chiffre est de <del>10 </del><ins>12 </ins>000.</p>"
    )
    assert (comparison.changes, comparison.words_added, comparison.words_removed) == (1, 1, 1)


@pytest.mark.django_db
def test_a_paragraph_added_removed_or_moved_is_called_so():
    a, b, c = (
        f"<p>Le paragraphe {name} dit une chose.</p>" for name in ("premier", "second", "tiers")
    )
    assert [part.kind for part in bodies(a + b, a + c + b).body] == ["same", "ins", "same"]
    assert [part.kind for part in bodies(a + c + b, a + b).body] == ["same", "del", "same"]
    assert [part.kind for part in bodies(a + b + c, c + a + b).body] == ["moved", "same", "same"]


@pytest.mark.django_db
def test_an_item_added_to_a_list_leaves_the_others_unmarked():
    before = "<ul><li><p>Mega-Bus</p></li></ul>"
    after = "<ul><li><p>Mega-Bus</p></li><li><p>Dedalus</p></li></ul>"
    (part,) = bodies(before, after).body
    assert HIDDEN.sub("", part.html) == (
        "<ul><li><p>Mega-Bus</p></li><li><p><ins>Dedalus</ins></p></li></ul>"
    )


@pytest.mark.django_db
def test_a_picture_is_shown_and_said_to_be_added_or_removed():
    image = factories.image(drawn=True, alt="Une salle de serveurs")
    picture = f'<figure data-block="image" data-id="{image.pk}"></figure>'
    (added,) = bodies("", picture).body
    assert added.label == "image · ajout" and "Une salle de serveurs" in added.html
    (gone,) = bodies(picture, "").body
    assert gone.kind == "del" and "Une salle de serveurs" in gone.html
    captioned = picture.replace("></figure>", "><figcaption>À Brest</figcaption></figure>")
    (changed,) = bodies(picture, captioned).body
    assert changed.kind == "changed" and "<ins>" in changed.html and "À Brest" in changed.html


@pytest.mark.django_db
def test_hostile_text_comes_out_harmless():
    hostile = (
        '<p onclick="x">a<script>alert(1)</script></p><img src=x onerror=alert(1)>'
        "<svg onload=alert(1)></svg><p>&lt;script&gt;alert(2)&lt;/script&gt;</p>"
        '<a href="javascript:alert(1)">b</a>'
    )
    comparison = compare(
        {"body": hostile, "title": "<script>1</script>"},
        {"body": "", "title": "<img src=x onerror=1>"},
    )
    page = "".join(part.html for part in comparison.body) + comparison.fields[0].marked
    for trace in ("<script", "onclick", "<img", "<svg", "javascript:"):
        assert trace not in page


@pytest.mark.django_db
@pytest.mark.parametrize("tag", ["blockquote", "ul", "b", "p"])
def test_a_thousand_elements_inside_one_another_are_no_trouble(tag):
    deep = f"<{tag}>" * 3000 + "mot" + f"</{tag}>" * 3000
    assert bodies(deep, deep.replace("mot", "autre mot")).changes == 1


@pytest.mark.django_db
def test_changed_fields_are_told_in_words_and_pictures(django_assert_max_num_queries):
    ines, karim = factories.author(name="Inès M."), factories.author(name="Karim B.")
    image = factories.image(title="salle")
    before = factories.draft(title="Une fuite", authors=[ines], tags=["santé"]).snapshot()
    after = before | {
        "title": "Une grande fuite",
        "lead_image_id": image.pk,
        "byline": [{"author": karim.pk, "role": "photo", "agency": "AFP"}],
        "tags": ["CNIL", "santé"],
        "kind": "analysis",
        "sets_typography": False,
        "section_id": 999_999,
    }
    with django_assert_max_num_queries(6):
        changes = {change.name: change for change in compare(before, after).fields}
    assert HIDDEN.sub("", changes["title"].marked) == "Une <ins>grande </ins>fuite"
    assert (
        changes["lead_image_id"].before == [] and changes["lead_image_id"].after[0].image == image
    )
    assert [value.text for value in changes["byline"].before] == ["Inès M. · texte"]
    assert [value.text for value in changes["byline"].after] == ["Karim B. · photographie · AFP"]
    assert [value.text for value in changes["tags"].after] == ["CNIL", "santé"]
    assert changes["kind"].after[0].text == "analyse"
    assert [value.text for value in changes["sets_typography"].after] == ["non"]
    assert "999999" in changes["section_id"].after[0].text
    assert changes["title"].label == "Titre"


@pytest.mark.django_db
def test_a_snapshot_of_former_days_does_not_differ_by_what_it_never_knew():
    content = factories.draft().snapshot()
    former = {name: value for name, value in content.items() if name != "advertiser"}
    assert compare(former, content).is_same
