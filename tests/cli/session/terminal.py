"""Runs the commands of a session on one store."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder

KUZBASS = str(sample_folder() / "kuzbass")


class Terminal:
    """Runs commands on one store."""

    def __init__(self, store: str) -> None:
        self.store = store

    def __call__(self, *arguments: str, code: int = 0, language: str = "en") -> str:
        """Run `appraisal session …`; return what it printed."""
        more = ["--store", self.store, "--language", language]
        done = CliRunner().invoke(program(), ["session", *arguments, *more])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert done.exit_code == code, done.output
        return done.stdout + done.stderr

    def keys(self, *arguments: str) -> list[str]:
        """Run a command that is refused; return the keys of its problems."""
        return [each["key"] for each in json.loads(self(*arguments, "--json", code=2))["problems"]]
