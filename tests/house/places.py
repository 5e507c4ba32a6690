"""Where our own files are."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("newsroom", "articles", "comments", "tests", "bench")


@cache
def python_files(*, migrations: bool = False) -> tuple[Path, ...]:
    """Every Python file of ours, as a path from the root."""
    found = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return tuple(
        path.relative_to(ROOT) for path in found if migrations or path.parent.name != "migrations"
    )


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(), filename=str(path))


def templates() -> Iterator[Path]:
    for path in sorted((ROOT / "templates").rglob("*.*")):
        yield path.relative_to(ROOT)
