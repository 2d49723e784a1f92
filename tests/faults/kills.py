"""Writers that are killed in mid-save."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from time import sleep

from appraisal.journal.events.seats import Seated
from appraisal.store.sessions import Store
from tests.journal.meeting import Step
from tests.store.kept import save

KILLS, SERVERS = 200, 8
_CHANCE = random.Random(10)


def write(where: str, life: int, told: Connection) -> None:
    """Save events one after another, and tell the number of each once it is saved."""
    with Store.at(where) as store:
        for number in range(10_000):
            key = f"seat-{life}-{number}"
            told.send(save(store, Step("secretary", key, Seated(role="observer", person=key))).entry.seq)


def killed(where: str, kills: int) -> Iterator[list[int]]:
    """Yield the acknowledged numbers of one writer after another, each killed at a moment of its own."""
    for life in range(kills):
        with writing(where, life) as (writer, acknowledged):
            writer.kill()
            writer.join()
        yield acknowledged()


@contextmanager
def writing(where: str, life: int) -> Iterator[tuple[ForkServerProcess, Callable[[], list[int]]]]:
    """Start a writer, and yield it at a moment of its own in mid-save, with what gives the numbers that it was told."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__, "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql.psycopg"])
    heard, told = context.Pipe(duplex=False)
    writer = context.Process(target=write, args=(where, life, told), daemon=True)
    writer.start()
    told.close()
    first = heard.recv()  # it has begun
    sleep(_CHANCE.uniform(0, 0.02))

    def acknowledged() -> list[int]:
        numbers = [first]
        try:
            while True:
                numbers.append(heard.recv())
        except EOFError:
            return numbers

    yield writer, acknowledged
