"""A whole site comes in: what each thing becomes, and that nothing happens twice."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from articles.models import Article, Author, Front, Page, Section, Tag
from articles.models.publication import Status
from newsroom.models import ImportedItem
from newsroom.wordpress.mapping import Fate, Mapping
from tests import factories
from tests.wordpress.exports import author, category, item, meta, tag, term

NEWS = term("category", "politique", "Politique")


def counts(report, kind):
    row = report.data()["items"][kind]
    return [row[name] for name in ("read", "created", "changed", "unchanged", "left out")]


def test_a_post_becomes_a_published_article_with_everything_around_it(bring_in):
    report = bring_in(
        author("ines", "Inès Moreau"),
        category("politique", "Politique"),
        tag("fuites", "Fuites"),
        item(
            10,
            "Une <em>fuite</em> &amp; ses suites",
            "Un.\n\nDeux.",
            excerpt="Ce que l’on <b>sait</b>.",
            terms=[NEWS, term("post_tag", "fuites", "Fuites")],
            metas=[
                meta("_yoast_wpseo_title", "Fuite : le point %%sep%% %%sitename%%"),
                meta("_yoast_wpseo_metadesc", "Le point."),
            ],
        ),
    )
    article = Article.objects.public().get()
    assert (article.title, article.standfirst) == ("Une fuite & ses suites", "Ce que l’on sait.")
    assert article.body == "<p>Un.</p>\n<p>Deux.</p>"
    assert article.get_absolute_url() == "/politique/article-10/"
    assert article.published_at == datetime(2021, 3, 1, 8, 30, tzinfo=UTC)
    assert [line.author.name for line in article.bylines.all()] == ["Inès Moreau"]
    assert list(article.tags.names()) == ["Fuites"]
    assert article.seo_title == "Fuite : le point - Le Canard numérique"
    assert article.body_html and article.words == 2
    assert article.snapshot() == article.revisions.get().snapshot
    assert counts(report, "posts") == [1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("fields", "status", "is_public"),
    [
        ({"status": "publish"}, Status.PUBLISHED, True),
        ({"status": "draft"}, Status.DRAFT, False),
        ({"status": "pending"}, Status.SUBMITTED, False),
        ({"status": "private"}, Status.DRAFT, False),
        ({"status": "publish", "post_password": "enter"}, Status.DRAFT, False),
        ({"status": "wc-on-hold"}, Status.DRAFT, False),
        (
            {"status": "future", "post_date_gmt": "2190-01-01 00:00:00", "pubDate": ""},
            Status.PUBLISHED,
            False,
        ),
    ],
)
def test_nothing_that_was_hidden_becomes_public(bring_in, fields, status, is_public):
    bring_in(item(10, **fields))
    assert Article.objects.get().status == status
    assert Article.objects.public().exists() is is_public


def test_a_hidden_page_becomes_a_draft_and_a_public_one_a_page_outside_the_foot(bring_in):
    report = bring_in(
        item(10, "Contact", post_type="page", link="https://canard.example/infos/contact/"),
        item(11, "Projet", post_type="page", status="draft"),
    )
    page = Page.objects.get()
    assert (page.title, page.slug, page.in_footer) == ("Contact", "article-10", False)
    assert Article.objects.get().status == Status.DRAFT
    assert counts(report, "pages") == [2, 2, 0, 0, 0]


def test_what_is_broken_in_a_real_export_is_mended_or_told(bring_in):
    report = bring_in(
        item(10, "", "Trois mots seulement", post_name="", creator="personne"),
        item(11, "Sans date", post_date="0000-00-00 00:00:00", post_date_gmt="", pubDate=""),
        item(12, "Mis au rebut", status="trash"),
        item(13, "Produit", post_type="product"),
        item(10, "Un autre du même numéro"),
        item(14, "Menu", post_type="nav_menu_item"),
    )
    untitled = Article.objects.get(title="Trois mots seulement")
    assert untitled.slug == "trois-mots-seulement"
    assert Author.objects.filter(name="personne").exists()
    assert Article.objects.count() == 2
    reasons = {entry["reason"] for entry in report.data()["left_out"]}
    assert reasons == {
        "in the bin",
        "a type that the mapping says nothing about",
        "the same number as an item before it",
        "part of the site’s machinery, not of its content",
    }


def test_categories_follow_the_mapping(bring_in):
    mapping = Mapping(
        categories={
            "politique": Fate("actu"),
            "paris": Fate("actu", is_tag=True),
            "humeur": Fate(is_tag=True),
            "divers": Fate(),
        },
        section_names={"actu": "Actualité"},
        kinds={"humeur": "opinion"},
        fields={"surtitre": "kicker"},
    )
    bring_in(
        *(category(slug, number=n) for n, slug in enumerate(mapping.categories)),
        item(
            10,
            terms=[NEWS, term("category", "paris", "Paris")],
            metas=[meta("surtitre", "Enquête")],
        ),
        item(11, terms=[term("category", "humeur"), term("category", "divers")]),
        mapping=mapping,
    )
    first, second = Article.objects.order_by("pk")
    assert (first.section.name, first.kicker, list(first.tags.names())) == (
        "Actualité",
        "Enquête",
        ["Paris"],
    )
    assert (second.section.slug, second.kind) == ("actualites", Article.Kind.OPINION)
    assert list(second.tags.names()) == ["Humeur"]


def test_a_text_in_another_language_says_so(bring_in):
    bring_in(item(10), item(11, terms=[term("language", "de")]))
    assert set(Article.objects.values_list("slug", "language")) == {
        ("article-10", ""),
        ("article-11", "de"),
    }


def test_the_main_category_of_an_seo_plugin_is_the_section(bring_in):
    both = [category("culture", number=4), category("sport", number=5)]
    terms = [term("category", "culture"), term("category", "sport")]
    bring_in(*both, item(10, terms=terms, metas=[meta("_yoast_wpseo_primary_category", "5")]))
    assert Article.objects.get().section.slug == "sport"


def test_co_authors_sign_in_their_order_and_no_address_becomes_a_name(bring_in):
    guest = item(
        5, "Karim Benali", post_type="guest-author", post_name="cap-karim",
        metas=[meta("cap-display_name", "Karim Benali"), meta("cap-user_login", "karim")],
    )  # fmt: skip
    bring_in(
        author("ines", "ines@canard.example"),
        guest,
        item(10, terms=[term("author", "cap-karim", "karim"), term("author", "cap-ines", "ines")]),
    )
    names = [line.author.name for line in Article.objects.get().bylines.all()]
    assert names == ["Karim Benali", "ines"]


def test_the_newest_sticky_posts_take_the_free_places_of_the_front_page(bring_in):
    taken = factories.article()
    factories.place({2: taken})
    sticky = [
        item(n, is_sticky="1", post_date_gmt=f"202{n - 10}-01-01 00:00:00") for n in range(10, 14)
    ]
    bring_in(*sticky)
    slugs = dict(Article.objects.values_list("pk", "slug"))
    cards = Front.objects.online().online.cards
    places = {card.place: slugs[card.article] for card in cards}
    assert places == {1: "article-13", 2: taken.slug, 3: "article-11"}


def test_two_posts_of_one_address_get_two_and_a_page_never_shadows_a_section(bring_in):
    bring_in(
        category("a-propos"),
        item(10, post_name="idem", terms=[term("category", "a-propos")]),
        item(11, post_name="idem", terms=[term("category", "a-propos")]),
        item(12, "À propos", post_type="page", post_name="a-propos"),
        item(13, "Recherche", post_type="page", post_name="search"),
    )
    assert list(Article.objects.order_by("pk").values_list("slug", flat=True)) == ["idem", "idem-2"]
    assert set(Page.objects.values_list("slug", flat=True)) == {"a-propos-2", "search-2"}


def test_a_second_import_changes_nothing(bring_in):
    elements = [
        author(), category("politique"), tag("fuites"),
        item(10, terms=[NEWS, term("post_tag", "fuites")]), item(11, post_type="page"),
    ]  # fmt: skip
    bring_in(*elements)
    before = (
        list(Article.objects.values()),
        list(Page.objects.values()),
        list(ImportedItem.objects.values()),
    )
    report = bring_in(*elements)
    assert before == (
        list(Article.objects.values()), list(Page.objects.values()), list(ImportedItem.objects.values()),
    )  # fmt: skip
    for kind in ("posts", "pages", "tags", "categories", "authors"):
        assert counts(report, kind) == [1, 0, 0, 1, 0]


def test_a_second_import_changes_what_changed_by_the_verbs_that_people_use(bring_in):
    bring_in(category("politique"), item(10, "Ancien", terms=[NEWS]))
    article = Article.objects.get()
    report = bring_in(category("politique"), item(10, "Nouveau", "Autre.", terms=[NEWS]))
    article.refresh_from_db()
    assert (article.title, article.body) == ("Nouveau", "<p>Autre.</p>")
    assert article.published_at == datetime(2021, 3, 1, 8, 30, tzinfo=UTC)
    assert article.revisions.count() == 2
    assert counts(report, "posts") == [1, 0, 1, 0, 0]
    bring_in(category("politique"), item(10, "Nouveau", "Autre.", terms=[NEWS], status="draft"))
    assert not Article.objects.public().exists()


def test_what_an_editor_changed_here_is_not_overwritten(bring_in):
    bring_in(item(10, "Ancien"))
    article = Article.objects.get()
    article.save_draft(article.snapshot() | {"title": "Le nôtre"}, by=factories.user())
    article.publish(by=factories.user())
    report = bring_in(item(10, "Nouveau"))
    article.refresh_from_db()
    assert article.title == "Le nôtre"
    assert report.notices


def test_a_page_that_is_withdrawn_there_and_comes_back_is_public_only_in_between(bring_in):
    bring_in(item(10, "Contact", post_type="page"))
    bring_in(item(10, "Contact", post_type="page", status="draft"))
    assert not Page.objects.exists()
    assert Article.objects.get().status == Status.DRAFT
    report = bring_in(item(10, "Contact", post_type="page"))
    assert Page.objects.get().title == "Contact"
    assert not Article.objects.exists()
    assert counts(report, "pages") == [1, 1, 0, 0, 0]


def test_what_was_deleted_here_does_not_come_back(bring_in):
    bring_in(item(10), item(11))
    Article.objects.get(slug="article-10").delete()
    report = bring_in(item(10, "Changé"), item(11))
    assert Article.objects.get().slug == "article-11"
    assert counts(report, "posts") == [2, 0, 0, 1, 1]


def test_a_renamed_section_and_tag_are_found_again(bring_in):
    elements = [
        category("politique"),
        tag("fuites"),
        item(10, terms=[NEWS, term("post_tag", "fuites")]),
    ]
    bring_in(*elements)
    section, found = Section.objects.get(), Tag.objects.get()
    section.slug, found.slug = "pouvoirs", "fuites-de-donnees"
    section.save()
    found.save()
    bring_in(*elements, item(11, terms=[NEWS, term("post_tag", "fuites")]))
    assert Section.objects.count() == Tag.objects.count() == 1
    assert set(Article.objects.values_list("section", flat=True)) == {section.pk}


def test_tags_that_differ_by_case_are_one(bring_in):
    factories.tag("fuites")
    bring_in(tag("fuites-2", "Fuites"), item(10, terms=[term("post_tag", "fuites-2", "Fuites")]))
    assert list(Article.objects.get().tags.names()) == ["fuites"]


def test_a_dry_run_writes_nothing_and_reports_the_same(bring_in):
    elements = [
        author(), category("politique"), tag("fuites"), item(10, terms=[NEWS]), item(11, post_type="page"),
        item(12, "", status="draft", creator="personne"), item(13, post_type="product"),
    ]  # fmt: skip
    told = bring_in(*elements, is_dry_run=True).data()
    assert (
        not Article.objects.exists() and not Section.objects.exists() and not Tag.objects.exists()
    )
    assert not Author.objects.exists() and not ImportedItem.objects.exists()
    assert told | {"dry_run": False} == bring_in(*elements).data()


def test_an_import_costs_a_constant_number_of_queries_for_a_batch(
    bring_in, django_assert_max_num_queries
):
    bring_in(category("politique"), author(), item(9, terms=[NEWS]))
    many = [item(n, terms=[NEWS, term("post_tag", "fuites")]) for n in range(10, 90)]
    with django_assert_max_num_queries(70):
        bring_in(category("politique"), author(), tag("fuites"), *many)
    assert Article.objects.public().filter(published_at__lte=timezone.now()).count() == 81
