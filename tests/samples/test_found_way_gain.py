"""A gain of the objective is the least after which the project is in the portfolio that the program then names."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "way_gain")


def test_a_bare_tie_is_no_way_in() -> None:
    """At an NPV of 10 b is only tied with the cheaper a; the way in is a hair above."""
    done = CliRunner().invoke(program(), ["explain", CASE, "b", "--objective", "npv", "--json"])
    assert done.exit_code == 0
    [gain] = [way for way in json.loads(done.stdout)["ways_in"] if way["kind"] == "gain"]
    assert (gain["key"], gain["from"]) == ("npv", 9)
    assert 10 < gain["to"] <= 10.011
