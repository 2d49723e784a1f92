"""Several readers in several threads, and several cases in one process."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "appraisal"
CODE = sorted(path for path in PACKAGE.rglob("*.py") if "_bundle" not in path.parts)
PAGES = sorted((PACKAGE / "web").rglob("*.py"))
# What a case and an appraisal hold of ballots: pages show what an analysis says of them.
OF_BALLOTS = {"ballots", "ballots_digest", "council_file", "counted", "pooled"}


def _name(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))


@pytest.mark.parametrize("path", CODE, ids=_name)
def test_locks_stand_in_three_files_and_no_module_is_swapped(path: Path) -> None:
    """Properties are computed once by `once`, shared answers are kept by `Cache`; nobody changes `sys.modules`.

    A store has one writer in a process: without it writers wait in the database, some of them for seconds.
    """
    used = {node.attr if isinstance(node, ast.Attribute) else node.id for node in _names(path)}
    if path.name not in ("cache.py", "once.py", "sessions.py"):
        assert not used & {"Lock", "RLock", "cached_property", "OrderedDict"}
    assert "modules" not in used


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_pages_reach_no_ballot(path: Path) -> None:
    """No page, cache or route reads a ballot off a case or an appraisal."""
    assert not {node.attr for node in _names(path) if isinstance(node, ast.Attribute)} & OF_BALLOTS


def _names(path: Path) -> list[ast.Attribute | ast.Name]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Name)]
