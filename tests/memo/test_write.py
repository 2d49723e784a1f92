"""Writing a memo: whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.errors import InputError
from appraisal.memo.formats import FORMATS
from appraisal.memo.write import versions, write_memo


def test_a_folder_gets_every_format(base: Appraisal, tmp_path: Path) -> None:
    """A folder that is not there is made; the files are named by language and format; nothing else is left."""
    folder = tmp_path / "deep" / "memo"
    written = write_memo(base, folder, language="ru")
    assert [path.name for path in written] == ["memo-ru.docx", "memo-ru.html"]
    assert sorted(path.name for path in folder.iterdir()) == ["memo-ru.docx", "memo-ru.html"]
    assert all(path.stat().st_size > 10_000 for path in written)


def test_the_ending_of_a_file_names_its_format(base: Appraisal, tmp_path: Path) -> None:
    """`write_memo(result, "memo.html")` writes that file and no other, and writing it again changes no byte."""
    path = tmp_path / "memo.html"
    assert write_memo(base, path) == (path,)
    first = path.read_bytes()
    write_memo(base, path)
    assert path.read_bytes() == first
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_format_writes_nothing(base: Appraisal, tmp_path: Path) -> None:
    """The refusal names the formats that there are."""
    with pytest.raises(InputError) as caught:
        write_memo(base, tmp_path / "memo", formats=["docx", "odt"])
    assert caught.value.problems[0].facts == {"name": "odt", "known": list(FORMATS)}
    assert not (tmp_path / "memo").exists()


def test_a_place_that_cannot_be_written_is_refused(base: Appraisal, tmp_path: Path) -> None:
    """A file where a folder is needed: a plain problem, and the file stays as it was."""
    blocked = tmp_path / "blocked"
    blocked.write_text("mine")
    with pytest.raises(InputError) as caught:
        write_memo(base, blocked, formats=["html"])
    assert caught.value.problems[0].key == "memo_not_written"
    assert blocked.read_text() == "mine"


def test_a_failure_in_the_middle_leaves_the_old_files(
    base: Appraisal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the second file cannot be put beside its place, the first has not been replaced and nothing lies about."""
    old = tmp_path / "memo-en.docx"
    old.write_bytes(b"old")
    real, calls = tempfile.mkstemp, []

    def failing(**where: Any) -> tuple[int, str]:
        calls.append(where)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return real(**where)

    monkeypatch.setattr(tempfile, "mkstemp", failing)
    with pytest.raises(InputError):
        write_memo(base, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["memo-en.docx"]
    assert old.read_bytes() == b"old"


def test_versions_name_the_program_and_what_computed() -> None:
    """The record holds the program, Python, and the libraries of ranking, portfolio, finance and charts."""
    assert {"appraisal", "Python", "pymcdm", "highspy", "numpy-financial"} <= set(versions())
