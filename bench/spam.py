"""python -m bench.spam FILE.csv…: how much spam the learned score catches, on texts of other people.

A file has the columns ``text``, ``label`` (spam or ham, 1 or 0) and perhaps ``time``; those of the usual
public collections are known as well (content, class, date…). The older part is learned from, the newer
part judged: by time where there is one, otherwise by the order of the file.
"""

import argparse
import csv
import sys
import time
from html import unescape
from pathlib import Path
from statistics import median

from comments.learning.engines import ENGINES
from comments.learning.features import vector
from comments.learning.judging import judge
from comments.learning.model import starting_model
from comments.learning.training import Example, learn, shipped_examples

COLUMNS = {
    "text": ("text", "content", "comment", "message", "v2"),
    "label": ("label", "class", "is_spam", "spam", "v1"),
    "time": ("time", "date", "created_at", "timestamp"),
}
SPAM = {"1", "spam", "true", "yes"}


def read(path: Path) -> list[tuple[str, Example]]:
    """(time, example) of each line that has a text."""
    with path.open(newline="", encoding="utf-8-sig", errors="replace") as file:
        rows = csv.DictReader(file)
        known = {name.strip().casefold(): name for name in rows.fieldnames or ()}
        column = {
            wanted: next((known[name] for name in names if name in known), None)
            for wanted, names in COLUMNS.items()
        }
        if not column["text"] or not column["label"]:
            sys.exit(f"{path}: there must be a column « text » and a column « label ».")
        return [
            (row[column["time"]] or "" if column["time"] else "", example(row, column))
            for row in rows
            if (row[column["text"]] or "").strip()
        ]


def example(row: dict, column: dict) -> Example:
    """Collections that were taken from pages still have their entities."""
    text = unescape(row[column["text"]]).replace("<br />", "\n").strip("\ufeff \n")
    return Example(text, str(row[column["label"]]).strip().casefold() in SPAM)


def split(examples: list[tuple[str, Example]], share: float):
    """(to learn from, to judge by): the older and the newer. Undated ones keep their place at the front."""
    ordered = [each for _time, each in sorted(examples, key=lambda pair: pair[0])]
    cut = round(len(ordered) * share)
    return ordered[:cut], ordered[cut:]


def measure(name: str, model, judged: list[Example], seconds: float) -> None:
    costs, scores = [], []
    for each in judged:
        start = time.perf_counter()
        scores.append(model.probability(vector(each.text)))
        costs.append(time.perf_counter() - start)
    figures = judge(scores, [int(each.is_spam) for each in judged], model.threshold)
    print(
        f"{name:28} {figures.precision:9.1%} {figures.recall:9.1%} {figures.f1:9.1%}"
        f" {figures.false_alarms:12.1%} {figures.caught:12.1%} {seconds:9.1f} s"
        f" {1000 * median(costs):8.2f} ms"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="+", type=Path, metavar="FILE.csv")
    arguments.add_argument("--train", type=float, default=0.7, help="share that is learned from")
    chosen = arguments.parse_args()
    for path in chosen.files:
        known, judged = split(read(path), chosen.train)
        spam = sum(each.is_spam for each in judged)
        print(f"{path.name}: {len(known)} learned, {len(judged)} judged, {spam} of them spam")
        print(
            f"{'':28} {'precision':>9} {'recall':>9} {'F1':>9} {'false alarms':>12}"
            f" {'caught @1 %':>12} {'learning':>11} {'a text':>11}"
        )
        measure("starting model", starting_model(), judged, 0)
        for engine in ENGINES:
            for name, examples in (
                (engine, known),
                (f"{engine}, with examples", [*shipped_examples(), *known]),
            ):
                start = time.perf_counter()
                model = learn(examples, engine)
                measure(name, model, judged, time.perf_counter() - start)


if __name__ == "__main__":
    main()
