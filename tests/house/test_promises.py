"""The page of promises about the door names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_promise_has_its_test() -> None:
    """Each row of docs/access.md names a test, each named test is a function of its file."""
    rows = [
        line
        for line in (ROOT / "docs" / "access.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| promise")
    ]
    assert len(rows) > 10
    for row in rows:
        named = re.findall(r"`([\w/]+\.py)::(\w+)`", row)
        assert named, row
        for file, name in named:
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            assert name in {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}, row
