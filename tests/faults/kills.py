"""Writers that are killed in mid-save."""

from __future__ import annotations

import random
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import sleep

from appraisal.journal.events.seats import Seated
from appraisal.store.sessions import Store
from tests.journal.meeting import Step
from tests.store.kept import save

KILLS = 200


def write(where: str, life: int, told: Connection) -> None:
    """Save events one after another, and tell the number of each once it is saved."""
    with Store.at(where) as store:
        for number in range(10_000):
            key = f"seat-{life}-{number}"
            told.send(save(store, Step("secretary", key, Seated(role="observer", person=key))).entry.seq)


def killed(where: str, kills: int) -> Iterator[list[int]]:
    """Yield the acknowledged numbers of one writer after another, each killed at a moment of its own."""
    chance, context = random.Random(10), get_context("forkserver")
    context.set_forkserver_preload([__name__, "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql.psycopg"])
    for life in range(kills):
        heard, told = context.Pipe(duplex=False)
        writer = context.Process(target=write, args=(where, life, told), daemon=True)
        writer.start()
        told.close()
        acknowledged = [heard.recv()]  # it has begun
        sleep(chance.uniform(0, 0.02))
        writer.kill()
        writer.join()
        try:
            while True:
                acknowledged.append(heard.recv())
        except EOFError:
            yield acknowledged
