"""The found case `case_noreq.xlsx`: a project without a row of requests."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program
from tests.samples.asked import answer, run

CASE = str(Path(__file__).parent / "found" / "case_noreq.xlsx")


def test_the_project_without_a_request_stands_first() -> None:
    """It is named with what it lacks before the portfolio, and in JSON."""
    assert run("select", CASE)[1].startswith("Could not be chosen, for what they lack: 1 of 6 projects.")
    (left,) = answer("select", CASE)["left_out"]
    assert left["missing"] == ["request"]


def test_check_names_the_project_and_what_it_lacks() -> None:
    """The case is sound, and a remark says that the project cannot be chosen and why, in both languages."""
    for language, lacking in (("en", "request by year"), ("ru", "запрос по годам")):
        done = CliRunner().invoke(program(), ["check", CASE, "--language", language])
        assert done.exit_code == 0
        (line,) = [each for each in done.stdout.splitlines() if lacking in each]
        assert "Программное обеспечение" in line
