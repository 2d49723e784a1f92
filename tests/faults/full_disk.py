"""What happens in a store whose disk is full: each scenario runs in a process that has a small disk of its own.

`python -m tests.faults.full_disk SCENARIO FOLDER`, where the folder is the disk; it fails on what it finds wrong.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from appraisal.errors import InputError
from appraisal.journal.events.agenda import MinutesText
from appraisal.journal.verify import verify
from appraisal.store.sessions import Store
from tests.journal import meeting
from tests.journal.meeting import Step
from tests.store.kept import SESSION, hold, save
from tests.store.server import CONTROL, OWNER, empty_database, own_server, programs

SAVES = 2_000  # more than any of the disks has room for


def minutes() -> Step:
    """Return a long event that no database makes shorter."""
    return Step("secretary", None, MinutesText(item=None, text="".join(random.choices(string.ascii_letters, k=3_000))))


@contextmanager
def no_room(disk: Path) -> Iterator[None]:
    """Fill a disk to the last byte, and make room again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while True:
                    file.write(b"0" * size)
            except OSError:
                continue
    yield
    ballast.unlink()


def until_refused(store: Store) -> tuple[int, str]:
    """Save until it is refused, and return the last number that was acknowledged, and the problem."""
    last = store.endings()[0].seq
    for _ in range(SAVES):
        try:
            last = save(store, minutes()).entry.seq
        except InputError as error:
            return last, error.problems[0].key
    raise AssertionError("there was room for everything")


def all_there(where: str, last: int, *, perhaps_more: int = 0) -> None:
    """Look at a store with a program that has just been started: every acknowledged event is there, whole."""
    with Store.at(where) as store:
        checked = verify(store.records(SESSION), session=SESSION, head=store.endings()[0].head)
        assert (checked.rows, dict(checked.withheld)) == ("agree", {})
        assert last <= checked.events <= last + perhaps_more, (last, checked.events)
        assert store.state(SESSION).seq == checked.events
        assert save(store, minutes()).entry.seq == checked.events + 1


def told_at_the_terminal(where: str) -> None:
    """Save by a command, in a process of its own: plain words in either language, exit 2, no traceback."""
    for language, words in (("en", "no room left to save"), ("ru", "не хватает места")):
        command = ("session", "seat", "arrive", SESSION, "gleb", "--store", where, "--language", language)
        done = subprocess.run([sys.executable, "-m", "appraisal", *command], capture_output=True, text=True)
        assert done.returncode == 2, done
        assert words in done.stderr, done
        assert "Traceback" not in done.stderr, done


def sqlite_log(disk: Path) -> None:
    """The log ahead of the database cannot grow: the event is refused; reading, and opening anew, go on."""
    file = str(disk / "sessions.sqlite")
    with Store.at(file) as store:
        hold(store, meeting.seated())
        with no_room(disk):
            last, key = until_refused(store)
            assert key == "store_full", key
            assert until_refused(store) == (last, "store_full")
            told_at_the_terminal(file)
            with Store.at(file) as reader:
                assert reader.state(SESSION).seq == last == store.state(SESSION).seq
        assert save(store, minutes()).entry.seq == last + 1
    all_there(file, last + 1)


def sqlite_database(disk: Path) -> None:
    """The log is full of events, and the database has no room for them: what was acknowledged stays in the log."""
    file = str(disk / "sessions.sqlite")
    with Store.at(file) as store:
        hold(store, meeting.seated())
        reader = sqlite3.connect(file, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM headers").fetchone()
        for _ in range(400):
            last = save(store, minutes()).entry.seq
        assert Path(f"{file}-wal").stat().st_size > 10 * Path(file).stat().st_size
        with no_room(disk):
            reader.close()  # from now on the log is carried over, but there is no room
            last, key = until_refused(store)
            assert key == "store_full", key
            assert store.state(SESSION).seq == last
        assert save(store, minutes()).entry.seq == last + 1
    all_there(file, last + 1)


def sqlite_new(disk: Path) -> None:
    """A store cannot be made: it is refused in words, and is made once there is room."""
    file = str(disk / "sessions.sqlite")
    with no_room(disk), pytest.raises(InputError, match="store_full"):
        Store.at(file)
    with Store.at(file) as store:
        last = hold(store, meeting.seated()).seq
    all_there(file, last)


def postgres_table(disk: Path) -> None:
    """The tables of the server cannot grow: the event is refused, and the server goes on."""
    space = disk / "space"
    space.mkdir()
    shutil.chown(space, OWNER)
    with own_server(_control()) as server:
        admin = create_engine(make_url(server.url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE TABLESPACE small LOCATION '{space}'"))
        with empty_database(server.url, options="TABLESPACE small") as where, Store.at(where) as store:
            hold(store, meeting.seated())
            with no_room(disk):
                last, key = until_refused(store)
                assert key == "store_full", key
                assert until_refused(store) == (last, "store_full")
                assert store.state(SESSION).seq == last
            assert save(store, minutes()).entry.seq == last + 1
            all_there(where, last + 1)
        admin.dispose()


def postgres_log(disk: Path) -> None:
    """The log ahead of the server cannot grow, and the server gives up: nobody is told that the event was saved."""
    log = disk / "log"
    log.mkdir()
    shutil.chown(log, OWNER)
    small = "-c fsync=off -c min_wal_size=2 -c max_wal_size=64 -c wal_recycle=off -c checkpoint_timeout=1h"
    of_log = f"--waldir={log} --wal-segsize=1"
    with own_server(_control(), init=of_log, settings=small) as server, empty_database(server.url) as where:
        with Store.at(where) as store:
            hold(store, meeting.seated())
            with no_room(disk):
                last, key = until_refused(store)
                assert key in ("store_failed", "store_lost"), key  # by who noticed first: the writer, or another part
        server.restart()
        all_there(where, last, perhaps_more=1)


def _control() -> str:
    control = shutil.which(CONTROL, path=programs())
    assert control is not None
    return control


# By name, with the size of the disk.
SCENARIOS: dict[str, tuple[Callable[[Path], None], str]] = {
    "sqlite_log": (sqlite_log, "1m"),
    "sqlite_database": (sqlite_database, "24m"),
    "sqlite_new": (sqlite_new, "1m"),
    "postgres_table": (postgres_table, "16m"),
    "postgres_log": (postgres_log, "16m"),
}

if __name__ == "__main__":
    SCENARIOS[sys.argv[1]][0](Path(sys.argv[2]))
