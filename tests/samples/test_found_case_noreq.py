"""The found case `case_noreq.xlsx`: a project without a row of requests."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = str(Path(__file__).parent / "found" / "case_noreq.xlsx")


def run(*arguments: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it printed."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout + done.stderr


def answer(*arguments: str) -> dict[str, object]:
    """Return the JSON document that a command prints."""
    done = CliRunner().invoke(program(), [*arguments, "--json"])
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_project_without_a_request_stands_first() -> None:
    """It is named with what it lacks before the portfolio, and in JSON."""
    assert run("select", CASE)[1].startswith("Could not be chosen, for what they lack: 1 of 6 projects.")
    (left,) = answer("select", CASE)["left_out"]  # type: ignore[misc]
    assert left["missing"] == ["request"]


def test_check_names_the_project_and_what_it_lacks() -> None:
    """The case is sound, and a remark says that the project cannot be chosen and why, in both languages."""
    for language, lacking in (("en", "the request by year"), ("ru", "запрос по годам")):
        done = CliRunner().invoke(program(), ["check", CASE, "--language", language])
        assert done.exit_code == 0
        (line,) = [each for each in done.stdout.splitlines() if lacking in each]
        assert "Программное обеспечение" in line
