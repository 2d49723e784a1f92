"""The door to a database: where it is, how it is opened, and what its failures mean to people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from time import sleep
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from appraisal.errors import refuse
from appraisal.store.migrations import is_ours, migrate

WAIT = 20  # seconds that a writer waits for another one
_IN_MEMORY = ":memory:"
_TRIES = 400  # within that time
_SQLITE = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "busy_timeout": WAIT * 1000,
    "foreign_keys": "ON",
    "secure_delete": "ON",
}
# What a driver says, in parts of its words, and the problem that it is.
_MEANINGS = (
    ("readonly", "store_read_only"),
    ("read-only", "store_read_only"),
    ("database or disk is full", "store_full"),
    ("no space left", "store_full"),
    ("disk i/o error", "store_failed"),
    ("could not extend", "store_full"),
    ("is locked", "store_locked"),
    ("lock timeout", "store_locked"),
    ("not a database", "store_is_none"),
    ("malformed", "store_is_none"),
    ("unable to open", "store_not_opened"),
)


def default_path() -> Path:
    """Return the file of sessions in the user's data folder."""
    return user_data_path("appraisal", appauthor=False) / "sessions.sqlite"


def open_database(where: str | Path | None = None) -> Engine:
    """Open a store, and bring it to the newest version.

    Args:
        where: a file of SQLite, which is made if it is not there, or the URL of a PostgreSQL database; by default the
            file in the user's data folder.

    Raises:
        InputError: `store_not_opened`, `store_is_none`, `store_of_others`, `store_newer`,
            `store_driver_missing` and what `told` knows.
    """
    url = _url(default_path() if where is None else where)
    with told(url):
        try:
            engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgres(url)
        except (ImportError, NoSuchModuleError) as error:
            raise refuse("store_driver_missing", url=_shown(url)) from error
        with ExitStack() as on_failure:
            on_failure.callback(engine.dispose)
            migrate(engine, shown=_shown(url))
            on_failure.pop_all()
    return engine


@contextmanager
def told(where: URL) -> Iterator[None]:
    """Turn what a driver says of a database into a problem with a mend.

    Raises:
        InputError: `store_read_only`, `store_full`, `store_locked`, `store_is_none`, `store_not_opened`; and
            `store_failed` or `store_lost` where it is not known whether the last event was saved.
    """
    try:
        yield
    except DBAPIError as error:
        key = _meaning(error)
        if key is None and not (error.connection_invalidated or isinstance(error, OperationalError)):
            raise
        raise refuse(key or "store_lost", store=_shown(where)) from error


def empty_log(engine: Engine) -> None:
    """Carry the log of SQLite over into its file, and leave nothing in it.

    Raises:
        InputError: `log_still_read`.
    """
    raw = engine.raw_connection()  # outside a transaction
    try:
        (busy, *_) = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.close()
    if busy:
        raise refuse("log_still_read", store=_shown(engine.url))


def _meaning(error: DBAPIError) -> str | None:
    """Return the problem that a driver's words mean; of a server that gave up, nobody knows what it had saved."""
    if getattr(getattr(error.orig, "diag", None), "severity_nonlocalized", None) == "PANIC":
        return "store_failed"
    said = str(error.orig).lower()
    return next((key for words, key in _MEANINGS if words in said), None)


def _url(where: str | Path) -> URL:
    if isinstance(where, str) and "://" in where:
        try:
            url = make_url(where)
        except ArgumentError as error:
            raise refuse("store_not_opened", store=where) from error
        if url.get_backend_name() == "postgresql":
            return url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() != "sqlite":
            raise refuse("store_driver_missing", url=_shown(url))
        where = url.database or ""
    path = Path(where).expanduser()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if str(path) != _IN_MEMORY and not path.exists():
            path.touch(mode=0o600)  # it will hold sealed ballots; its log takes over the mode
    except OSError as error:
        raise refuse("store_not_opened", store=str(path)) from error
    return URL.create("sqlite", database=str(path))


def _sqlite(url: URL) -> Engine:
    _of_us(url)
    engine = create_engine(url, connect_args={"timeout": WAIT}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _settle(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver begins no transaction by itself
        for name, value in _SQLITE.items():
            _patiently(connection, f"PRAGMA {name} = {value}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def _of_us(url: URL) -> None:
    """Refuse a file with the tables of another program before anything of it is touched.

    Raises:
        InputError: `store_of_others`.
    """
    path = Path(url.database or "")
    if not path.is_file() or not path.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.Error:
        return  # what is wrong with the file is told when it is opened in earnest
    if not is_ours(name for (name,) in listed):
        raise refuse("store_of_others", store=_shown(url))


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Execute a statement, again if need be: SQLite does not wait by itself while two programs make a file at once."""
    for left in reversed(range(_TRIES)):
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            if "is locked" not in str(error) or not left:
                raise
            sleep(WAIT / _TRIES)
        else:
            return


def _postgres(url: URL) -> Engine:
    options = {"options": f"-c lock_timeout={WAIT}s"}
    return create_engine(url, pool_pre_ping=True, connect_args=options, hide_parameters=True)  # they are ballots


def _shown(url: URL) -> str:
    """Return where a store is, without a password."""
    return (url.database or "") if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
