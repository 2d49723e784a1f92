"""From an empty database to the tables of this program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import inspect

from appraisal.store.database import open_database
from appraisal.store.migrations import MIGRATIONS
from appraisal.store.tables import METADATA, VERSION


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
