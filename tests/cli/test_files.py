"""The commands that write files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from appraisal.cli.main import program
from appraisal.paths import sample_folder

KUZBASS = str(sample_folder() / "kuzbass")


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command; return its exit code, standard output and standard error."""
    done = CliRunner().invoke(program(), list(arguments))
    return done.exit_code, done.stdout, done.stderr


def digest(case: Path) -> str:
    """Return the digest that `rank` prints of a case."""
    return str(json.loads(run("rank", str(case), "--json")[1])["digest"])


def test_there_and_back_is_the_same_case(tmp_path: Path) -> None:
    """A folder into a workbook and back: the digest of what the case says stays the same."""
    assert run("convert", KUZBASS, str(tmp_path / "case.xlsx"), "--language", "ru")[0] == 0
    assert run("convert", str(tmp_path / "case.xlsx"), str(tmp_path / "case"))[0] == 0
    assert digest(tmp_path / "case") == digest(tmp_path / "case.xlsx") == digest(Path(KUZBASS))


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    """A file that is there stays as it is, unless --overwrite says otherwise."""
    there = tmp_path / "case.xlsx"
    there.write_text("mine", encoding="utf-8")
    code, _, err = run("convert", KUZBASS, str(there))
    assert code == 2
    assert "case.xlsx" in err
    assert there.read_text(encoding="utf-8") == "mine"
    assert run("convert", KUZBASS, str(there), "--overwrite")[0] == 0


@pytest.mark.parametrize("language", ["en", "ru"])
def test_check_of_the_template_says_what_to_fill(tmp_path: Path, language: str) -> None:
    """What `template` writes lacks nothing but the bounds of the three measured criteria."""
    book = tmp_path / "template.xlsx"
    assert run("template", str(book), "--language", language)[0] == 0
    code, out, _ = run("check", str(book), "--json")
    assert (code, [each["key"] for each in json.loads(out)["problems"]]) == (2, ["bounds_blank"] * 3)


def test_memo_writes_the_formats_asked_for(tmp_path: Path) -> None:
    """Only the named formats are written, and --json names the files."""
    code, out, _ = run("memo", KUZBASS, "--out", str(tmp_path), "--format", "html", "--json")
    assert code == 0
    assert json.loads(out)["written"] == [str(tmp_path / "memo-en.html")]
    assert [file.name for file in tmp_path.iterdir()] == ["memo-en.html"]


def test_an_unknown_format_exits_2_and_writes_nothing(tmp_path: Path) -> None:
    """A format that there is not is refused by name."""
    code, _, err = run("memo", KUZBASS, "--out", str(tmp_path / "out"), "--format", "html,doc")
    assert code == 2
    assert "doc" in err
    assert not (tmp_path / "out").exists()
