"""The writing page: a draft is kept, an editor publishes, nothing typed is lost."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.models.publication import Change, Status
from tests import factories
from tests.desk.writing import decide, fields_of, write

pytestmark = pytest.mark.django_db


def change_page(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def test_a_journalist_begins_a_draft_with_nothing_but_a_title(journalist, at_desk):
    response = write(at_desk(journalist), title="Premier jet")
    article = Article.objects.get()
    assert response.status_code == 200
    assert (article.title, article.status, article.created_by) == (
        "Premier jet",
        Status.DRAFT,
        journalist,
    )


def test_a_draft_may_be_saved_empty(journalist, at_desk):
    write(at_desk(journalist))
    assert str(Article.objects.get()) == "Sans titre"


def test_byline_tags_and_related_keep_the_order_of_the_form(journalist, at_desk):
    ines, karim = factories.author(name="Inès M."), factories.author(name="Karim B.")
    first, second = factories.article(), factories.article()
    write(
        at_desk(journalist),
        title="Titre",
        byline__author=["karim b.", ines.slug, ""],
        byline__role=["text", "photo", "text"],
        byline__agency=["", "AFP", ""],
        tag_names="CNIL, santé publique",
        related__article=[str(second.pk), str(first.pk), ""],
    )
    article = Article.objects.latest("pk")
    assert [(b.author, b.role, b.agency) for b in article.bylines.all()] == [
        (karim, "text", ""),
        (ines, "photo", "AFP"),
    ]
    assert sorted(article.tags.names()) == ["CNIL", "santé publique"]
    assert [item.related for item in article.hand_picked.all()] == [second, first]


def test_opening_and_saving_changes_nothing(editor, at_desk):
    article = factories.article(
        tags=["santé", "données de santé"],
        authors=[factories.author(), factories.author()],
        lead_image=factories.image(),
        dossier=factories.dossier(),
        kicker="Enquête",
    )
    article.hand_picked.create(related=factories.article())
    before = article.snapshot()
    assert write(at_desk(editor), article).status_code == 200
    assert Article.objects.get(pk=article.pk).draft() == before


def test_editing_a_published_article_changes_nothing_public_until_published(editor, at_desk):
    article, client = factories.article(title="Avant"), at_desk(editor)
    public = article.get_absolute_url()
    write(client, article, title="Après", tag_names="nouveau", body="<p>Neuf.</p>")
    article.refresh_from_db()
    assert (article.title, list(article.tags.names())) == ("Avant", [])
    page = client.get(change_page(article)).content.decode()
    assert "Après" in page and "modifications à publier" in page
    assert "Avant" in client.get(public).content.decode()

    decide(client, article, change=Change.MINOR)
    article.refresh_from_db()
    assert (article.title, list(article.tags.names())) == ("Après", ["nouveau"])
    assert article.body_html == "<p>Neuf.</p>" and article.updated_at is None


def test_an_editor_publishes_a_draft_that_readers_then_find(editor, at_desk, client):
    article = factories.draft(title="Titre public")
    assert client.get(article.section.get_absolute_url()).status_code in (200, 404)
    shown = write(at_desk(editor), article, "_publish")
    assert shown.redirect_chain[-1][0] == reverse(
        "admin:articles_article_publish", args=[article.pk]
    )
    assert not Article.objects.get(pk=article.pk).was_public
    response = decide(at_desk(editor), article)
    article.refresh_from_db()
    assert response.status_code == 200 and article.is_public
    assert "Titre public" in client.get(article.get_absolute_url()).content.decode()
    assert article.log.get().actor == editor


def test_a_refused_publication_keeps_everything_and_says_what_is_missing(editor, at_desk):
    article = factories.draft(title="", section=None)
    response = write(
        at_desk(editor),
        article,
        "_publish",
        body="<p>Mille mots.</p>",
        tag_names="un, deux",
        byline__author=["Personne de ce nom"],
        byline__role=["text"],
        byline__agency=["Reuters"],
    )
    page = response.content.decode()
    assert response.status_code == 422
    kept = fields_of(page)
    assert kept["body"] == ["<p>Mille mots.</p>"] and kept["tag_names"] == ["un, deux"]
    assert kept["byline-author"][0] == "Personne de ce nom"
    assert kept["byline-agency"][0] == "Reuters"
    for said in (
        "Il faut un titre pour publier.",
        "Il faut une rubrique pour publier.",
        "Aucun auteur ne s’appelle « Personne de ce nom »",
    ):
        assert said in page.replace("\xa0", " ")
    assert not Article.objects.get(pk=article.pk).was_public


def test_an_address_taken_is_said_beside_the_address(editor, at_desk):
    taken = factories.article(slug="deja-pris")
    article = factories.draft(section=taken.section)
    response = write(at_desk(editor), article, slug="deja-pris")
    assert response.status_code == 422
    assert "slug" in response.context["adminform"].form.errors


def test_hostile_html_posted_to_the_form_is_neither_kept_nor_published(editor, at_desk, client):
    article = factories.draft()
    hostile = (
        "<p onclick=alert(1)>Texte<script>alert(1)</script></p><img src=x onerror=alert(1)>"
        '<a href="javascript:alert(1)">lien</a><iframe src="https://evil.example"></iframe>'
        '<figure data-block="image" data-id="1;drop"><svg onload=alert(1)></svg></figure>'
        '<div style="position:fixed" data-block="product" data-id="9e9">x</div>'
    )
    write(at_desk(editor), article, body=hostile)
    decide(at_desk(editor), article)
    article.refresh_from_db()
    page = client.get(article.get_absolute_url()).content.decode()
    for trace in (
        "alert(1)",
        "onerror",
        "javascript:",
        "evil.example",
        "position:fixed",
        "<svg on",
    ):
        assert trace not in article.body
        assert trace not in page


def test_a_journalist_submits_and_may_not_publish(journalist, at_desk):
    client = at_desk(journalist)
    write(client, title="Papier")
    article = Article.objects.get()
    page = client.get(change_page(article)).content.decode()
    assert 'name="_publish"' not in page and 'name="_submit"' in page
    assert write(client, article, "_publish").status_code == 403
    assert write(client, article, "_withdraw", reason="x").status_code == 403
    write(client, article, "_submit")
    article.refresh_from_db()
    assert article.status == Status.SUBMITTED and not article.was_public


def test_a_journalist_reads_a_colleagues_draft_and_does_not_write_in_it(journalist, at_desk):
    article = factories.draft(title="Pas le mien", created_by=factories.user("Journalist"))
    client = at_desk(journalist)
    response = client.get(change_page(article))
    assert response.status_code == 200
    assert "Pas le mien" in response.content.decode()
    assert b"article_form" not in response.content
    assert client.post(change_page(article), {"title": "À moi"}).status_code in (200, 403)
    assert Article.objects.get(pk=article.pk).title == "Pas le mien"


def test_the_preview_shows_the_draft_and_writes_nothing(
    editor, at_desk, django_assert_max_num_queries
):
    article = factories.article(title="En ligne", authors=[factories.author()], tags=["avant"])
    content = article.snapshot() | {"title": "Brouillon", "tags": ["tout neuf"], "section_id": None}
    article.save_draft(content, by=editor)
    client = at_desk(editor)
    with django_assert_max_num_queries(25):
        page = client.get(reverse("admin:articles_article_preview", args=[article.pk]))
    assert "Brouillon" in page.content.decode() and "tout neuf" in page.content.decode()
    article.refresh_from_db()
    assert article.title == "En ligne" and list(article.tags.names()) == ["avant"]


@pytest.mark.parametrize("title", ["", "Brouillon sans rubrique"])
def test_a_bare_draft_can_be_previewed(title, editor, at_desk):
    article = factories.draft(title=title, standfirst="", body="", section=None)
    page = at_desk(editor).get(reverse("admin:articles_article_preview", args=[article.pk]))
    assert page.status_code == 200


@pytest.mark.parametrize("number", [1, 60])
def test_the_list_of_articles_costs_the_same_for_few_and_many(
    number, editor, at_desk, django_assert_max_num_queries
):
    for _ in range(number):
        factories.article(authors=[factories.author()])
    client = at_desk(editor)
    with django_assert_max_num_queries(12):
        assert client.get(reverse("admin:articles_article_changelist")).status_code == 200
