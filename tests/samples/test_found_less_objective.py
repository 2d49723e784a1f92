"""The found case `less_objective`: a criterion of which less is better as objective."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, projects, run

CASE = str(Path(__file__).parent / "found" / "less_objective")


def test_less_smoke_is_the_aim() -> None:
    """The criterion goes its own way unless turned; the value keeps its sign, and the title says the way."""
    result = answer("select", CASE, "--objective", "smoke")
    assert (projects(result), result["objective_value"]) == (["b", "d"], 3)
    assert answer("select", CASE, "--objective", "max:smoke")["objective_value"] == 42
    assert answer("select", CASE, "--objective", "min:smoke")["objective_value"] == 3
    assert "as small as can be" in run("select", CASE, "--objective", "smoke")[1]
    (point,) = answer("frontier", CASE, "--objective", "smoke")["breakpoints"]
    assert point["objective_value"] == 3
