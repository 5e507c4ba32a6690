"""What the documents promise exists: commands, variables, dependencies, migrations."""

import ast
import re
import tomllib

import pytest
from django.core.management import call_command, get_commands
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import environment
from tests.house.places import ROOT, tree

DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "Makefile"]
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def read(name: str) -> str:
    path = ROOT / name
    return path.read_text() if path.exists() else ""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_that_a_document_names_exists(name):
    commands = set(re.findall(r"manage\.py ([a-z_]+)", read(name)))
    assert commands <= set(get_commands())
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", read(name))) <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_names_exists(name):
    paths = re.findall(
        r"`((?:newsroom|articles|comments|tests|templates|static|bench)/[\w./-]+)`", read(name)
    )
    assert [path for path in paths if not (ROOT / path).exists()] == []


def variables_read() -> set[str]:
    return {
        node.args[0].value
        for node in ast.walk(tree((ROOT / "newsroom/settings.py").relative_to(ROOT)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and getattr(node.func.value, "id", "") == "env"
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_variable_that_the_settings_read_is_explained_and_kept_out_of_the_tests():
    assert variables_read() - {"DATABASE_URL", "NEWSROOM_VAR"} == set(environment.VARIABLES)
    explained = set(re.findall(r"`([A-Z][A-Z_]+)`", read("README.md")))
    assert variables_read() - explained == set()


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def locked(name: str) -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)==([^\s;\\]+)", read(name), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in pins}


def declared() -> list[Requirement]:
    project = tomllib.loads(read("pyproject.toml"))
    lines = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    return [Requirement(line) for line in lines]


def test_the_locks_hold_what_the_project_declares():
    pins = locked("requirements.txt") | locked("requirements-dev.txt")
    for requirement in declared():
        version = pins.get(canonicalize_name(requirement.name))
        assert version, requirement
        assert requirement.specifier.contains(version), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_a_hash_for_everything_and_names_no_index(name):
    assert not re.search(r"https?://|--(extra-)?index|--find-links|file:", read(name))
    entries = re.split(r"^(?=[\w.-]+==)", read(name), flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_two_locks_agree():
    runtime, development = (locked(name) for name in LOCKS)
    assert all(runtime[name] == development[name] for name in runtime.keys() & development.keys())


def test_every_dependency_says_why_it_is_there():
    text = read("pyproject.toml")
    block = text[text.index("dependencies = [") : text.index("[tool.pytest")]
    groups = re.findall(r"(#[^\n]*\n(?:  \"[^\n]*\n)+)", block)
    optional = tomllib.loads(text)["project"]["optional-dependencies"]
    assert sum(group.count('  "') for group in groups) == len(declared()) + sum(
        map(len, optional.values())
    )
