"""Both databases, each test with an empty one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from appraisal.store.sessions import Store
from tests.conftest import need
from tests.store.server import CONTROL, OWN, empty_database, own_server, programs


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL server."""
    if own := os.environ.get(OWN):
        yield own
        return
    with own_server(need(CONTROL, "sessions are not kept in a real PostgreSQL", path=programs())) as url:
        yield url


@pytest.fixture
def in_postgres(postgres: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database."""
    with empty_database(postgres) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is."""
    return str(tmp_path / "sessions.sqlite") if request.param == "sqlite" else request.getfixturevalue("in_postgres")


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with Store.at(where) as opened:
        yield opened
