"""No test depends on how fast its machine is: speed is measured in benchmarks/."""

from __future__ import annotations

import ast
from pathlib import Path

from hypothesis import settings

TESTS = Path(__file__).parents[1]
CLOCKS = {"perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time", "timeit"}


def test_no_test_reads_a_clock() -> None:
    """A limit in seconds fails on a loaded machine and proves nothing on a fast one."""
    result = []
    for path in sorted(TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            imported = {each.name for each in node.names} if isinstance(node, ast.ImportFrom | ast.Import) else set()
            if named in CLOCKS or imported & CLOCKS:
                result.append(f"{path.relative_to(TESTS)}: {ast.unparse(node)}")
    assert not result


def test_laws_have_no_deadline() -> None:
    """Hypothesis times no example."""
    assert settings.default is not None
    assert settings.default.deadline is None
