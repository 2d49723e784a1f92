"""Every command on a terminal and in every encoding, in both languages."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from appraisal.cli import output
from appraisal.cli.main import program
from appraisal.paths import sample_folder
from appraisal.text import LANGUAGES

KUZBASS, REGION = str(sample_folder() / "kuzbass"), str(sample_folder() / "region")
COMMANDS = (
    ("check", KUZBASS),
    ("check", REGION),
    ("rank", KUZBASS),
    ("rank", REGION),
    ("finance", KUZBASS),
    ("finance", KUZBASS, "--project", "karakan", "--draws", "100"),
    ("select", KUZBASS),
    ("select", KUZBASS, "--budget", "100"),
    ("frontier", KUZBASS),
    ("explain", KUZBASS, "karakan"),
    ("explain", KUZBASS, "karakan", "--against", "sorbents"),
    ("robustness", KUZBASS, "--draws", "200", "--detail", "all"),
    ("rank", "no such case"),
    ("rank", KUZBASS, "--weight", "x"),
)


def run(*arguments: str, charset: str = "utf-8") -> tuple[int, str]:
    """Run a command; return its exit code and all that it printed."""
    done = CliRunner(charset=charset).invoke(program(), list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@cache
def piped(*arguments: str) -> tuple[int, str]:
    """Return what a pipe gets that shows every character; several tests ask for the same."""
    return run(*arguments)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_word_is_split_at_80_columns(
    command: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal of 80 columns no line is wider, and each word is one of those that a pipe gets."""
    code, whole = piped(*command, "--language", language)
    monkeypatch.setattr(output, "_width", lambda **_: 80)
    again, shown = run(*command, "--language", language)
    assert again == code
    assert set(shown.replace("─", " ").split()) <= set(whole.split())
    assert max(cell_len(line) for line in shown.splitlines()) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("charset", ["cp1251", "cp866", "cp1252"])
@pytest.mark.parametrize("command", [each for each in COMMANDS if REGION not in each], ids=" ".join)
def test_every_encoding_is_borne(command: tuple[str, ...], charset: str, language: str) -> None:
    """What a terminal's encoding lacks is replaced: the same exit code and as many lines, never a traceback."""
    wanted = piped(*command, "--language", language)
    code, shown = run(*command, "--language", language, charset=charset)
    assert (code, len(shown.splitlines())) == (wanted[0], len(wanted[1].splitlines()))


@pytest.mark.parametrize("charset", ["cp1251", "cp1252", "utf-8"])
def test_a_document_is_true_in_every_encoding(charset: str) -> None:
    """A JSON document loses no character, whatever the stream can show."""
    names = [each["name"] for each in json.loads(run("rank", KUZBASS, "--json", "--language", "ru")[1])["ranking"]]
    code, shown = run("rank", KUZBASS, "--json", "--language", "ru", charset=charset)
    assert [each["name"] for each in json.loads(shown)["ranking"]] == names
    assert code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")
def test_a_true_terminal_gets_folded_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream that is a terminal of 80 columns is recognised as one."""
    import pty

    main, sub = pty.openpty()
    monkeypatch.setenv("COLUMNS", "80")
    with io.TextIOWrapper(os.fdopen(sub, "wb", 0), encoding="cp1251", write_through=True) as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        output.table("Заголовок", ["имя", "число"], [["слово " * 20, "1"]], numbers=[1])
        monkeypatch.undo()
        written = b""
        while written.count(b"\n") < 5:  # a terminal hands over what it has, line by line
            written += os.read(main, 10_000)
    os.close(main)
    shown = written.decode("cp1251")
    assert max(map(len, shown.splitlines())) <= 80
    assert len(shown.splitlines()) > 4


HOSTILE = "evil\x1b[31m\x9b\u202e\u200b\u2066name"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ask", [(), ("--json",)])
@pytest.mark.parametrize(
    "arguments",
    [
        ("rank", HOSTILE),
        ("rank", KUZBASS, "--scenario", HOSTILE),
        ("rank", KUZBASS, "--weights", HOSTILE),
        ("rank", KUZBASS, "--method", HOSTILE),
        ("select", KUZBASS, "--objective", HOSTILE),
        ("select", KUZBASS, "--budget", HOSTILE),
        ("explain", KUZBASS, HOSTILE),
        ("finance", KUZBASS, "--what", HOSTILE),
        ("robustness", KUZBASS, "--detail", HOSTILE),
        ("memo", KUZBASS, "--out", "x", "--format", HOSTILE),
        ("rank", KUZBASS, f"--{HOSTILE}"),
        (HOSTILE,),
    ],
)
def test_what_a_user_gave_steers_no_terminal(arguments: tuple[str, ...], ask: tuple[str, ...], language: str) -> None:
    """In every error, as text and as JSON, control and direction characters are written out."""
    code, shown = run(*arguments, *ask, "--language", language)
    assert code == 2
    assert not {unicodedata.category(each) for each in shown.replace("\n", "")} & {"Cc", "Cf"}
    if ask:
        assert json.loads(shown)["problems"]


def test_a_written_file_steers_no_terminal(tmp_path: Path) -> None:
    """The name of a file that was written is escaped as well."""
    code, shown = run("template", str(tmp_path / "a\x1b[31mb.xlsx"))
    assert code == 0
    assert "\\x1b[31m" in shown
