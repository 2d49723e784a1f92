"""A council on its phones: many seats that poll and save, their waits, and the server's time and memory for each.

Run `python -m benchmarks.bench_seats`, with the numbers of seats to try behind it (25 and 50 by default). Each seat
speaks Streamlit's own protocol to a server in a process of its own: it looks as the page looks (`pulse.py`), and
presses another answer once in three seconds. The wait is from the press to the receipt on the page. The clients share
the processors with the server, which makes the waits longer, not shorter.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import RoundOpened
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from benchmarks.process import children, cpu, megabytes
from benchmarks.seats import opened
from tests.web.council_app import CASE, SESSION, Served, council_app

SECONDS, EVERY = 30.0, 3.0


@contextmanager
def council(seats: int) -> Iterator[tuple[Served, list[str], int]]:
    """Yield a served session in its first round, the cookies of so many experts, and the server's process."""
    before = children()
    with tempfile.TemporaryDirectory() as folder, council_app(Path(folder)) as app:
        names, cookies = [f"expert-{number}" for number in range(seats)], []
        for name in names:
            app.store.append(SESSION, "secretary", name, Seated(role="expert", person=name))
            app.store.append(SESSION, "secretary", name, SeatNamed(name=name.title()))
            app.store.append(SESSION, name, name, Arrived())
            app.store.append(SESSION, name, name, ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none")))
        app.store.append(SESSION, "chair", None, RoundOpened(round=1))
        for name in names:
            (link,) = app.door.issue([name], instead=False)
            cookies.append(app.door.bind(link.token).cookie)
        (server,) = children() - before
        yield app, cookies, server


async def measured(app: Served, cookies: list[str], server: int) -> None:
    """Open all seats, let them poll and save, and print what they waited and what they took."""
    first = [await opened(app.address, cookies[0])]
    before = megabytes(server)
    seats = first + [await opened(app.address, each) for each in cookies[1:]]
    per_seat = (megabytes(server) - before) / max(1, len(seats) - 1)
    events, start, used = app.store.state(SESSION).seq, perf_counter(), cpu(server)
    until = start + SECONDS
    draw = random.Random(1)  # noqa: S311
    over = asyncio.Event()  # a press may be answered by a poll, so polling ends after the last save and not before
    polling = [asyncio.create_task(seat.poll(over)) for seat, _ in seats]
    waits = await asyncio.gather(*(seat.save(until, EVERY, draw) for seat, _ in seats))
    over.set()
    looks = sorted(1000 * each for taken in await asyncio.gather(*polling) for each in taken)
    lasted, used = perf_counter() - start, cpu(server) - used
    for seat, hearing in seats:
        await seat.socket.close()
        await hearing
    taken = sorted(1000 * each for times in waits for each in times)
    kept = app.store.state(SESSION).seq - events
    print(
        f"{len(seats)} seats, {lasted:.0f} s, load {os.getloadavg()[0]:.1f}: "
        f"{len(taken)} saves ({kept} in the journal), {len(looks)} looks\n"
        f"  a save: median {median(taken):.0f} ms, p95 {quantiles(taken, n=20)[-1]:.0f} ms, "
        f"slowest {taken[-1]:.0f} ms\n"
        f"  a look: median {median(looks):.0f} ms, p95 {quantiles(looks, n=20)[-1]:.0f} ms\n"
        f"  processor of the server: {used / lasted:.2f} cores, "
        f"{1000 * used / (len(taken) + len(looks)):.1f} ms for each look or save\n"
        f"  memory: {before:.0f} MB with one seat, {per_seat:.2f} MB for each further one"
    )


def main() -> None:
    """Measure and print."""
    print(f"{os.cpu_count()} processors, {SECONDS:.0f} s, each seat saves once in {EVERY:.0f} s")
    for number in map(int, sys.argv[1:] or ("25", "50")):
        with council(number) as (app, cookies, server):
            asyncio.run(measured(app, cookies, server))


if __name__ == "__main__":
    main()
