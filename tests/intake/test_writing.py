"""Nothing half-written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from appraisal.errors import InputError
from appraisal.intake.writing import write_file, write_folder


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    """A folder that is not there, or a file in the way, is refused, and nothing appears beside it."""
    with pytest.raises(InputError, match="target_unwritable"):
        write_file(tmp_path / "none" / "a.xlsx", lambda: b"a", overwrite=False)
    with pytest.raises(InputError, match="target_unwritable"):
        write_file(tmp_path / ("a" * 300), lambda: b"a", overwrite=False)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match="target_exists"):
        write_folder(tmp_path / "file", {"a": "b"}, ours=(), overwrite=True)
    with pytest.raises(InputError, match="target_unwritable"):
        write_folder(tmp_path / "none" / "case", {"a": "b"}, ours=(), overwrite=False)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    """From its first byte to its name nobody else can open it, whatever stood there before."""
    target = tmp_path / "cards.pdf"
    target.write_bytes(b"old")
    target.chmod(0o666)
    seen: list[int] = []

    def look() -> None:
        (room,) = tmp_path.glob(".appraisal-*")
        seen.extend(each.stat().st_mode & 0o077 for each in (room, *room.iterdir()))

    write_file(target, lambda: b"new", overwrite=True, private=True, before=look)
    assert seen == [0, 0]
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o600)


def test_what_has_to_succeed_first_can_stop_a_file(tmp_path: Path) -> None:
    """If it fails, its own error is told, the file that stood there stays, and nothing is left beside it."""
    target = tmp_path / "cards.pdf"
    target.write_bytes(b"old")

    def fail() -> None:
        raise ValueError("of the links")

    with pytest.raises(ValueError, match="of the links"):
        write_file(target, lambda: b"new", overwrite=True, before=fail)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_be_written_whole_is_left_as_it_was(tmp_path: Path) -> None:
    """Where one file of several cannot be written, the standing folder keeps every file it had."""
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.toml").write_text("old")
    (case / "projects").write_text("a file where a folder is needed")
    with pytest.raises(InputError, match="target_unwritable"):
        write_folder(case, {"case.toml": "new", "projects/a.toml": "x"}, ours=("case.toml",), overwrite=True)
    assert (case / "case.toml").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["case"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    """An empty folder is no reason to refuse."""
    (tmp_path / "case").mkdir()
    write_folder(tmp_path / "case", {"projects/a.toml": "a = 1\n"}, ours=(), overwrite=False)
    assert (tmp_path / "case" / "projects" / "a.toml").read_bytes() == b"a = 1\n"
