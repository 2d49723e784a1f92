"""The command line as the tests of the found cases ask it."""

from __future__ import annotations

import json
from typing import Any

from typer.testing import CliRunner

from appraisal.cli.main import program


def run(*arguments: str) -> tuple[int, str]:
    """Run a command; return its exit code and all that it printed."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout + done.stderr


def answer(*arguments: str) -> dict[str, Any]:
    """Return the JSON document that a command prints."""
    done = CliRunner().invoke(program(), [*arguments, "--json"])
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def projects(result: dict[str, Any]) -> list[str]:
    """Return the chosen projects."""
    return [each["project"] for each in result["selected"]]
