"""The found case `balanced_frontier`: the balanced objective at every budget."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "balanced_frontier")


def run(*arguments: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it printed."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout + done.stderr


def answer(*arguments: str) -> dict[str, object]:
    """Return the JSON document that a command prints."""
    done = CliRunner().invoke(program(), [*arguments, "--json"])
    found: dict[str, object] = json.loads(done.stdout)
    return found


def projects(found: dict[str, object]) -> list[str]:
    """Return the chosen projects."""
    chosen = found["selected"]
    assert isinstance(chosen, list)
    return [each["project"] for each in chosen]


def test_frontier_and_selection_agree_at_every_budget() -> None:
    """One definition of balanced: shares of what each criterion could reach with that budget."""
    points = answer("frontier", CASE, "--objective", "balanced")["breakpoints"]
    assert isinstance(points, list)
    for budget in range(12):
        here = [point for point in points if point["budget"] <= budget][-1]
        found = answer("select", CASE, "--objective", "balanced", "--budget", str(budget))
        assert here["selected"] == projects(found)
        assert here["objective_value"] == found["objective_value"]
    assert "Balanced: each criterion" in run("frontier", CASE, "--objective", "balanced")[1]
