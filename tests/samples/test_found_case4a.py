"""The found case `case4a.xlsx`: criteria of the sheet “Criteria” to which nobody gave a weight."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

BOOK = Path(__file__).parent / "found" / "case4a.xlsx"


def test_a_criterion_without_a_weight_is_a_problem() -> None:
    """Both criteria that the sheet “Weights” forgets are named there, with exit code 2."""
    done = CliRunner().invoke(program(), ["check", str(BOOK), "--json"])
    problems = json.loads(done.stdout)["problems"]
    assert done.exit_code == 2
    assert [(each["key"], each["sheet"]) for each in problems] == [("weight_missing", "Weights")] * 2
    assert "co2" in problems[0]["text"]
    assert "months" in problems[1]["text"]
