"""Bad input of sessions through the commands: plain words, exit 2, nothing changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from appraisal.journal.chain import GENESIS, Record, link
from appraisal.journal.file import write_session
from appraisal.store import database
from appraisal.store.database import open_database
from appraisal.store.sessions import Store
from tests.cli.session.terminal import KUZBASS, Terminal
from tests.faults.changed import intruder

CUTS = (0, 1, 200, 0.3, 0.6, 0.95, -1)


@pytest.fixture
def run(tmp_path: Path) -> Terminal:
    """Open a session with sealed rules and an expert who has answered on conflicts."""
    terminal = Terminal(str(tmp_path / "s.sqlite"))
    terminal("new", KUZBASS, "--id", "k-1")
    terminal("seat", "give", "k-1", "head", "--role", "chair")
    terminal("seat", "give", "k-1", "anna", "--role", "expert")
    terminal("seal", "k-1")
    terminal("conflict", "declare", "k-1", "anna", "--rest-none")
    return terminal


def backed_up(run: Terminal, path: Path) -> bytes:
    """Return a backup of the session."""
    run("backup", "k-1", "--out", str(path), "--overwrite")
    return path.read_bytes()


@pytest.mark.parametrize("content", [b"Dear council, " * 300, b"%PDF-1.7\n", b"SQLite format 3\x00" + b"\x07" * 4080])
def test_a_database_that_is_none_is_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    """A letter, a PDF, a file that only begins like a database: refused by every command, not a byte changes."""
    file = tmp_path / "letter.sqlite"
    file.write_bytes(content)
    other = Terminal(str(file))
    for command in (("list",), ("show", "k-1"), ("new", KUZBASS), ("verify", "k-1")):
        assert other.keys(*command) == ["store_is_none"]
        assert "letter.sqlite" in other(*command, code=2, language="ru")
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    """Nobody's bookmarks get the tables of a meeting."""
    file = tmp_path / "bookmarks.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = file.read_bytes()
    assert Terminal(str(file)).keys("new", KUZBASS) == ["store_of_others"]
    assert file.read_bytes() == before


def test_a_store_that_another_program_holds_is_told(run: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the wait the command is refused in words; looking at the session goes on meanwhile."""
    monkeypatch.setitem(database._SQLITE, "busy_timeout", 50)
    monkeypatch.setattr(database, "WAIT", 0.05)
    with closing(sqlite3.connect(run.store, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert run.keys("seat", "arrive", "k-1", "anna") == ["store_locked"]
        assert run("show", "k-1")
        holder.execute("ROLLBACK")
        run("seat", "arrive", "k-1", "anna")


def test_a_store_of_a_later_program_is_not_opened(run: Terminal) -> None:
    """Whatever is asked, the versions are told."""
    engine = open_database(run.store)
    with engine.begin() as connection:
        connection.execute(text("UPDATE store SET version = 99"))
    engine.dispose()
    for command in (("list",), ("show", "k-1"), ("seat", "arrive", "k-1", "anna")):
        assert run.keys(*command) == ["store_newer"]


def _of_later(header: bytes, old: bytes, new: bytes) -> Callable[[Record], Record]:
    return lambda each: replace(each, header=each.header.replace(old, new)) if header in each.header else each


def _chained(records: Iterator[Record]) -> Iterator[Record]:
    prev = GENESIS
    for each in records:
        yield (linked := replace(each, prev=prev, hash=link(prev, each.header)))
        prev = linked.hash


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("event_newer", _of_later(b'"kind":"seated"', b'"version":1', b'"version":7')),
        ("event_kind_unknown", _of_later(b'"kind":"seated"', b'"kind":"seated"', b'"kind":"applauded"')),
    ],
)
def test_a_session_of_a_later_program_is_refused(
    run: Terminal, key: str, change: Callable[[Record], Record], tmp_path: Path
) -> None:
    """An event that this program does not know, or in a version that it does not know: it is not guessed at."""
    backup = tmp_path / "k.jsonl"
    backed_up(run, backup)
    with Store.at(run.store) as store:
        later = tuple(_chained(change(each) for each in store.records("k-1")))
    backup.write_bytes(write_session("k-1", later))
    other = Terminal(str(tmp_path / "other.sqlite"))
    assert other.keys("import", str(backup)) == [key]
    assert json.loads(other("list", "--json"))["sessions"] == []


def test_a_backup_of_a_later_program_is_refused(run: Terminal, tmp_path: Path) -> None:
    """The format is told before anything is read."""
    backup = tmp_path / "k.jsonl"
    first, rest = backed_up(run, backup).split(b"\n", 1)
    backup.write_bytes(json.dumps(json.loads(first) | {"version": 99}).encode() + b"\n" + rest)
    assert Terminal(str(tmp_path / "other.sqlite")).keys("import", str(backup)) == ["session_file_newer"]


@pytest.mark.parametrize("cut", CUTS)
def test_a_backup_cut_short_is_refused(run: Terminal, cut: float, tmp_path: Path) -> None:
    """Wherever it ends, nothing of it is taken, and the file is named."""
    backup = tmp_path / "k.jsonl"
    whole = backed_up(run, backup)
    backup.write_bytes(whole[: int(len(whole) * cut) if 0 < cut < 1 else int(cut)])
    other = Terminal(str(tmp_path / "other.sqlite"))
    (problem,) = json.loads(other("import", str(backup), "--json", code=2))["problems"]
    assert problem["key"] in ("file_empty", "session_file_short", "session_file_unreadable")
    assert problem["file"] == "k.jsonl"
    assert json.loads(other("list", "--json"))["sessions"] == []


@pytest.mark.parametrize(
    ("changed", "seq", "part"),
    [
        ("UPDATE payloads SET payload = replace(payload, 'expert', 'auditor') WHERE seq = 3", 3, "payload"),
        ("UPDATE payloads SET salt = 12 WHERE seq = 2", 2, "payload"),
        ("UPDATE headers SET header = replace(header, 'head', 'anna') WHERE seq = 2", 2, "hash"),
        ("UPDATE headers SET hash = 'x' WHERE seq = 4", 4, "hash"),
        ("UPDATE sessions SET head = 'x'", 5, "head"),
        ("UPDATE cases SET content = '{}'", 1, "case"),
    ],
)
def test_a_changed_row_is_named_by_verify(run: Terminal, changed: str, seq: int, part: str) -> None:
    """Exit 2, the number of the event and what of it, even where a text was put in the place of bytes."""
    with intruder(run.store) as engine, engine.begin() as connection:
        connection.execute(text(changed))
    assert f"Disagree: from event {seq} on" in run("verify", "k-1", code=2)
    assert f"с события {seq}" in run("verify", "k-1", code=2, language="ru")
    first = json.loads(run("verify", "k-1", "--json", code=2))["first"]
    assert (first["seq"], first["part"]) == (seq, part)


def test_yesterdays_backup_is_told_by_a_code_of_today(run: Terminal, tmp_path: Path) -> None:
    """Put back, its rows agree; the code that was noted after it says that events are missing."""
    backup = tmp_path / "k.jsonl"
    backed_up(run, backup)
    run("seat", "arrive", "k-1", "anna")
    noted = json.loads(run("codes", "k-1", "--json"))["code"]
    other = Terminal(str(tmp_path / "other.sqlite"))
    other("import", str(backup))
    assert "Agree" in other("verify", "k-1")
    assert "Disagree with the code" in other("verify", "k-1", "--code", noted, code=2)
