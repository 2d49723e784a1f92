"""From an empty database to the tables of this program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect, text

from appraisal.journal.chain import Record
from appraisal.journal.events.seats import Arrived
from appraisal.store import migrations
from appraisal.store.database import open_database
from appraisal.store.migrations import MIGRATIONS
from appraisal.store.sessions import Store
from appraisal.store.tables import HEADERS, METADATA, PAYLOADS, VERSION
from tests.journal import meeting
from tests.journal.made import held, records
from tests.journal.meeting import own
from tests.store.kept import SESSION, save


def test_the_migrations_make_the_tables_that_the_program_writes(where: str) -> None:
    """Names, keys and columns that may not be empty agree with what statements are made of."""
    engine = open_database(where)
    made = inspect(engine)
    assert set(made.get_table_names()) == set(METADATA.tables)
    for table in METADATA.sorted_tables:
        columns = {each["name"]: each["nullable"] for each in made.get_columns(table.name)}
        assert columns == {each.name: each.nullable for each in table.columns}
        assert made.get_pk_constraint(table.name)["constrained_columns"] == [each.name for each in table.primary_key]
    engine.dispose()


def test_programs_that_start_at_once_migrate_once(where: str) -> None:
    """Six open an empty database together; all can work, and the version stands once."""
    with ThreadPoolExecutor(6) as pool:
        engines = list(pool.map(open_database, [where] * 6))
    with engines[0].connect() as connection:
        assert connection.execute(VERSION.select()).scalars().all() == [len(MIGRATIONS)]
    for each in engines:
        each.dispose()


@pytest.mark.parametrize("known", range(1, len(MIGRATIONS)))
def test_a_store_of_an_older_program_is_brought_forward(
    where: str, known: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a program that knew fewer migrations has kept is read with its hashes, and goes on."""
    rows = records(meeting.sealed())
    with monkeypatch.context() as older:
        older.setattr(migrations, "MIGRATIONS", MIGRATIONS[:known])
        engine = open_database(where)
    with engine.begin() as connection:
        ended = {"session": SESSION, "seq": len(rows), "head": rows[-1].hash}
        connection.execute(text("INSERT INTO sessions (session, seq, head) VALUES (:session, :seq, :head)"), ended)
        for seq, each in enumerate(rows, start=1):
            kept = {"session": SESSION, "seq": seq, **{name: getattr(each, name) for name in Record.__slots__}}
            for table in (HEADERS, PAYLOADS):
                connection.execute(table.insert(), {column.name: kept[column.name] for column in table.columns})
    engine.dispose()
    with Store.at(where) as store:
        assert store.records(SESSION) == rows
        assert store.state(SESSION) == held(meeting.sealed())
        store.forget(SESSION, "anna")
        assert save(store, own("chair", Arrived())).session.seats["anna"].name is None
