"""A case whose texts hold control and direction characters."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program

CASE = Path(__file__).parent / "found" / "control_character"


@pytest.mark.parametrize("more", [(), ("--json",), ("--language", "ru")])
@pytest.mark.parametrize("command", ["check", "rank", "select"])
def test_nothing_of_the_file_steers_the_terminal(command: str, more: tuple[str, ...]) -> None:
    """Whatever is said of the case, no control and no direction character of it is printed."""
    done = CliRunner().invoke(program(), [command, str(CASE), *more])
    assert done.exit_code in {0, 2, 3}
    assert not {unicodedata.category(each) for each in done.output.replace("\n", "")} & {"Cc", "Cf"}
