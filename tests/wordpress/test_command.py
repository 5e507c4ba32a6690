"""The command: what it says, what it proposes, and how it refuses."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from articles.models import Article, Section
from newsroom.wordpress.mapping import Mapping, MappingError, read_mapping, write_mapping
from tests.wordpress import exports
from tests.wordpress.exports import category, comment, item, meta, term

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return exports.save(
        tmp_path / "export.xml",
        category("actu", "Actualité", number=1),
        category("paris", "Paris", parent="actu", number=2),
        category("uncategorized", "Non classé", number=3),
        item(
            10,
            terms=[term("category", "actu")],
            metas=[meta("surtitre", "Enquête")],
            comments=[comment(1)],
        ),
        item(11, terms=[term("category", "paris"), term("serie", "fil")]),
        item(12, "Produit", post_type="produit"),
    )


def test_a_dry_run_proposes_a_mapping_that_the_import_then_follows(path, tmp_path, capsys):
    mapping = tmp_path / "mapping.toml"
    call_command("import_wordpress", path, "--dry-run", "--mapping", mapping)
    assert not Article.objects.exists()
    text = mapping.read_text()
    assert '"actu" = "section:actu"  # 1' in text
    assert '"paris" = "section:actu+tag"  # 1' in text
    assert '"uncategorized" = "drop"  # 0' in text
    assert '# "serie"' in text and '# "produit"' in text and '# "surtitre"' in text
    mapping.write_text(
        text.replace('"paris" = "section:actu+tag"', '"paris" = "section:ville"')
        .replace("[fields]", '[fields]\n"surtitre" = "kicker"')
        .replace("[types]", '[types]\n"produit" = "article"')
    )
    call_command("import_wordpress", path, "--mapping", mapping)
    assert set(Section.objects.values_list("slug", flat=True)) == {"actu", "ville", "actualites"}
    assert Article.objects.get(slug="article-10").kicker == "Enquête"
    assert Article.objects.count() == 3


def test_a_proposal_never_overwrites_what_somebody_edited(path, tmp_path):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[categories]\n"actu" = "drop"\n')
    call_command("import_wordpress", path, "--dry-run", "--mapping", mapping)
    assert mapping.read_text() == '[categories]\n"actu" = "drop"\n'


def test_the_report_is_text_html_or_json_by_its_name(path, tmp_path, capsys):
    for ending in (".txt", ".html", ".json"):
        call_command("import_wordpress", path, "--report", tmp_path / f"report{ending}")
    assert "Le Canard numérique" in (tmp_path / "report.txt").read_text()
    assert "<h1>" in (tmp_path / "report.html").read_text()
    data = json.loads((tmp_path / "report.json").read_text())
    assert data["items"]["posts"] == {
        "read": 2, "created": 0, "changed": 0, "unchanged": 2, "left out": 0,
    }  # fmt: skip
    assert "Le Canard numérique" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        "= faux", '[categories]\n"a" = 3', '[categories]\n"a" = "rubrique"', "categories = 1",
        '[fields]\n"a" = "body"', '[kinds]\n"a" = "roman"', '[types]\n"a" = "tag"', "\0",
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_be_followed_is_refused_in_a_line(path, tmp_path, text):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(text)
    with pytest.raises(CommandError):
        call_command("import_wordpress", path, "--mapping", mapping)
    assert not Article.objects.exists()


def test_what_is_not_there_is_refused_in_a_line(path, tmp_path):
    absent = tmp_path / "absent"
    for arguments in ([absent], [path, "--media", absent], [path, "--mapping", absent]):
        with pytest.raises(CommandError):
            call_command("import_wordpress", *arguments)
    (tmp_path / "no.xml").write_text("bonjour")
    with pytest.raises(CommandError):
        call_command("import_wordpress", tmp_path / "no.xml")


def test_a_proposal_reads_back_whatever_the_names_are(tmp_path):
    mapping = Mapping(section_names={'a"b\\c': 'É "x" \\ \n\t\x7f😀'})
    path = tmp_path / "mapping.toml"
    for language in ("fr", "en"):
        with translation.override(language):
            write_mapping(path, mapping, {}, {"fields": {'w"\n': 3}})
        try:
            assert read_mapping(path).section_names == mapping.section_names
        except MappingError as error:
            pytest.fail(str(error))
