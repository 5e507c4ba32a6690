"""The library's own pages: looking for pictures, acting on many, rights that end, cutting."""

import io
from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Pillow

from articles.admin import library
from articles.models import Article, Folder, Image
from tests import factories
from tests.articles.metadata import UTF_8, jpeg
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_image_changelist")
MANY = reverse("admin:articles_image_upload_many")


def page(client, **query) -> str:
    answer = client.get(LIST, query)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(client, **query) -> list[str]:
    return [image.title for image in client.get(LIST, query).context["page"].images]


def act(client, images, act: str = "file", **fields):
    ids = [image.pk for image in images]
    return client.post(LIST, {"_selected_action": ids, "act": act} | fields, follow=True)


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


# Looking for pictures


def test_a_journalist_finds_a_picture_by_its_words_and_by_what_it_lacks(
    journalist, editor, at_desk
):
    client = at_desk(journalist)
    factories.image(title="Hôpital", credit="")
    factories.image(title="Tribunal", alt="", uploaded_by=editor)
    upright = factories.picture_file(width=200, height=300)
    factories.image(title="Debout", file=upright, rights_expire_on=tomorrow())
    yesterday = tomorrow() - timedelta(days=2)
    factories.image(title="Échue", rights_expire_on=yesterday)
    cases = {
        "Hôpital": [{"q": "hopital"}, {"missing": "credit"}],
        "Tribunal": [{"missing": "alt"}, {"by": editor.pk}],
        "Debout": [{"lies": "portrait"}, {"rights": "soon"}, {"q": "debout", "rights": "soon"}],
        "Échue": [{"rights": "lapsed"}, {"q": "ECHUE"}],
    }
    for title, queries in cases.items():
        for query in queries:
            assert titles(client, **query) == [title], query
    factories.article(lead_image=Image.objects.get(title="Debout"))
    assert "Debout" not in titles(client, used="no")
    assert titles(client, q="rien de tel") == []
    assert "Aucune image" in page(client, q="rien de tel")


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\0"},
        {"folder": "x"},
        {"folder": "9" * 30},
        {"by": "-1"},
        {"missing": "everything"},
        {"before": "9" * 40},
        {"after": "-3"},
        {"before": "²"},
        {"view": "<script>"},
        {"rights": "%00"},
    ],
)
def test_a_nonsensical_wish_is_none(query, journalist, at_desk):
    factories.image(title="Seule")
    assert titles(at_desk(journalist), **query) == ["Seule"]


def test_pages_follow_each_other_both_ways_without_counting(journalist, at_desk, monkeypatch):
    monkeypatch.setattr(library, "PAGE", 2)
    images = [factories.image(title=f"n{number}") for number in range(5)]
    client = at_desk(journalist)
    seen, query = [], ""
    while True:
        shown = client.get(LIST + query).context["page"]
        seen.append([image.title for image in shown.images])
        if not shown.older:
            break
        query = shown.older
    assert seen == [["n4", "n3"], ["n2", "n1"], ["n0"]]
    back = client.get(LIST + shown.newer).context["page"]
    assert [image.title for image in back.images] == ["n2", "n1"]
    assert back.newer and back.older == f"?before={images[1].pk}"
    first = client.get(LIST + back.newer).context["page"]
    assert [image.title for image in first.images] == ["n4", "n3"] and not first.newer


def test_the_list_costs_the_same_however_many_pictures_and_folders(journalist, at_desk):
    client = at_desk(journalist)

    def cost(**query) -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, **query)
        return len(asked)

    def some_more(count):
        for _each in range(count):
            image = factories.image(uploaded_by=factories.user("Journalist"))
            image.folders.add(f"Album {image.pk}", "Tous")

    some_more(2)
    before = [cost(), cost(view="list", q="salle"), cost(used="no")]
    some_more(12)
    assert [cost(), cost(view="list", q="salle"), cost(used="no")] == before
    assert max(before) <= 13


def test_the_line_view_says_more_than_the_wall(journalist, at_desk):
    factories.image(caption="Une légende", credit="").folders.add("Paris")
    client = at_desk(journalist)
    assert "Une légende" in page(client, view="list") and "Une légende" not in page(client)
    assert "sans crédit" in page(client)


# Acting on many


def test_a_selection_is_filed_and_taken_out_and_each_act_leaves_a_line(journalist, at_desk):
    images, client = [factories.image() for _each in range(3)], at_desk(journalist)
    act(client, images, folder_names="Élections, Paris")
    act(client, images[:1], folder_names="paris, Lyon")
    assert {folder.name: folder.filed.count() for folder in Folder.objects.all()} == {
        "Élections": 3,
        "Paris": 3,
        "Lyon": 1,
    }
    paris = Folder.objects.get(name="Paris")
    act(client, images[1:], "unfile", folder_names="PARIS")
    assert list(Image.objects.in_folder(paris)) == images[:1]
    assert titles(client, folder=paris.pk) == [images[0].title]
    lines = LogEntry.objects.filter(object_id=str(images[0].pk), user=journalist)
    assert lines.count() == 2 and "Élections" in lines.last().get_change_message()


def test_credit_and_rights_of_a_selection_are_set_and_reach_its_articles(journalist, at_desk):
    images = [factories.image(drawn=True, credit=""), factories.image()]
    body = f'<figure data-block="image" data-id="{images[0].pk}"></figure>'
    article = factories.article(body=body)
    run_jobs()
    client = at_desk(journalist)
    day = tomorrow()
    act(client, images, "describe", credit="AFP", rights_expire_on=day.isoformat())
    run_jobs()
    assert set(Image.objects.values_list("credit", "rights_expire_on")) == {("AFP", day)}
    assert Image.objects.found_by("afp").count() == 2
    assert "AFP" in Article.objects.get(pk=article.pk).body_html
    act(client, images[:1], "describe", never_ends="on")
    assert Image.objects.get(pk=images[0].pk).rights_expire_on is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"act": "file"}, "Nommez un album"),
        ({"act": "describe"}, "Remplissez"),
        ({"act": "describe", "rights_expire_on": "demain"}, "date"),
        ({"act": "describe", "credit": "x" * 161}, "160"),
    ],
)
def test_an_act_that_says_too_little_comes_back_with_the_selection(
    fields, said, journalist, at_desk
):
    image = factories.image()
    answer = at_desk(journalist).post(LIST, {"_selected_action": [image.pk]} | fields)
    html = answer.content.decode()
    assert answer.status_code == 422 and said in html
    assert f'id="pick_{image.pk}"' in html and html.count(" checked") == 1


def test_without_a_selection_nothing_happens_and_the_person_is_told(journalist, at_desk):
    for ids in ([], ["x"], ["9" * 30]):
        answer = at_desk(journalist).post(
            LIST, {"_selected_action": ids, "act": "file", "folder_names": "A"}, follow=True
        )
        assert answer.status_code == 200 and not Folder.objects.exists()


def test_an_editor_deletes_what_nothing_shows_and_nobody_what_something_shows(
    editor, journalist, at_desk
):
    spare, shown, drafted = (factories.image() for _each in range(3))
    factories.article(title="Il la montre", lead_image=shown)
    draft = factories.draft(title="Il la nomme")
    body = f'<figure data-block="image" data-id="{drafted.pk}"></figure>'
    draft.save_draft(draft.snapshot() | {"body": body}, by=None)
    ids = [spare.pk, shown.pk, drafted.pk]
    sent = {"_selected_action": ids, "action": "delete_selected"}
    asked = at_desk(editor).post(LIST, sent).content.decode()
    assert "Il la montre" in asked and "Il la nomme" in asked
    at_desk(editor).post(LIST, sent | {"post": "yes"})
    assert Image.objects.count() == 3
    assert at_desk(journalist).post(LIST, sent | {"post": "yes"}).status_code == 403
    at_desk(editor).post(LIST, sent | {"_selected_action": [spare.pk], "post": "yes"})
    assert set(Image.objects.all()) == {shown, drafted}


# Uploads


def test_many_files_at_once_are_taken_and_each_refusal_names_its_file(journalist, at_desk):
    files = [
        factories.picture_file("bonne.jpg"),
        SimpleUploadedFile("texte.jpg", b"no picture"),
        SimpleUploadedFile("../../vide<b>.jpg", b""),
        factories.picture_file("autre.jpg"),
    ]
    answer = at_desk(journalist).post(MANY, {"file": files}, follow=True)
    html = answer.content.decode()
    assert set(Image.objects.values_list("title", flat=True)) == {"bonne", "autre"}
    assert "texte.jpg" in html and "pas une image lisible" in html
    assert "vide&lt;b&gt;.jpg" in html and "vide<b>" not in html
    assert LogEntry.objects.filter(user=journalist).count() == 2
    assert at_desk(journalist).post(MANY, follow=True).status_code == 200


def test_a_file_that_is_there_leads_to_the_picture(journalist, at_desk):
    upload = reverse("admin:articles_image_upload")
    client, data = at_desk(journalist), factories.picture_bytes()
    first = client.post(upload, {"file": SimpleUploadedFile("a.jpg", data)})
    again = client.post(upload, {"file": SimpleUploadedFile("b.jpg", data)})
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["was_there"] and "Déjà" in again.json()["note"]
    assert again.json()["change"] == first.json()["change"] and not first.json()["note"]


def test_what_the_file_says_stands_in_the_form_and_its_keywords_become_folders_if_wished(
    journalist, at_desk
):
    said = {(2, 120): "Des médecins".encode(), (2, 25): [b"Lyon", b"grogne"]} | UTF_8
    client = at_desk(journalist)
    client.post(
        reverse("admin:articles_image_add"),
        {"picture": SimpleUploadedFile("DSC.jpg", jpeg(said)), "credit": "Moi"},
    )
    image = Image.objects.get()
    assert (image.caption, image.credit, image.title) == ("Des médecins", "Moi", "DSC")
    change = reverse("admin:articles_image_change", args=[image.pk])
    html = client.get(change).content.decode()
    assert html.count("Lu dans le fichier") == 1 and "grogne" in html
    fields = {"title": "DSC", "folder_names": "Santé", "proposed": ["Lyon"]}
    client.post(change, fields)
    assert set(image.folders.names()) == {"Santé", "Lyon"}
    client.post(change, fields | {"folder_names": "Lyon"} | {"proposed": []})
    assert set(image.folders.names()) == {"Lyon"}


# Rights


def test_rights_that_end_are_listed_with_the_articles_that_show_the_picture(journalist, at_desk):
    lapsed = factories.image(title="Échue", rights_expire_on=date(2020, 1, 1))
    factories.image(title="Sans fin")
    factories.article(title="Il la montre", lead_image=lapsed)
    html = at_desk(journalist).get(reverse("admin:articles_image_rights")).content.decode()
    assert "Échue" in html and "Il la montre" in html and "Sans fin" not in html


def test_rights_that_ended_long_ago_stand_on_later_pages(journalist, at_desk, monkeypatch):
    monkeypatch.setattr(library, "PAGE", 2)
    for day in (1, 2, 2, 3, 4):
        factories.image(rights_expire_on=date(2020, 1, day))
    client, address = at_desk(journalist), reverse("admin:articles_image_rights")
    seen, query = [], ""
    while query is not None:
        context = client.get(address + query).context
        seen += [image.rights_expire_on.day for image, _thumb, _uses in context["rows"]]
        query = context["older"] or None
    assert seen == [4, 3, 2, 2, 1]
    for nonsense in ("x", "2020-99-99.1", "2020-01-01.", ".", "\0"):
        assert client.get(address, {"before": nonsense}).status_code == 200


def test_of_an_animation_the_person_is_told_what_readers_see(journalist, at_desk):
    frames = [Pillow.new("RGB", (240, 200), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    file = SimpleUploadedFile("a.gif", out.getvalue())
    answer = at_desk(journalist).post(reverse("admin:articles_image_upload"), {"file": file})
    assert answer.status_code == 201 and "première image" in answer.json()["note"]


# Cutting


def crop(client, image, **fields):
    address = reverse("admin:articles_image_crop", args=[image.pk])
    return client.post(address, {"focal_x": "50", "focal_y": "50"} | fields)


@pytest.fixture
def wide():
    """Red to the left, blue to the right."""
    file = factories.picture_file(width=3000, height=1500, colour="red")
    return factories.image(file=file, drawn=True)


def test_a_box_by_hand_is_cut_by_the_job_under_a_new_address(wide, journalist, at_desk):
    article = factories.article(
        body=f'<figure data-block="image" data-id="{wide.pk}"></figure>', lead_image=wide
    )
    run_jobs()
    former = Image.objects.get().renditions
    box = {"16x9_left": 100, "16x9_top": 40, "16x9_width": 1300}
    assert crop(at_desk(journalist), wide, **box).status_code == 302
    image = Image.objects.get()
    assert image.crops == {"16x9": [100, 40, 1300]} and image.renditions == former
    run_jobs()
    image = Image.objects.get()
    assert image.renditions["folder"] != former["folder"]
    assert image.renditions["former"] == [former["folder"]]
    assert image.renditions["folder"] in Article.objects.get(pk=article.pk).body_html
    crop(at_desk(journalist), wide)  # back to automatic: the former files again
    run_jobs()
    assert Image.objects.get().renditions["folder"] == former["folder"]


@pytest.mark.parametrize(
    "box",
    [
        {"1x1_left": 0, "1x1_top": 0},
        {"1x1_left": 1600, "1x1_top": 0, "1x1_width": 1500},
        {"1x1_left": 0, "1x1_top": 300, "1x1_width": 1500},
        {"1x1_left": 0, "1x1_top": 0, "1x1_width": 3},
        {"1x1_left": -5, "1x1_top": 0, "1x1_width": 500},
        {"1x1_width": "9" * 30},
        {"1x1_width": "wide"},
        {"focal_x": "150"},
        {"focal_x": "nan"},
        {"focal_y": ""},
    ],
)
def test_a_box_that_cannot_be_comes_back_with_what_was_typed(box, wide, journalist, at_desk):
    answer = crop(at_desk(journalist), wide, **box)
    assert answer.status_code == 422
    for value in box.values():
        assert str(value) in answer.content.decode()
    assert Image.objects.get().crops == {}


def test_the_page_shows_each_cut_without_any_script(wide, journalist, at_desk):
    address = reverse("admin:articles_image_crop", args=[wide.pk])
    html = at_desk(journalist).get(address).content.decode()
    assert 'viewBox="750 0 1500 1500"' in html and 'viewBox="500 0 2000 1500"' in html
    assert " style=" not in html
    assert at_desk(factories.user("Moderator")).get(address).status_code == 403


def test_search_engines_get_a_ratio_only_where_the_picture_is_wide_enough():
    large = factories.image(file=factories.picture_file(width=2400, height=1250), drawn=True)
    narrow = factories.image(file=factories.picture_file(width=1300, height=700), drawn=True)
    sizes = large.renditions["sizes"]
    assert {name: sizes[name] for name in ("16x9", "4x3", "square")} == {
        "16x9": [[1200, 675]],
        "4x3": [[1200, 900]],
        "square": [[1200, 1200]],
    }
    assert {"16x9", "4x3", "square"} & set(narrow.renditions["sizes"]) == {"16x9"}
    assert narrow.share.width == 1200 and narrow.card


def test_a_cut_by_hand_decides_over_the_focal_point(wide):
    wide.crops = {"1x1": [10, 20, 1400]}
    wide.focal_x = 0.9
    assert wide.cut.box((3000, 1500), "1x1") == (10, 20, 1410, 1420)
    assert wide.cut.box((3000, 1500), "4x3")[2] == 3000
    wide.make_renditions()
    assert default_storage.exists(f"renditions/{wide.renditions['folder']}/square-1200.jpeg")
