"""Numbered steps from an empty database to the tables of this program, each in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Engine, inspect, text

from appraisal.errors import refuse
from appraisal.store.tables import VERSION

_FIRST = """
CREATE TABLE sessions (
    session TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, head {bytes} NOT NULL
);
CREATE TABLE headers (
    session TEXT NOT NULL REFERENCES sessions (session), seq INTEGER NOT NULL,
    header {bytes} NOT NULL, prev {bytes} NOT NULL, hash {bytes} NOT NULL, PRIMARY KEY (session, seq)
);
CREATE TABLE payloads (
    session TEXT NOT NULL, seq INTEGER NOT NULL, salt {bytes} NOT NULL, payload {bytes} NOT NULL,
    PRIMARY KEY (session, seq), FOREIGN KEY (session, seq) REFERENCES headers (session, seq)
)
"""
_LINKS = """
CREATE TABLE links (
    digest TEXT NOT NULL PRIMARY KEY, session TEXT NOT NULL REFERENCES sessions (session),
    seat TEXT NOT NULL, until TEXT NOT NULL, ended INTEGER NOT NULL
);
CREATE TABLE signing (
    session TEXT NOT NULL PRIMARY KEY REFERENCES sessions (session), key {bytes} NOT NULL
)
"""
_CASES = "CREATE TABLE cases (digest TEXT NOT NULL PRIMARY KEY, content {bytes} NOT NULL)"
# A row of the journal is written once. A payload may be taken away, as when a name is forgotten, but not changed.
_GUARDED = (("headers", "UPDATE"), ("headers", "DELETE"), ("payloads", "UPDATE"))


def _first(dialect: str) -> Iterator[str]:
    yield from _FIRST.format(bytes="BYTEA" if dialect == "postgresql" else "BLOB").split(";")
    if dialect == "postgresql":
        yield (
            "CREATE FUNCTION journal_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'a journal is never changed'; END $$"
        )
    yield from _guards(dialect, _GUARDED)


def _guards(dialect: str, guarded: Iterable[tuple[str, str]]) -> Iterator[str]:
    for table, action in guarded:
        name = f"{table}_no_{action.lower()}"
        if dialect == "postgresql":
            yield (f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION journal_is_kept()")
        else:
            yield (
                f"CREATE TRIGGER {name} BEFORE {action} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'a journal is never changed'); END"
            )


def _links(dialect: str) -> Iterator[str]:
    yield from _LINKS.format(bytes="BYTEA" if dialect == "postgresql" else "BLOB").split(";")


def _forgotten(_dialect: str) -> Iterator[str]:
    yield "ALTER TABLE sessions ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0"


def _cases(dialect: str) -> Iterator[str]:
    yield _CASES.format(bytes="BYTEA" if dialect == "postgresql" else "BLOB")
    yield from _guards(dialect, (("cases", "UPDATE"), ("cases", "DELETE")))


MIGRATIONS = (_first, _links, _forgotten, _cases)


def is_ours(tables: Iterable[str]) -> bool:
    """Return whether tables are those of a store, or none at all, as in a database that is to become one."""
    names = set(tables)
    return not names or VERSION.name in names


def migrate(engine: Engine, *, shown: str) -> None:
    """Bring a database to the newest version, step by step; of two programs that start at once one does it.

    Args:
        engine: of the database.
        shown: where it is, in words for people.

    Raises:
        InputError: `store_newer`: a newer program has written it; `store_of_others`: another one has.
    """
    with engine.execution_options(reads=True).begin() as connection:  # most often there is nothing to write
        version, tables = _version(connection), inspect(connection).get_table_names()
    if not is_ours(tables):
        raise refuse("store_of_others", store=shown)
    if version > len(MIGRATIONS):
        raise refuse("store_newer", version=version, known=len(MIGRATIONS))
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        with engine.begin() as connection:
            _wait(connection)
            if _version(connection) < number:
                _run(connection, migration(connection.dialect.name))
                if number == 1:
                    _run(connection, ["CREATE TABLE store (version INTEGER NOT NULL)", "INSERT INTO store VALUES (0)"])
                connection.execute(VERSION.update().values(version=number))


def _wait(connection: Connection) -> None:
    """Wait for another program that migrates; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(4815162342)"))


def _version(connection: Connection) -> int:
    if not inspect(connection).has_table(VERSION.name):
        return 0
    return int(connection.execute(VERSION.select()).scalar_one())


def _run(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(text(statement))
