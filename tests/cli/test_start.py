"""The command to begin with."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from appraisal.cli.main import program


def test_the_demo_prints_a_command_that_reads_the_sample(tmp_path: Path) -> None:
    """The memos of the demo name the sample where it lies, so that their command can be run."""
    done = CliRunner().invoke(program(), ["demo", "--out", str(tmp_path / "out")])
    assert done.exit_code == 0
    text = (tmp_path / "out" / "memo-en.html").read_text(encoding="utf-8")
    assert "sample_projects/kuzbass --out memo" in text.replace("\\", "/")
