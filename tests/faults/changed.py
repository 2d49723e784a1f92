"""A database in the hands of whoever owns it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, text

from appraisal.store.database import open_database


@contextmanager
def intruder(where: str) -> Iterator[Engine]:
    """Yield a database without its triggers."""
    engine = open_database(where)
    with engine.begin() as connection:
        for table, action in (
            ("headers", "update"),
            ("headers", "delete"),
            ("payloads", "update"),
            ("cases", "update"),
        ):
            of_table = f" ON {table}" if engine.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER {table}_no_{action}{of_table}"))
    yield engine
    engine.dispose()
