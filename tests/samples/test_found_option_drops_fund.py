"""The found case `option_drops_fund`: an option that states a request of its own."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "option_drops_fund")


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


def test_the_option_still_asks_the_other_fund() -> None:
    """The region has nothing to give, so neither way of doing project a can be had."""
    assert projects(answer("select", CASE)) == ["b"]
