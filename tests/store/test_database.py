"""What is wrong with a database is said in words, and nothing has changed then."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from platformdirs import user_data_path
from sqlalchemy import create_engine, event, inspect, text
from sqlalchemy.engine import make_url

from appraisal.errors import InputError
from appraisal.journal.events.seats import Left
from appraisal.store import database
from appraisal.store.database import default_path, open_database
from appraisal.store.migrations import MIGRATIONS
from appraisal.store.sessions import Store
from tests.journal import meeting
from tests.journal.meeting import own
from tests.store.kept import SESSION, hold, save


def test_the_default_is_in_the_users_data_folder() -> None:
    """One file, in the folder that the system has for a program's data."""
    assert default_path() == user_data_path("appraisal", appauthor=False) / "sessions.sqlite"


def test_what_sqlite_promises_is_switched_on(tmp_path: Path) -> None:
    """A log ahead, full synchronising, a long wait, and deleted bytes overwritten."""
    engine = open_database(tmp_path / "new" / "sessions.sqlite")
    with engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "secure_delete")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    engine.dispose()
    assert told == ["wal", 2, 20_000, 1, 1]


def test_a_new_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    """It holds sealed ballots and the key that signs cookies: file and log are readable by nobody else."""
    with Store.at(tmp_path / "s.sqlite") as store:
        hold(store, meeting.prepared())
        assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize(
    ("content", "key"), [(b"not a database, whatever it is called" * 40, "store_is_none")], ids=["text"]
)
def test_a_file_of_something_else_is_left_as_it_is(tmp_path: Path, content: bytes, key: str) -> None:
    """It is refused, and not a byte of it changes."""
    file = tmp_path / "letter.sqlite"
    file.write_bytes(content)
    with pytest.raises(InputError, match=key):
        open_database(file)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path, in_postgres: str) -> None:
    """Its tables stay alone, and of a file not a byte changes, not even the kind of its log."""
    file = tmp_path / "bookmarks.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = file.read_bytes()
    with pytest.raises(InputError, match="store_of_others"):
        open_database(file)
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["bookmarks.sqlite"]
    engine = create_engine(make_url(in_postgres))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bookmarks (url TEXT)"))
    with pytest.raises(InputError, match="store_of_others"):
        open_database(in_postgres)
    assert inspect(engine).get_table_names() == ["bookmarks"]
    engine.dispose()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """A folder in place of the file is refused, as is a file in place of the folder."""
    with pytest.raises(InputError, match="store_not_opened"):
        open_database(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="store_not_opened"):
        open_database(tmp_path / "file" / "sessions.sqlite")


@pytest.mark.parametrize("url", ["mysql://host/base", "strange://host/base"])
def test_another_kind_of_database_is_refused(url: str) -> None:
    """SQLite and PostgreSQL only."""
    with pytest.raises(InputError, match="store_driver_missing"):
        open_database(url)


def test_a_password_is_not_repeated(postgres: str) -> None:
    """A refusal names the database without the password of its URL."""
    url = make_url(postgres).set(database="nowhere", password="secret")  # noqa: S106
    with pytest.raises(InputError, match="store_lost") as refused:
        open_database(url.render_as_string(hide_password=False))
    assert "secret" not in str(refused.value)


def test_a_newer_store_is_refused(where: str) -> None:
    """A program does not write what it does not know."""
    engine = open_database(where)
    with engine.begin() as connection:
        connection.execute(text("UPDATE store SET version = :version"), {"version": len(MIGRATIONS) + 1})
    engine.dispose()
    with pytest.raises(InputError, match="store_newer"):
        open_database(where)


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    """The event is refused in words; what was saved before stands, and with room again saving goes on."""
    engine = open_database(tmp_path / "sessions.sqlite")
    with engine.connect() as connection:
        limit = [connection.exec_driver_sql("PRAGMA page_count").scalar_one() + 2]
    engine.dispose()

    @event.listens_for(engine, "connect")
    def _small(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {limit[0]}")

    with Store(engine) as store:
        steps = list(meeting.rated())
        with pytest.raises(InputError, match="store_full"):
            hold(store, steps)
        saved = store.state(SESSION).seq
        assert 0 < saved < len(steps)
        limit[0] = 10_000
        engine.dispose()
        state = hold(store, steps[saved:])
        assert (state.seq, store.state(SESSION)) == (len(steps), state)


def test_a_store_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    """Reading goes on; saving is refused in words."""
    file = tmp_path / "sessions.sqlite"
    with Store.at(file) as store:
        state = hold(store, meeting.seated())
    with Store(create_engine(f"sqlite:///file:{file}?mode=ro&uri=true")) as store:
        assert store.state(SESSION) == state
        with pytest.raises(InputError, match="store_read_only"):
            save(store, own("chair", Left()))


def test_a_store_that_another_program_holds_is_waited_for_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the wait the event is refused, and the other program's work is untouched."""
    monkeypatch.setitem(database._SQLITE, "busy_timeout", 50)
    monkeypatch.setattr("appraisal.store.database.WAIT", 0.05)
    file = tmp_path / "sessions.sqlite"
    with Store.at(file) as store:
        state = hold(store, meeting.seated())
        holder = sqlite3.connect(file, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(InputError, match="store_locked"):
            save(store, own("chair", Left()))
        assert store.state(SESSION) == state
        holder.execute("ROLLBACK")
        holder.close()
        assert save(store, own("chair", Left())).entry.seq == state.seq + 1


def test_a_name_that_stays_in_a_log_because_somebody_reads_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told that a name is gone while its bytes are in a file; forgotten again, they are in none."""
    monkeypatch.setitem(database._SQLITE, "busy_timeout", 50)
    file = tmp_path / "sessions.sqlite"

    def held(name: bytes) -> bool:
        return any(name in each.read_bytes() for each in tmp_path.iterdir() if not each.name.endswith("-shm"))

    with Store.at(file) as store:
        hold(store, meeting.seated())
        reader = sqlite3.connect(file, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM headers").fetchone()
        with pytest.raises(InputError, match="log_still_read"):
            store.forget(SESSION, "anna")
        assert store.state(SESSION).seats["anna"].name is None
        assert held(b"Anna Ivanova")
        reader.close()
        assert store.forget(SESSION, "anna") == 0
        assert not held(b"Anna Ivanova")
        assert held(b"Boris Ivanova")


def test_a_new_store_that_another_program_is_making_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite refuses the second at once while the file has no log ahead; it is asked again until the first is ready."""
    file = tmp_path / "sessions.sqlite"
    maker = sqlite3.connect(file, isolation_level=None)
    maker.execute("PRAGMA user_version = 1")
    maker.execute("BEGIN IMMEDIATE")
    asked_again = iter([False, True])
    monkeypatch.setattr("appraisal.store.database.sleep", lambda _: next(asked_again) and maker.execute("COMMIT"))
    with Store.at(file) as store:
        assert hold(store, meeting.seated()).seq == store.endings()[0].seq
    assert next(asked_again, None) is None
    maker.close()


def test_a_lost_connection_is_told_and_found_again(postgres: str, in_postgres: str) -> None:
    """The server ends the connection in mid-save: nobody is told that it was saved, and the next save is right."""
    with Store.at(in_postgres) as store:
        state = hold(store, meeting.seated())
        engine = store._engine

        @event.listens_for(engine, "before_cursor_execute", once=True)
        def _cut(*_: object) -> None:
            other = create_engine(make_url(postgres).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
            name = make_url(in_postgres).database
            cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
            with other.connect() as connection:
                connection.execute(text(cut), {"name": name})
            other.dispose()

        with pytest.raises(InputError, match="store_lost"):
            save(store, own("chair", Left()))
        assert save(store, own("chair", Left())).entry.seq == state.seq + 1
