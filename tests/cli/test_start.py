"""Commands to begin with."""

from __future__ import annotations

import socket
from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program


def test_a_taken_port_is_said_plainly() -> None:
    """Nothing is started where another program listens: exit 2, with the port and what to do, in both languages."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for language in ("en", "ru"):
            done = CliRunner().invoke(program(), ["serve", "--port", port, "--language", language])
            assert (done.exit_code, done.stdout) == (2, "")
            assert port in done.stderr
            assert "--port" in done.stderr


def test_the_demo_prints_a_command_that_reads_the_sample(tmp_path: Path) -> None:
    """The memos of the demo name the sample where it lies, so that their command can be run."""
    done = CliRunner().invoke(program(), ["demo", "--out", str(tmp_path / "out")])
    assert done.exit_code == 0
    text = (tmp_path / "out" / "memo-en.html").read_text(encoding="utf-8")
    assert "sample_projects/kuzbass --out memo" in text.replace("\\", "/")
