"""A way in by a criterion stays within its bounds and is proved by appraising the changed case."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "way_criterion")


def test_no_gain_beyond_the_bounds_is_named() -> None:
    """NPV at its bound of 10 cannot bring b in by value; jobs can, at a number within 0..10."""
    done = CliRunner().invoke(program(), ["explain", CASE, "b", "--objective", "value", "--json"])
    assert done.exit_code == 0
    ways = {way["key"]: way for way in json.loads(done.stdout)["ways_in"] if way["kind"] == "criterion"}
    assert set(ways) == {"jobs"}
    assert ways["jobs"]["from"] == 0
    assert 6 < ways["jobs"]["to"] <= 6.07
    [edit] = ways["jobs"]["edits"]
    assert (edit["file"], edit["keys"]) == ("projects/b.toml", ["figures", "jobs"])
