"""The house rules that a linter does not know."""

import ast
import re

from tests.house.places import ROOT, python_files, templates, tree

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60  # twice what fits a screen: what is longer is two things
VAGUE = {"utils", "util", "helpers", "helper", "services", "service", "misc", "common", "lib"}


def functions(path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]


def test_a_room_is_not_a_hall():
    lines = {str(path): len((ROOT / path).read_text().splitlines()) for path in python_files()}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_a_function_fits_a_screen_or_two():
    long = [
        f"{path}: {function.name}"
        for path in python_files()
        for function in functions(path)
        if function.end_lineno - function.lineno >= MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_no_import_hides_in_a_function():
    hidden = [
        f"{path}:{node.lineno}"
        for path in python_files()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_a_file_is_named_for_what_it_is_about():
    vague = [path for path in python_files() if VAGUE & {path.stem, *path.parent.parts}]
    assert not vague


def test_one_module_blesses_html():
    blessing = [
        str(path)
        for path in python_files()
        for node in ast.walk(tree(path))
        if "mark_safe" in (getattr(node, "id", ""), getattr(node, "attr", ""))
    ]
    assert set(blessing) == {"articles/safe_html.py"}


def test_no_template_turns_escaping_off():
    for path in templates():
        text = (ROOT / path).read_text()
        assert not re.search(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off", text), path


def test_no_public_template_has_inline_script_or_style():
    for path in templates():
        if path.parts[1] == "admin" or path.suffix != ".html":
            continue
        text = (ROOT / path).read_text()
        assert not re.search(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<style|javascript:", text), path
        scripts = re.findall(r"<script\b([^>]*)>", text)
        assert all("src=" in each or "application/" in each for each in scripts), path
