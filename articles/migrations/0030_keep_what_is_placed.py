"""What stood in places of the front page stands there still: as the first version that was launched."""

from django.db import migrations

LEAD_PLACES = 7  # as many as a lead has; what came after them was never drawn
VOICES_AFTER, TESTS_AFTER = 2, 4  # rows of sections above the opinions, above the reviews


def keep(apps, schema_editor):
    Slot, Front = apps.get_model("articles", "FrontSlot"), apps.get_model("articles", "Front")
    Log = apps.get_model("articles", "FrontLog")
    slots = list(Slot.objects.order_by("position").values_list("position", "article"))
    cards = cards_of(slots)
    if not cards:
        return
    sections = apps.get_model("articles", "Section").objects.order_by("position", "name")
    content = {"containers": containers(cards, list(sections.values_list("pk", flat=True)))}
    front = Front.objects.create(section=None)
    front.launched = front.versions.create(content=content, kind="launch")
    front.save(update_fields=["launched"])
    Log.objects.create(
        front=front, version=front.launched, verb="launched", reason="places of the former front page"
    )


def cards_of(slots) -> list[dict]:
    """A place that can be kept is kept; the others follow in the places that are left."""
    places, waiting = {}, []
    for position, article in slots:
        if article in places.values() or article in waiting:
            continue
        if 1 <= position <= LEAD_PLACES:
            places[position] = article
        else:
            waiting.append(article)
    free = (place for place in range(1, LEAD_PLACES + 1) if place not in places)
    places |= dict(zip(free, waiting))
    return [
        {"key": f"a{n}", "place": place, "article": places[place], "headline": "", "kicker": "", "image": None}
        for n, place in enumerate(sorted(places), start=1)
    ]


def containers(cards, sections) -> list[dict]:
    """The page as it was filled so far (articles.fronts.usual, of this release)."""
    rows = [("row", 4, pk, []) for pk in sections]
    lead = ("lead", max([3, *(card["place"] for card in cards)]), None, cards)
    wanted = [lead, ("wire", 10, None, []), ("dossier", 0, None, [])]
    wanted += [*rows[:VOICES_AFTER], ("opinion", 4, None, []), *rows[VOICES_AFTER:TESTS_AFTER]]
    wanted += [("review", 4, None, []), *rows[TESTS_AFTER:]]
    return [
        {
            "key": f"c{n}",
            "kind": kind,
            "title": "",
            "count": count,
            "rule": {"section": section, "tag": None, "kind": "", "days": None},
            "dossier": None,
            "promo": None,
            "cards": placed,
        }
        for n, (kind, count, section, placed) in enumerate(wanted, start=1)
    ]


class Migration(migrations.Migration):
    dependencies = [("articles", "0029_fronts")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
