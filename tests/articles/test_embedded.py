"""What a picture's file says of itself: read in both of IPTC's forms, and never a reason to refuse."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import pictures
from articles.embedded import Embedded
from articles.models import Image
from tests.articles.metadata import UTF_8, alternatives, exif, iim, jpeg, listed, png, xmp


def embedded(data: bytes) -> Embedded:
    return pictures.read_upload(SimpleUploadedFile("photo.jpg", data)).embedded


AGENCY = {
    (2, 5): b"PAR1234567",
    (2, 25): ["santé".encode(), b"Paris", b"paris"],
    (2, 37): b"20271231",
    (2, 80): b"Jeanne MARTIN",
    (2, 105): "L’hôpital ferme".encode(),
    (2, 110): b"AFP",
    (2, 116): "© 2026 AFP".encode(),
    (2, 120): "Des médecins manifestent.".encode(),
}


def test_an_agencys_iim_is_read():
    assert embedded(jpeg(UTF_8 | AGENCY)) == Embedded(
        title="L’hôpital ferme",
        caption="Des médecins manifestent.",
        credit="Jeanne MARTIN / AFP",
        rights_holder="© 2026 AFP",
        rights_expire_on=date(2027, 12, 31),
        keywords=("santé", "paris"),
    )


@pytest.mark.parametrize(
    ("datasets", "caption"),
    [
        ({(2, 120): "Été à l’île d’Yeu".encode()} | UTF_8, "Été à l’île d’Yeu"),
        ({(2, 120): "Été à l'île".encode("latin-1")}, "Été à l'île"),
        ({(2, 120): "« L’été » coûte 3 €".encode("cp1252")}, "« L’été » coûte 3 €"),
        ({(2, 120): "Été, sans le dire".encode()}, "Été, sans le dire"),
        ({(2, 120): b"\x81\xe9t\xe9"}, "été"),
    ],
)
def test_each_way_of_writing_accents_is_understood(datasets, caption):
    assert embedded(jpeg(datasets)).caption == caption


def test_xmp_is_read_as_elements_and_as_attributes_in_the_papers_language():
    packet = xmp(
        alternatives("dc:description", default="Doctors", fr="Des médecins", de="Ärzte")
        + alternatives("Iptc4xmpCore:AltTextAccessibility", default="Three doctors")
        + alternatives("xmpRights:UsageTerms", default="Une publication")
        + listed("dc:creator", "Jeanne Martin", "Paul Roux", kind="Seq")
        + listed("dc:subject", "santé", "grève")
        + "<plus:CopyrightOwner><rdf:Seq><rdf:li rdf:parseType='Resource'>"
        "<plus:CopyrightOwnerName>Agence</plus:CopyrightOwnerName></rdf:li></rdf:Seq></plus:CopyrightOwner>",
        'photoshop:Headline="À l’hôpital" photoshop:Credit="Agence / Jeanne Martin, Paul Roux"'
        ' plus:LicenseEndDate="2027-06-30T23:30:00Z"',
    )
    assert embedded(jpeg(xmp=packet)) == Embedded(
        title="À l’hôpital",
        alt="Three doctors",
        caption="Des médecins",
        credit="Agence / Jeanne Martin, Paul Roux",
        rights_holder="Agence",
        licence="Une publication",
        rights_expire_on=date(2027, 7, 1),  # in Paris it is past midnight
        keywords=("santé", "grève"),
    )


def test_the_younger_form_counts_and_the_older_one_fills_in():
    packet = xmp(alternatives("dc:description", default="De XMP"))
    read = embedded(
        jpeg({(2, 120): b"De IIM", (2, 110): b"AFP"}, xmp=packet, exif=exif(copyright="Moi"))
    )
    assert (read.caption, read.credit, read.rights_holder) == ("De XMP", "AFP", "Moi")


def test_a_cameras_own_words_are_no_caption():
    data = jpeg(exif=exif(description="OLYMPUS DIGITAL CAMERA", artist="Lxxa Roux"))
    read = embedded(data.replace(b"Lxxa", "Léa".encode()))
    assert (read.caption, read.credit) == ("", "Léa Roux")


def test_keywords_that_a_program_wrote_as_one_text_are_taken_apart():
    assert embedded(jpeg({(2, 25): b"sport; football, Lyon"})).keywords == (
        "sport",
        "football",
        "Lyon",
    )
    assert embedded(jpeg({(2, 25): [b"Lyon, France", b"sport"]})).keywords == (
        "Lyon, France",
        "sport",
    )


BOMB = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>"""
BROKEN = {
    "an entity bomb": jpeg(xmp=xmp("<dc:rights>&c;&d;</dc:rights>", before=BOMB)),
    "no XML": jpeg(xmp=b"<x:xmpmeta <<< \xff\xfe"),
    "a thousand levels": jpeg(xmp=xmp("<dc:rights>" * 1000 + "</dc:rights>" * 1000)),
    "IIM cut off": jpeg(block=iim({(2, 120): b"x" * 500})[:40]),
    "IIM of nonsense": jpeg(block=b"\x1c\x02\x78\xff\xff" + b"\0" * 30),
    "IIM that promises four gigabytes": jpeg(block=b"\x1c\x02\x78\x80\x04\xff\xff\xff\xff"),
    "EXIF of nonsense": jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 40),
    "EXIF that ends at once": jpeg(exif=b"Exif\0\0II"),
    "a day that is none": jpeg({(2, 37): b"00000000"}),
    "a PNG's loose texts": png(Comment="\x1b[2J", Author="x" * 4000),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_metadata_never_refuses_a_picture(case):
    data = BROKEN[case]
    read = embedded(data)
    assert "root:" not in str(read) and "aaaa" not in str(read)
    assert read.rights_expire_on is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=200))
def test_no_bytes_at_all_in_the_place_of_metadata_break_an_upload(block, packet):
    assert embedded(jpeg(block=block, xmp=packet)) is not None


@pytest.mark.django_db
def test_an_upload_is_filled_in_where_nobody_has_typed_anything():
    file = SimpleUploadedFile("DSC_0012.jpg", jpeg(UTF_8 | AGENCY))
    image = Image.objects.from_upload(file, credit="AFP")
    assert (image.title, image.credit, image.alt) == ("L’hôpital ferme", "AFP", "")
    assert image.caption == "Des médecins manifestent."
    assert image.rights_expire_on == date(2027, 12, 31)
    image = Image.objects.get()
    assert [name for name in ("title", "caption", "credit") if image.is_from_file(name)] == [
        "title",
        "caption",
    ]
    image.caption = "Autre chose"
    assert not image.is_from_file("caption") and image.is_from_file("rights_expire_on")


@pytest.mark.django_db
def test_keywords_are_proposed_as_folders_and_file_nothing_by_themselves():
    image = Image.objects.from_upload(SimpleUploadedFile("a.jpg", jpeg(UTF_8 | AGENCY)))
    assert image.proposed_folders == ["santé", "paris"] and not image.folders.exists()
    image.folders.add("Santé")
    assert image.proposed_folders == ["paris"]


@pytest.mark.django_db
def test_a_text_longer_than_its_column_and_one_with_a_null_are_kept_as_far_as_they_go():
    data = jpeg(UTF_8 | {(2, 120): b"mot " * 900, (2, 105): b"un\0deux\x07" + b"z" * 500})
    image = Image.objects.from_upload(SimpleUploadedFile("a.jpg", data))
    assert len(image.caption) == 400 and image.is_from_file("caption")
    assert image.title.startswith("un deux z") and len(image.title) == 160
