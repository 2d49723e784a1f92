"""Both databases, each test with an empty one. PostgreSQL is started here, on a socket in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from appraisal.store.sessions import Store
from tests.conftest import need

OWN = "APPRAISAL_TEST_POSTGRES"  # the URL of a server that is there already


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """URL of a PostgreSQL server."""
    if own := os.environ.get(OWN):
        yield own
        return
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    path = os.pathsep.join([*map(str, installed[-1:]), os.environ.get("PATH", "")])
    control = need("pg_ctl", "sessions are not kept in a real PostgreSQL", path=path)
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    as_owner: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        as_owner = ["runuser", "-u", "postgres", "--"]
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"

    def run(*arguments: str) -> None:
        subprocess.run([*as_owner, control, "-D", str(folder / "data"), "-s", "-w", *arguments], check=True, cwd=folder)

    run("initdb", "-o", "--auth=trust --encoding=UTF8 --locale=C --username=postgres")
    run("start", "-l", str(folder / "log"), "-o", settings)
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        run("stop", "-m", "immediate")
        shutil.rmtree(folder)


@pytest.fixture
def in_postgres(postgres: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database."""
    server = make_url(postgres).set(drivername="postgresql+psycopg")
    name = f"test_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is."""
    return str(tmp_path / "sessions.sqlite") if request.param == "sqlite" else request.getfixturevalue("in_postgres")


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    with Store.at(where) as opened:
        yield opened
