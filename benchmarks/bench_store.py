"""A council session in a database, in wall seconds. Run with `python -m benchmarks.bench_store`.

50 experts rate 200 projects on 4 criteria: 10,000 ballots, 40,000 answers, in a file of SQLite and, if its programs are
on the machine, in a PostgreSQL server that is started for it, both as durable as a council has them. Beside each figure
stands its ratio to fetching the same rows and plainly parsing them as JSON, so that runs on different machines compare.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from appraisal.journal.chain import Record
from appraisal.journal.events.rating import BallotCast, Revealed, RoundClosed
from appraisal.journal.verify import verify
from appraisal.store.backup import backup, restore
from appraisal.store.sessions import Store
from benchmarks.bench_journal import CRITERIA, EXPERTS, PROJECTS, SESSION, records
from tests.store.server import CONTROL, empty_database, own_server, programs

T = TypeVar("T")
SAVES = 40  # single events that are saved one after another


def seconds(work: Callable[[], object], *, times: int = 5) -> float:
    """Return the least of several measurements."""
    return min(each for each, _ in (timed(work) for _ in range(times)))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how long some work takes, and its result."""
    start = perf_counter()
    result = work()
    return perf_counter() - start, result


def parsed(store: Store) -> None:
    """Fetch the rows of the session, and parse their bytes."""
    for row in store.records(SESSION):
        json.loads(row.header)
        json.loads(row.payload or b"")


def ballot(saved: int) -> BallotCast:
    """Return the next save of one ballot."""
    answers = {f"c{key}": float(1 + (saved + key) % 10) for key in range(CRITERIA)}
    return BallotCast(round=1, project="project-0", answers=answers, replaces=saved)  # type: ignore[arg-type]


def measure(where: str, other: str, rows: tuple[Record, ...]) -> None:
    """Measure and print one database; `other` is an empty one of the same kind."""
    with Store.at(where) as store:
        print(f"  taken in from elsewhere, with every check: {timed(lambda: store.add(SESSION, rows))[0] * 1e3:.0f} ms")
        base = seconds(lambda: parsed(store))
        print(f"  its rows fetched and plainly parsed: {base * 1e3:.0f} ms")

        def told(what: str, taken: float) -> None:
            print(f"  {what}: {taken * 1e3:.1f} ms, {taken / base:.2f} times")

        told("state from cold", seconds(lambda: _cold(where)))
        _one_more(store, where, told)
        told("verification, rows fetched", seconds(lambda: verify(store.records(SESSION), session=SESSION)))
        for event in (RoundClosed(round=1), Revealed(round=1)):  # a backup made before holds no ballots
            store.append(SESSION, "chair", None, event)
        taken, kept = timed(lambda: backup(store, SESSION))
        told(f"backup ({len(kept) / 1e6:.1f} MB)", taken)
        with Store.at(other) as empty:
            told("restored into an empty store", timed(lambda: restore(empty, kept))[0])


def _cold(where: str) -> int:
    with Store.at(where) as store:
        return store.state(SESSION).seq


def _one_more(store: Store, where: str, told: Callable[[str, float], None]) -> None:
    """Save single events; another program that has the state catches up after each."""
    saves, states, seen = [], [], store.state(SESSION).voice("expert-0", "project-0")
    number = seen.seq if seen else 0
    with Store.at(where) as reader:
        reader.state(SESSION)
        for _ in range(SAVES):
            taken, saved = timed(lambda: store.append(SESSION, "expert-0", "expert-0", ballot(number)))  # noqa: B023
            number = saved.entry.seq
            saves.append(taken)
            states.append(timed(lambda: reader.state(SESSION))[0])
    told(f"one more event saved, median of {SAVES}", median(saves))
    told("    the slowest of them", max(saves))
    told("state after one more event of another program, median", median(states))


def databases(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each kind of database and the places of two empty ones."""
    yield "SQLite", str(folder / "one.sqlite"), str(folder / "other.sqlite")
    if control := shutil.which(CONTROL, path=programs()):
        with ExitStack() as open_now:
            server = open_now.enter_context(own_server(control, settings=""))
            one, other = (open_now.enter_context(empty_database(server.url)) for _ in range(2))
            yield "PostgreSQL", one, other
    else:
        print("PostgreSQL: not on this machine")


def main() -> None:
    """Measure and print."""
    rows = records()
    print(f"{len(rows):,} events, {EXPERTS * PROJECTS * CRITERIA:,} answers")
    with tempfile.TemporaryDirectory() as folder:
        for name, where, other in databases(Path(folder)):
            print(name)
            measure(where, other, rows)


if __name__ == "__main__":
    main()
