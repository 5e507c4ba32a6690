"""What was placed on the front page before there were containers stands there still."""

import importlib
from dataclasses import replace

import pytest

from articles.fronts.usual import usual
from articles.models.arrangement import Arrangement
from tests import factories
from tests.newsroom.process import run

keep = importlib.import_module("articles.migrations.0030_keep_what_is_placed")


@pytest.mark.parametrize(
    ("slots", "places"),
    [
        ([(1, 11), (2, 12), (3, 13)], {1: 11, 2: 12, 3: 13}),
        ([(2, 12)], {2: 12}),
        ([(0, 10), (3, 13), (9, 19), (100, 20)], {1: 10, 2: 19, 3: 13, 4: 20}),
        ([(1, 11), (4, 11), (5, 15)], {1: 11, 5: 15}),
        ([(n, n + 10) for n in range(1, 10)], {n: n + 10 for n in range(1, 8)}),
        ([], {}),
    ],
)
def test_every_place_is_kept_or_follows_in_the_next_that_is_left(slots, places):
    assert {card["place"]: card["article"] for card in keep.cards_of(slots)} == places


@pytest.mark.django_db
def test_the_page_that_is_kept_is_the_usual_one_with_its_cards():
    sections = [factories.section(position=n).pk for n in range(5)]
    cards = keep.cards_of([(2, 7), (5, 8)])
    kept = Arrangement.from_json({"containers": keep.containers(cards, sections)})
    wanted = usual(sections).placed(7, "c1", 2, 7).placed(8, "c1", 5, 7)
    bare = [replace(each, cards=()) for each in kept.containers]
    assert bare == [replace(each, cards=()) for each in wanted.containers]
    assert [(card.place, card.article) for card in kept.cards] == [(2, 7), (5, 8)]


UPGRADE = """
import django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

before = [("articles", "0028_what_comes_after")]
executor = MigrationExecutor(connection)
executor.migrate(before)
apps = executor.loader.project_state(before).apps
section = apps.get_model("articles", "Section").objects.create(name="Sciences", slug="sciences")
article = apps.get_model("articles", "Article").objects.create(title="Avant", section=section)
apps.get_model("articles", "FrontSlot").objects.create(position=2, article=article)
executor = MigrationExecutor(connection)
executor.migrate(executor.loader.graph.leaf_nodes())
from articles.models import Front
lead = Front.objects.online().online.containers[0]
print([(card.place, card.article == article.pk) for card in lead.cards])
"""


def test_an_upgraded_database_keeps_the_front_page(tmp_path):
    """From an empty file to the former release, then to this one."""
    done = run("-c", UPGRADE, var=tmp_path, DJANGO_SETTINGS_MODULE="newsroom.settings")
    assert done.stdout.splitlines()[-1:] == ["[(2, True)]"], done.stderr[-2000:]
