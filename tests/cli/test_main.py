"""The command line as a whole."""

from __future__ import annotations

from importlib.metadata import version

from typer.testing import CliRunner

from appraisal.cli.main import program


def test_the_version_is_that_of_the_package() -> None:
    """`--version` prints it and ends, with and without a command."""
    done = CliRunner().invoke(program(), ["--version"])
    assert (done.exit_code, done.stdout) == (0, f"appraisal {version('appraisal')}\n")
