"""The command explain."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder

KUZBASS = str(sample_folder() / "kuzbass")


def test_explain_says_place_and_portfolio() -> None:
    """One document tells place, membership and the reasons for both."""
    done = CliRunner().invoke(program(), ["explain", KUZBASS, "carbon_fiber", "--json"])
    result = json.loads(done.stdout)
    assert done.exit_code == 0
    assert result["place"] == 5
    assert result["chosen"] is False
    assert result["why_this_place"]
    assert any("81,200" in sentence for sentence in result["why_in_or_out"])


def test_an_unknown_project_exits_2() -> None:
    """A wrong key is named together with those there are."""
    done = CliRunner().invoke(program(), ["explain", KUZBASS, "atlantis"])
    assert done.exit_code == 2
    assert "karakan" in done.stderr
