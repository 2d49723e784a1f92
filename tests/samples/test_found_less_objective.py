"""The found case `less_objective`: a criterion of which less is better as objective."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "less_objective")


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


def test_less_smoke_is_the_aim() -> None:
    """The criterion goes its own way unless turned; the value keeps its sign, and the title says the way."""
    found = answer("select", CASE, "--objective", "smoke")
    assert (projects(found), found["objective_value"]) == (["b", "d"], 3)
    assert answer("select", CASE, "--objective", "max:smoke")["objective_value"] == 42
    assert answer("select", CASE, "--objective", "min:smoke")["objective_value"] == 3
    assert "as small as can be" in run("select", CASE, "--objective", "smoke")[1]
    (point,) = answer("frontier", CASE, "--objective", "smoke")["breakpoints"]  # type: ignore[misc]
    assert point["objective_value"] == 3
