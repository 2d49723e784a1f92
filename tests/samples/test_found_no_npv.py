"""The found case `no_npv`: NPV without a criterion of it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "no_npv")


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


def test_npv_is_there_whenever_cash_flows_are() -> None:
    """Each objective answers, whatever the criteria are called."""
    for objective, chosen in (("closeness-raw", "a"), ("npv", "b"), ("npv-first", "b"), ("balanced", "a")):
        found = answer("select", CASE, "--objective", objective)
        assert projects(found) == [chosen]
    assert answer("select", CASE, "--objective", "npv")["objective_value"] == 9
