"""What is refused before it is parsed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from appraisal.errors import InputError
from appraisal.intake import limits
from appraisal.intake.limits import count_files, read_bytes


def refusal(path: Path, root: Path, *, largest: int = 10) -> str:
    """The key with which a file is refused."""
    with pytest.raises(InputError) as caught:
        read_bytes(path, root=root, largest=largest)
    (problem,) = caught.value.problems
    return problem.key


def test_a_file_within_its_limit_is_read(tmp_path: Path) -> None:
    """A file of exactly the largest size passes."""
    (tmp_path / "a").write_bytes(b"0123456789")
    assert read_bytes(tmp_path / "a", root=tmp_path, largest=10) == b"0123456789"


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    """Missing, empty, too large, a folder, a null in the name: each has a problem of its own."""
    (tmp_path / "large").write_bytes(b"01234567890")
    (tmp_path / "empty").touch()
    (tmp_path / "folder").mkdir()
    names = {"none": "file_missing", "large": "file_too_large", "empty": "file_empty", "folder": "file_irregular"}
    assert {name: refusal(tmp_path / name, tmp_path) for name in names} == names
    assert refusal(tmp_path / "a\0b", tmp_path) == "file_unreadable"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no regular file is refused before it is opened: a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe", tmp_path) == "file_irregular"


def test_links_may_not_leave_the_folder(tmp_path: Path) -> None:
    """A link inside the folder is followed, one out of it or to itself is not."""
    room = tmp_path / "room"
    room.mkdir()
    (room / "a").write_bytes(b"a")
    (tmp_path / "secret").write_bytes(b"secret")
    (room / "inside").symlink_to(room / "a")
    (room / "outside").symlink_to(tmp_path / "secret")
    (room / "round").symlink_to(room / "round")
    assert read_bytes(room / "inside", root=room, largest=10) == b"a"
    assert refusal(room / "outside", room) == "link_leaves"
    assert refusal(room / "round", room) == "file_unreadable"


def test_a_disk_is_no_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of too many files is refused; what is hidden does not count."""
    assert limits.MOST_FILES == 2000
    monkeypatch.setattr(limits, "MOST_FILES", 5)
    (tmp_path / ".git").mkdir()
    for number in range(5):
        (tmp_path / str(number)).touch()
        (tmp_path / ".git" / str(number)).touch()
    count_files(tmp_path)
    (tmp_path / "one more").touch()
    with pytest.raises(InputError, match="too_many_files"):
        count_files(tmp_path)
