"""The demo's pictures: the same on every machine, none like another."""

import hashlib

import pytest

from newsroom.demo.content import paper
from newsroom.demo.drawing import MOTIFS, draw, portrait, product
from newsroom.demo.drawing.palette import PALETTES

SMALL = (320, 180)


def fingerprint(picture) -> str:
    return hashlib.sha256(picture.tobytes()).hexdigest()


def test_every_motif_draws_in_every_accent_at_the_size_asked_for():
    for number, motif in enumerate(MOTIFS):
        accent = list(PALETTES)[number % len(PALETTES)]
        picture = draw(motif, seed=1, accent=accent, size=SMALL)
        assert picture.size == SMALL and picture.mode == "RGB"
        assert len(picture.getcolors(maxcolors=SMALL[0] * SMALL[1])) > 50, motif


def test_a_picture_is_the_same_when_drawn_again():
    first, again = (draw("cross_of_cells", seed=3, accent="brick", size=SMALL) for _ in range(2))
    assert fingerprint(first) == fingerprint(again)


def test_the_pictures_of_the_paper_are_all_different():
    drawn = {
        fingerprint(draw(picture.motif, seed=picture.seed, accent=picture.accent, size=SMALL))
        for picture in paper.PICTURES
    }
    assert len(drawn) == len(paper.PICTURES)


def test_every_author_has_a_face_of_his_own():
    faces = {fingerprint(portrait(author.face, author.accent)) for author in paper.AUTHORS}
    assert len(faces) == len(paper.AUTHORS)
    assert portrait(1, "teal").size == (600, 600)


def test_every_product_has_a_picture_of_its_own():
    shapes = {fingerprint(product(box.shape, box.accent)) for box in paper.PRODUCTS}
    assert len(shapes) == len(paper.PRODUCTS)
    assert product(1, "brick").size == (1200, 900)


def test_an_unknown_accent_is_refused_by_name():
    with pytest.raises(ValueError, match="unknown accent 'mauve'"):
        draw("orbit", seed=1, accent="mauve", size=SMALL)
