"""The JSON of ways in, of the opposite and of what binds."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder

KUZBASS = str(sample_folder() / "kuzbass")


def test_explain_holds_the_ways_in_with_their_edits() -> None:
    """Each way in has kind, key, from, to, unit, the edits that were appraised and its sentence."""
    done = CliRunner().invoke(program(), ["explain", KUZBASS, "itat", "--scenario", "filled", "--json"])
    result = json.loads(done.stdout)
    assert done.exit_code == 0
    assert result["option"] is None
    assert result["budgets"][-1][1] is None
    assert set(result["regret"]) == {"value", "share", "enters", "leaves", "changes_option"}
    budget = result["ways_in"][0]
    assert (budget["kind"], budget["key"], budget["from"], budget["to"]) == ("budget", "budget.total", 80_000, 82_700)
    edit = {"file": "rules.toml", "keys": ["budget", "total"], "from": 80_000, "to": 82_700}
    assert budget["edits"] == [edit]
    assert any(budget["sentence"] in sentence for sentence in result["why_in_or_out"])


def test_select_holds_what_binds() -> None:
    """The total binds: its step, its unit and what it buys are there."""
    done = CliRunner().invoke(program(), ["select", KUZBASS, "--scenario", "filled", "--json"])
    [total] = json.loads(done.stdout)["binding"]
    assert (total["rule"], total["step"], total["unit"]) == ("budget", 2_700, "million RUB")
    assert set(total["buys"]) == {"objective", "enters", "leaves", "changes_option"}
    assert total["buys"]["objective"] > 0
