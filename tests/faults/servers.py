"""A server in a process of its own, with several writers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

from appraisal.journal.events.seats import Seated
from appraisal.store.sessions import Store
from tests.journal.meeting import Step
from tests.store.kept import SESSION, save

WRITERS, EVENTS = 6, 100  # of one process, and of each writer


def serve(where: str, server: str, asked: Connection) -> None:
    """Save on request, and tell what this process has in its memory: the state's number, seats, and one name."""
    with Store.at(where) as store, ThreadPoolExecutor(WRITERS) as pool:

        def write(writer: int) -> list[int]:
            keys = (f"{server}-{writer}-{number}" for number in range(EVENTS))
            return [save(store, Step("secretary", key, Seated(role="observer", person=key))).entry.seq for key in keys]

        while (question := asked.recv()) != "end":
            if question == "write":
                asked.send([seq for each in pool.map(write, range(WRITERS)) for seq in each])
            else:
                state = store.state(SESSION)
                asked.send((state.seq, frozenset(state.seats), state.seats["anna"].name))


@contextmanager
def servers(where: str, names: tuple[str, ...]) -> Iterator[tuple[Connection, ...]]:
    """Start servers on one store, and yield the ends at which they are asked."""
    context = get_context("forkserver")
    pipes = [context.Pipe() for _ in names]
    started = [
        context.Process(target=serve, args=(where, name, there), daemon=True)
        for name, (_, there) in zip(names, pipes, strict=True)
    ]
    for each in started:
        each.start()
    for _, there in pipes:
        there.close()
    yield tuple(here for here, _ in pipes)
    for here, _ in pipes:
        here.send("end")
    for each in started:
        each.join()
