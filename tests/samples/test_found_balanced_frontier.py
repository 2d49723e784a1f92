"""The found case `balanced_frontier`: the balanced objective at every budget."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, projects, run

CASE = str(Path(__file__).parent / "found" / "balanced_frontier")


def test_frontier_and_selection_agree_at_every_budget() -> None:
    """One definition of balanced: shares of what each criterion could reach with that budget."""
    points = answer("frontier", CASE, "--objective", "balanced")["breakpoints"]
    assert isinstance(points, list)
    for budget in range(12):
        here = [point for point in points if point["budget"] <= budget][-1]
        result = answer("select", CASE, "--objective", "balanced", "--budget", str(budget))
        assert here["selected"] == projects(result)
        assert here["objective_value"] == result["objective_value"]
    assert "Balanced: each criterion" in run("frontier", CASE, "--objective", "balanced")[1]
