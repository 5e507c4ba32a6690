"""The report as text for a terminal, as HTML for whoever reads it later, as JSON for programs."""

import json
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from newsroom.wordpress.report import OUTCOMES, Report

SHOWN = 5  # examples of a reason on a terminal
KIND_NAMES = {
    "posts": _("posts"),
    "pages": _("pages"),
    "attachments": _("attachments"),
    "comments": _("comments"),
    "categories": _("categories"),
    "tags": _("tags"),
    "authors": _("authors"),
}
OUTCOME_NAMES = {
    "created": _("new"),
    "changed": _("changed"),
    "unchanged": _("unchanged"),
    "left out": _("left out"),
}
CHAPTERS = (
    ("left_out", _("Left out")),
    ("losses", _("Came in, but not everything in it")),
    ("notices", _("Decided on the way")),
    ("troubles", _("Trouble with the files")),
)


def translated(report: Report) -> dict:
    """The report's data in the language of whoever asks, shaped for showing."""
    data = report.data()
    rows = [
        (
            gettext(KIND_NAMES.get(kind, kind)),
            counts["read"],
            [counts[outcome] for outcome in OUTCOMES],
        )
        for kind, counts in data["items"].items()
    ]
    chapters = [
        (gettext(title), [entry(about) for about in data[name]])
        for name, title in CHAPTERS
        if data[name]
    ]
    heads = [gettext(OUTCOME_NAMES[outcome]) for outcome in OUTCOMES]
    return {"report": report, "heads": heads, "rows": rows, "chapters": chapters}


def entry(about: dict) -> dict:
    kind = about.get("kind")
    reason = gettext(about["reason"])
    label = f"{gettext(KIND_NAMES.get(kind, kind))}: {reason}" if kind else reason
    return {"label": label, "count": about["count"], "examples": about["examples"]}


def as_text(report: Report) -> str:
    shown = translated(report)
    title = gettext("Import of %(site)s") % {"site": report.site or "?"}
    lines = [
        title + (f" ({gettext('dry run: nothing was written')})" if report.is_dry_run else ""),
        "",
    ]
    widths = [max(9, len(head)) for head in (gettext("read"), *shown["heads"])]
    heads = (gettext("read"), *shown["heads"])
    lines.append(
        " " * 18 + "".join(head.rjust(width + 2) for head, width in zip(heads, widths, strict=True))
    )
    for name, read, counts in shown["rows"]:
        cells = (str(n).rjust(width + 2) for n, width in zip((read, *counts), widths, strict=True))
        lines.append(name[:18].ljust(18) + "".join(cells))
    for chapter, entries in shown["chapters"]:
        lines += ["", chapter]
        for about in entries:
            lines.append(f"  {about['count']:>7}  {about['label']}")
            lines += [
                f"             {one['where']}  {one['detail'][:100]}".rstrip()
                for one in about["examples"][:SHOWN]
            ]
            more = about["count"] - SHOWN
            lines += (
                [f"             … {more}"] if more > 0 and len(about["examples"]) > SHOWN else []
            )
    return "\n".join(lines)


def write_report(report: Report, path: Path) -> None:
    """Write the report in the form that the file's name asks for."""
    if path.suffix == ".json":
        text = json.dumps(report.data(), ensure_ascii=False, indent=1) + "\n"
    elif path.suffix in (".html", ".htm"):
        text = render_to_string("wordpress/report.html", translated(report))
    else:
        text = as_text(report) + "\n"
    path.write_text(text, encoding="utf-8")
