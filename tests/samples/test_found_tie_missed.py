"""The found case `tie_missed`: a tie that rounding hid."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "tie_missed")


def run(*arguments: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it printed."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout + done.stderr


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


def test_the_tie_is_seen_and_settled() -> None:
    """Two thirds both ways: the cheaper pair stands, and the frontier gains nothing at 10."""
    found = answer("select", CASE)
    assert (projects(found), found["spent"], found["equal_best"]) == (["p1", "p2"], 2, 2)
    points = answer("frontier", CASE)["breakpoints"]
    assert [each["budget"] for each in points] == [0, 1, 2, 11, 12]  # type: ignore[attr-defined]
    assert "Of equally good portfolios the cheapest stands" in run("select", CASE)[1]
