"""A council session in memory, in seconds of the processor. Run with `python -m benchmarks.bench_journal`.

50 experts rate 200 projects on 4 criteria: 10,000 ballots, 40,000 answers. Beside each figure stands its ratio to
plainly parsing the same bytes as JSON, so that runs on different machines compare.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from time import process_time

from appraisal.documents.council import Pooling
from appraisal.journal.accept import accept, fold
from appraisal.journal.chain import GENESIS, Record, read_entries, record
from appraisal.journal.entry import Entry
from appraisal.journal.events.base import Event
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import CouncilRules, ListedProject, Opened, RatedCriterion, RulesSealed
from appraisal.journal.events.rating import BallotCast, RoundOpened
from appraisal.journal.events.seats import Seated
from appraisal.journal.session import Session
from appraisal.journal.tally import Majority
from appraisal.journal.verify import verify
from appraisal.text import LocalText

EXPERTS, PROJECTS, CRITERIA = 50, 200, 4
AT, SESSION = "2026-11-28T09:00:00.000Z", "large"


def seconds(work: Callable[[], object], *, times: int = 5) -> float:
    """Return the least of several measurements."""
    taken = []
    for _ in range(times):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)


def events() -> Iterator[tuple[str, str | None, Event]]:
    """Yield who, for which seat and what, up to the last ballot."""
    zeros, name = "0" * 64, LocalText("Large", "Large")
    projects = tuple(ListedProject(key=f"project-{number}", title=name) for number in range(PROJECTS))
    rated = tuple(RatedCriterion(key=f"c{number}", title=name, lowest=1, highest=10) for number in range(CRITERIA))
    majority = Majority(share=0.5, reach="more_than", base="cast", abstentions="aside", tie="fails")
    pooling = Pooling().model_dump()
    council = CouncilRules(
        **pooling, present=0.5, majority=majority, late="at_once", written_opinions=False, shown="by_name"
    )
    seats = [f"expert-{number}" for number in range(EXPERTS)]
    yield "secretary", "secretary", Opened(person="olga", case="large", title=name, digest=zeros, program="0")
    yield "secretary", "chair", Seated(role="chair", person="chair")
    for seat in seats:
        yield "secretary", seat, Seated(role="expert", person=seat)
    yield "secretary", None, RulesSealed(
        case=zeros, criteria=zeros, bounds=zeros, rules=zeros, council=council, projects=projects, rated=rated
    )  # fmt: skip
    for seat in seats:
        yield seat, seat, ConflictDeclared(answers={each.key: "none" for each in projects})
    yield "chair", None, RoundOpened(round=1)
    for number, seat in enumerate(seats):
        for place, each in enumerate(projects):
            answers = {f"c{key}": float(1 + (number + place + key) % 10) for key in range(CRITERIA)}
            yield seat, seat, BallotCast(round=1, project=each.key, answers=answers, replaces=0)  # type: ignore[arg-type]


def records() -> tuple[Record, ...]:
    """Return the session as a chain."""
    rows: list[Record] = []
    for seq, (actor, for_seat, event) in enumerate(events(), start=1):
        salt = sha256(str(seq).encode()).digest()[:16]
        entry = Entry(seq, AT, actor, for_seat, event)
        rows.append(record(SESSION, entry, prev=rows[-1].hash if rows else GENESIS, salt=salt))
    return tuple(rows)


def main() -> None:
    """Measure and print."""
    rows = records()
    parsed = seconds(lambda: [(json.loads(row.header), json.loads(row.payload or b"")) for row in rows])

    def told(what: str, taken: float) -> None:
        print(f"  {what}: {taken * 1e3:.1f} ms, {taken / parsed:.2f} times the plain parsing")

    print(f"{len(rows):,} events, {EXPERTS * PROJECTS * CRITERIA:,} answers; their bytes parsed: {parsed * 1e3:.0f} ms")
    told("state from cold", seconds(lambda: fold(Session(key=SESSION), read_entries(rows))))
    entries = tuple(each for each in read_entries(rows) if isinstance(each, Entry))
    told("    of it folding alone", seconds(lambda: fold(Session(key=SESSION), entries)))
    state = fold(Session(key=SESSION), entries[:-1])
    told("one more event, with all checks", seconds(lambda: accept(state, entries[-1]), times=50))
    told("verification", seconds(lambda: verify(rows, session=SESSION, head=rows[-1].hash)))


if __name__ == "__main__":
    main()
