"""By NPV first the floor is computed anew for each change and is never called a rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "way_npv_first")


def explained(*more: str) -> dict[str, object]:
    """Return the document of the command."""
    done = CliRunner().invoke(program(), ["explain", CASE, "p", "--objective", "npv-first", "--json", *more])
    assert done.exit_code == 0
    result: dict[str, object] = json.loads(done.stdout)
    return result


def test_the_budget_that_is_named_brings_the_project_in() -> None:
    """The way in is a total of 20, not 15: at that budget p is chosen, at a hundredth less it is not."""
    ways = explained()["ways_in"]
    assert isinstance(ways, list)
    [budget] = [way for way in ways if way["kind"] == "budget"]
    assert budget["to"] == 20
    assert explained("--budget", "20")["chosen"] is True
    assert explained("--budget", "19.9")["chosen"] is False


def test_a_portfolio_with_it_is_not_denied() -> None:
    """Forcing p in is possible: c comes in with it and a leaves; no sentence says that rules forbid it."""
    result = explained()
    regret = result["regret"]
    assert isinstance(regret, dict)
    assert regret["value"] == pytest.approx(1 / 6 - 0.6)
    assert (regret["enters"], regret["leaves"], regret["changes_option"]) == (["c", "p"], ["a"], [])
    assert not any("keeps to" in sentence for sentence in result["why_in_or_out"])  # type: ignore[attr-defined]
