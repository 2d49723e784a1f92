"""What binds is told: a year's limit, and what its next step would buy."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "case3.xlsx")


def test_the_year_that_binds_is_told_with_its_price() -> None:
    """Not the total binds but 2026: with 729.4 instead of 700 the software comes in."""
    done = CliRunner().invoke(program(), ["select", CASE, "--json"])
    assert done.exit_code == 0
    binding = {each["rule"]: each for each in json.loads(done.stdout)["binding"]}
    year = binding["budget.2026"]
    assert (year["from"], year["to"], year["unit"]) == (700, 729.4, "million RUB")
    assert year["buys"]["enters"] == ["software"]
    assert year["buys"]["objective"] > 0
    assert "budget" not in binding


def test_nobody_says_that_no_larger_budget_matters() -> None:
    """The text of the command names the limit in place of the false sentence."""
    done = CliRunner().invoke(program(), ["select", CASE])
    assert "No larger budget" not in done.stdout
    assert "729.4" in " ".join(done.stdout.split())
