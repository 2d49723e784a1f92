"""The house: tests mirror it, files stay short, every test says what it proves."""

from __future__ import annotations

import ast
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "appraisal"
CODE = sorted(path for path in PACKAGE.rglob("*.py") if "_bundle" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
# Rooms of tests that follow a question, not a room of the package.
BESIDE = {"faults", "laws", "oracles", "golden", "hostile", "browser", "house", "samples", "scale"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_files_stay_short(path: Path) -> None:
    """No file of the package is over 250 lines, no page over 130."""
    limit = 130 if "views" in path.parts else 250
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


def test_tests_mirror_the_tree() -> None:
    """Every test file outside the cross-cutting rooms stands where the module that it tests stands."""
    orphans = []
    for test in TESTS:
        inside = test.relative_to(ROOT / "tests")
        if inside.parts[0] in BESIDE:
            continue
        module = PACKAGE / inside.parent / inside.name.removeprefix("test_")
        if not module.exists() and not module.with_suffix("").is_dir():
            orphans.append(_name(test))
    assert not orphans


def test_every_module_is_tested_beside_it_or_named_with_the_reason() -> None:
    """A new module without a test is seen; a line of the list that names nothing any more is seen as well."""
    listed = tomllib.loads((Path(__file__).parent / "tested_elsewhere.toml").read_text(encoding="utf-8"))["elsewhere"]
    patterns = [pattern for entry in listed for pattern in entry["modules"]]
    modules = [path.relative_to(PACKAGE) for path in CODE]
    bare = [path.as_posix() for path in modules if not (ROOT / "tests" / path.parent / f"test_{path.name}").exists()]
    assert [path for path in bare if not any(_fits(path, pattern) for pattern in patterns)] == []
    assert [pattern for pattern in patterns if not any(_fits(path, pattern) for path in bare)] == []
    assert [test for entry in listed for test in entry["by"] if not (ROOT / test).exists()] == []
    assert all(entry["reason"] for entry in listed)


def _fits(path: str, pattern: str) -> bool:
    return path.count("/") == pattern.count("/") and fnmatch(path, pattern)


@pytest.mark.parametrize("path", TESTS, ids=_name)
def test_every_test_says_what_it_proves(path: Path) -> None:
    """Each test function has a sentence of its own."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert not silent


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_nothing_is_swallowed_or_left_open(path: Path) -> None:
    """No file catches everything, leaves a mark of unfinished work, or calls what runs foreign text."""
    text = path.read_text(encoding="utf-8")
    for word in ("TODO", "FIXME", "raise NotImplementedError", "unsafe_allow_html", "pickle.", "yaml.load(", " eval("):
        assert word not in text
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert not (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
