"""The found case `balanced_synergy`: a synergy under the balanced objective."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "balanced_synergy")


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


def test_a_synergy_counts_for_the_balance() -> None:
    """With the synergy a and b reach 70 jobs and an NPV of 70."""
    found = answer("select", CASE, "--objective", "balanced")
    assert projects(found) == ["a", "b"]
    totals = found["totals"]
    assert isinstance(totals, dict)
    assert (totals["jobs"], totals["npv"]) == (70, 70)
