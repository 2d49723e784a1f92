"""The found case `left_out_silently`: projects that cannot be chosen."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "left_out_silently")


def run(*arguments: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it printed."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout + done.stderr


def answer(*arguments: str) -> dict[str, object]:
    """Return the JSON document that a command prints."""
    done = CliRunner().invoke(program(), [*arguments, "--json"])
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_who_could_not_be_chosen_stands_first() -> None:
    """None of the six could be chosen; what is missing is told before any portfolio."""
    assert run("select", CASE, "--objective", "profit")[1].startswith("No project could be chosen")
    assert answer("select", CASE, "--objective", "profit")["left_out"] == [
        {"project": f"p{n}", "option": "full", "missing": ["request"]} for n in range(1, 7)
    ]
