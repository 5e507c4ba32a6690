"""Before a publication: what is found, where, and how much it weighs."""

import re
from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from articles.models import CheckLevel
from articles.models.check_level import Level
from articles.preflight.check import Finding, check
from articles.preflight.examining import MOST, blockers, examine
from articles.preflight.structure import structure_of
from articles.preflight.table import CHECKS
from articles.timekeeping import carry_out_what_is_due
from tests import factories

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def article():
    """One in which nothing is to be found."""
    lead = factories.image(title="Tête", file=factories.picture_file(width=1200, height=700))
    return factories.draft(
        title="La CNIL sanctionne Dedalus",
        lead_image=lead,
        tags=["CNIL"],
        authors=[factories.author()],
    )


def findings(article, on=None, **content) -> dict[str, list[Finding]]:
    results = examine(article, article.snapshot() | content, on)
    return {r.check.name: r.findings for r in results if not r.is_passed}


def figure(image) -> str:
    return f'<figure data-block="image" data-id="{image.pk}"></figure>'


def test_a_sound_article_passes_every_check(article):
    results = examine(article, article.snapshot())
    assert [r.check.name for r in results] == [each.name for each in CHECKS]
    assert findings(article) == {}
    assert blockers(results) == ""


@pytest.mark.parametrize(
    ("content", "name", "anchor"),
    [
        ({"standfirst": " "}, "standfirst", "standfirst"),
        ({"title": "x" * 111}, "title_length", "title"),
        ({"byline": []}, "byline", "byline"),
        ({"tags": []}, "filing", "tag_names"),
        ({"section_id": None}, "filing", "section"),
        ({"lead_image_id": None}, "lead_picture", "lead_image"),
        ({"kind": "advertorial"}, "advertiser", "advertiser"),
        ({"advertiser": "Éditeur"}, "advertiser", "kind"),
        ({"title": "Deux  espaces"}, "double_spaces", "title"),
        ({"body": "<p>a</p><h3>Trop bas</h3>"}, "headings", 1),
        ({"body": "<h2> </h2>"}, "headings", 0),
        ({"body": "<p>Un</p><p>deux  mots</p>"}, "double_spaces", 1),
        ({"body": '<p><a href="https://a.example/">ici</a></p>'}, "links", 0),
        ({"body": '<p><a href="https://a.example/">Cliquez ici !</a></p>'}, "links", 0),
        ({"body": '<p><a href="https://a.example/">https://a.example/</a></p>'}, "links", 0),
        ({"body": '<p><a href="">un mot</a></p>'}, "links", 0),
        ({"body": '<p><a href="http://[">un mot</a></p>'}, "links", 0),
        ({"body": '<p>a <a href="https://a.example/"></a></p>'}, "links", 0),
        ({"body": '<p><a href="/nulle-part/rien/">un mot</a></p>'}, "own_links", 0),
        ({"body": f'<p><a href="{SITE}/tag/inconnu/">un mot</a></p>'}, "own_links", 0),
        ({"body": '<div data-block="read-also" data-id="999999"></div>'}, "own_links", 0),
        ({"body": '<figure data-block="image" data-id="99999"></figure>'}, "missing_picture", 0),
        (
            {
                "body": '<p>a</p><figure data-block="embed" data-url="https://evil.example"></figure>'
            },
            "embeds",
            1,
        ),
        (
            {
                "body": '<figure data-block="table"><table><tbody><tr><td>1</td></tr></tbody>'
                "</table></figure>"
            },
            "table_headers",
            0,
        ),
    ],
)
def test_each_check_finds_its_fault_and_says_where(article, settings, content, name, anchor):
    settings.SITE_URL = SITE
    found = findings(article, **content)
    assert list(found) == [name]
    assert found[name][0].anchor == anchor
    assert found[name][0].what and found[name][0].remedy


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Les faits</h2><h3>Le détail</h3>",
        '<aside data-block="fact-box"><h3>À savoir</h3><p>Un fait.</p></aside>',
        '<p>Lire <a href="https://a.example/?a=b">le rapport de la CNIL</a>.</p>',
        '<p><a href="mailto:a@a.example">écrire</a> <a href="tel:+33123456789">appeler</a></p>',
        '<p><a href="/">l’accueil</a> <a href="/search/?q=a">chercher</a></p>',
        '<p><a href="/corrections/">nos rectificatifs</a> <a href="/static/a.pdf">un PDF</a></p>',
        "<p>a <code>x  =  1</code></p>",
        "<table><tbody><tr><th>Année</th></tr></tbody></table>",
    ],
)
def test_what_is_in_order_is_not_complained_about(article, body):
    assert findings(article, body=body) == {}


def test_pictures_are_looked_at_wherever_they_stand(article):
    yesterday = timezone.localdate() - timedelta(days=1)
    bad = [
        factories.image(
            file=factories.picture_file(width=240 + n),
            title=f"P{n}",
            alt="",
            credit="",
            rights_expire_on=yesterday,
        )
        for n in range(4)
    ]
    box = factories.product(image=bad[3])
    body = (
        f"<p>a</p>{figure(bad[1])}"
        f'<figure data-block="gallery">{figure(bad[2])}</figure>'
        f'<div data-block="product" data-id="{box.pk}"></div>'
    )
    found = findings(article, body=body, social_image_id=bad[0].pk)
    for name in ("rights", "alternative_text", "credit"):
        assert [f.anchor for f in found[name]] == ["social_image", 1, 2, 3], name
        assert [re.search(r"P\d", f.what)[0] for f in found[name]] == ["P0", "P1", "P2", "P3"], name


def test_rights_hold_until_their_last_day_is_over(article):
    today = timezone.localdate()
    image = factories.image(rights_expire_on=today)
    assert "rights" not in findings(article, body=figure(image))
    tomorrow = today + timedelta(days=1)
    assert "rights" in findings(article, on=tomorrow, body=figure(image))


def test_a_lead_picture_may_be_too_small(article):
    small = factories.image(file=factories.picture_file(width=1199, height=700))
    assert list(findings(article, lead_image_id=small.pk)) == ["lead_picture"]


def test_links_to_what_readers_may_not_see_are_found_and_former_addresses_are_not(article):
    hidden, moved = factories.article(slug="cache"), factories.article(slug="avant")
    former = moved.get_absolute_url()
    moved.save_draft(moved.draft() | {"slug": "apres"}, by=None)
    moved.publish()
    hidden.withdraw()
    body = "".join(
        f'<p><a href="{path}">un article</a></p>'
        for path in (hidden.get_absolute_url(), former, moved.get_absolute_url())
    )
    assert [f.anchor for f in findings(article, body=body)["own_links"]] == [0]


def test_the_small_signs_are_shown_before_and_after_and_weigh_nothing(article):
    results = examine(article, article.snapshot() | {"title": "L'amende"})
    (note,) = next(r for r in results if r.check.name == "typography").findings
    assert note.is_note and "L'amende → L’amende" in note.what and note.anchor == "title"
    CheckLevel.objects.create(name="typography", level=Level.BLOCKS)
    assert not blockers(examine(article, article.snapshot() | {"title": "L'amende"}))
    off = article.snapshot() | {"title": "L'amende", "sets_typography": False}
    assert not any(r.findings for r in examine(article, off))


def test_findings_are_bounded(article):
    body = '<p><a href="https://a.example/">ici</a></p>' * 40
    results = examine(article, article.snapshot() | {"body": body})
    links = next(r for r in results if r.check.name == "links")
    assert len(links.findings) == MOST and links.has_more


def test_the_newsroom_decides_what_blocks_and_what_is_not_looked_at(article):
    content = article.snapshot() | {"standfirst": "", "tags": []}
    assert not blockers(examine(article, content))
    CheckLevel.objects.create(name="standfirst", level=Level.BLOCKS)
    CheckLevel.objects.create(name="filing", level=Level.OFF)
    results = examine(article, content)
    assert blockers(results) == next(r for r in results if r.blocks).findings[0].what
    assert "filing" not in {r.check.name for r in results}


def queries_of_examining(article, pictures: int) -> str:
    body = "".join(
        f'{figure(factories.image())}<p><a href="/tag/t{n}/">tag</a> <a href="/s/a{n}/">là-bas</a></p>'
        f'<div data-block="product" data-id="{factories.product().pk}"></div>'
        for n in range(pictures)
    )
    return article.snapshot() | {"body": body}


@pytest.mark.parametrize("pictures", [1, 30])
def test_it_costs_the_same_few_queries_for_any_text(
    article, pictures, django_assert_max_num_queries
):
    content = queries_of_examining(article, pictures)
    with django_assert_max_num_queries(8):
        examine(article, content)


# A site's own


@check("Le texte ne parle pas de licornes.", Level.BLOCKS)
def unicorns(copy):
    if "licorne" in copy.text("body"):
        yield Finding("Une licorne.", "Chassez-la.", "body")


@check("Se trompe.")
def broken(copy):
    yield from 1 / 0


not_a_check = "text"


def test_a_site_adds_a_check_with_one_function(article, settings):
    settings.ARTICLE_CHECKS = [f"{__name__}.unicorns"]
    results = examine(article, article.snapshot() | {"body": "<p>Une licorne.</p>"})
    assert results[-1].check is unicorns and blockers(results) == "Une licorne."
    assert run_checks(tags=["newsroom"]) == []


def test_a_check_that_breaks_stops_nobody(article, settings):
    settings.ARTICLE_CHECKS = [f"{__name__}.broken"]
    result = examine(article, article.snapshot())[-1]
    assert not result.is_passed and not result.blocks


@pytest.mark.parametrize(
    "path", ["nowhere.check", f"{__name__}.missing", f"{__name__}.not_a_check"]
)
def test_a_bad_name_stops_the_start_in_one_line(settings, path):
    settings.ARTICLE_CHECKS = [path]
    (error,) = run_checks(tags=["newsroom"])
    assert error.id == "articles.E001" and path in error.msg


def test_a_second_check_of_a_name_stops_the_start(settings):
    settings.ARTICLE_CHECKS = [f"{__name__}.unicorns"] * 2
    assert [error.id for error in run_checks(tags=["newsroom"])] == ["articles.E001"]


# At the hour


def test_what_expired_since_it_was_planned_is_held_and_said(article, time_machine):
    image = factories.image(title="Louée", rights_expire_on=timezone.localdate())
    content = article.snapshot() | {"body": figure(image)}
    article.save_draft(content, by=None)
    planned = article.plan(at=timezone.now() + timedelta(days=2), by=None)
    time_machine.move_to(planned.at)
    carry_out_what_is_due()
    planned.refresh_from_db()
    article.refresh_from_db()
    assert planned.is_held and "Louée" in planned.failure
    assert article.status == "draft"


def test_programs_publish_without_any_check(article):
    article.publish(by=None)
    article.save_draft(article.snapshot() | {"kind": "advertorial", "tags": []}, by=None)
    article.publish()
    assert article.is_public


def test_blocks_are_counted_as_the_editor_counts_them():
    found = structure_of(
        "<p>a</p><p></p><hr><ul><li><p>b</p></li></ul>loose <em>words</em><h2>c</h2>"
    )
    assert [heading.place for heading in found.headings] == [5]
    assert found.texts == [(0, "a"), (3, "b"), (4, "loose words"), (5, "c")]
