"""A PostgreSQL server for tests and benchmarks, on a socket in a temporary folder; and empty databases in it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

CONTROL, OWNER = "pg_ctl", "postgres"
OWN = "APPRAISAL_TEST_POSTGRES"  # the URL of a server that is there already


def programs() -> str:
    """Return where the server's programs are looked for, as `PATH` says it."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return os.pathsep.join([*map(str, installed[-1:]), os.environ.get("PATH", "")])


@dataclass(frozen=True, slots=True)
class Server:
    """A server of our own: its URL; what starts it anew, whether or not it has stopped by itself; and what kills it."""

    url: str
    restart: Callable[[], None]
    kill: Callable[[], None]


@contextmanager
def own_server(control: str, *, init: str = "", settings: str = "-c fsync=off") -> Iterator[Server]:
    """Start a server of our own, yield it, and stop it.

    Args:
        control: path of `pg_ctl`.
        init: further options of `initdb`.
        settings: of the server, beside those of its socket. Without `fsync` it is as fast as a test needs, and a
            machine that fails could lose what it has saved.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    as_owner: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        as_owner = ["runuser", "-u", OWNER, "--"]
        shutil.chown(folder, OWNER)

    def run(*arguments: str, check: bool = True) -> None:
        command = [*as_owner, control, "-D", str(folder / "data"), "-s", "-w", *arguments]
        subprocess.run(command, check=check, cwd=folder)

    def start() -> None:
        socket = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        run("start", "-l", str(folder / "log"), "-o", f"{socket} {settings}")

    def stop() -> None:
        run("stop", "-m", "immediate", check=False)  # it may have stopped by itself

    def kill() -> None:
        first = (folder / "data" / "postmaster.pid").read_text().split()[0]
        whole = [first, *Path(f"/proc/{first}/task/{first}/children").read_text().split()]
        for each in whole:
            with suppress(ProcessLookupError):
                os.kill(int(each), signal.SIGKILL)

    def restart() -> None:
        stop()
        start()

    try:
        run("initdb", "-o", f"--auth=trust --encoding=UTF8 --locale=C --username=postgres {init}")
        start()
        yield Server(f"postgresql://postgres@/postgres?host={folder}", restart, kill)
    finally:
        stop()
        shutil.rmtree(folder)


@contextmanager
def empty_database(server: str, *, options: str = "") -> Iterator[str]:
    """Make an empty database in a server, with some options of the statement, yield its URL, and drop it."""
    url = make_url(server).set(drivername="postgresql+psycopg")
    name = f"test_{uuid4().hex}"
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)  # the server may start anew
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} {options}"))
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
