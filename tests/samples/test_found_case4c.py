"""The found case `case4c.xlsx`: a criterion of months, of which fewer are better."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "case4c.xlsx")


def answer(*arguments: str) -> dict[str, object]:
    """Return the JSON document that a command prints."""
    done = CliRunner().invoke(program(), [*arguments, "--json"])
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_fewer_months_are_better() -> None:
    """The shortest is taken, not the longest; the objective can be turned."""
    assert answer("select", CASE, "--objective", "months")["objective_value"] == 8
    assert answer("select", CASE, "--objective", "max:months")["objective_value"] == 59
