"""Verification: what the rows of a journal prove, what a noted code proves, and what nothing in them can prove."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from appraisal.errors import InputError
from appraisal.journal.chain import GENESIS, SALT, Record, commitment, link, read_header
from appraisal.journal.codes import control_code
from appraisal.journal.entry import Header
from appraisal.journal.events.reading import read_plain
from appraisal.journal.kept_case import digest_of

Part = Literal["header", "order", "hash", "payload", "head", "case"]
# Who held a device; whether the server's clock was right; whether somebody with the machine read sealed ballots.
NEVER_CHECKED = ("devices", "clock", "reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The first place that disagrees: the number of an event, and what of it."""

    seq: int
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Three findings that stand apart.

    `rows`: whether the rows agree with each other; whoever owns the database can rewrite all of them so that they do.
    `code`: whether the chain holds every code that was noted outside, which no rewriting can achieve. `not_checked`:
    what was not checked, `code` among it if none was given. `withheld` counts payloads that are not there, by kind;
    `clock_back` how often an open event has an earlier time than the one before.
    """

    events: int
    rows: Literal["agree", "disagree"]
    first: Difference | None
    code: Literal["agree", "disagree", "not_checked"]
    strange_codes: tuple[str, ...]
    not_checked: tuple[str, ...]
    withheld: Mapping[str, int]
    clock_back: int
    head: bytes

    @property
    def holds(self) -> bool:
        """Whether nothing that was checked disagrees."""
        return self.rows == "agree" and self.code != "disagree"


def verify(
    records: Iterable[Record],
    *,
    session: str,
    codes: Iterable[str] = (),
    head: bytes | None = None,
    case: bytes | None = None,
) -> Verification:
    """Check a journal from its first event to its last.

    Args:
        records: all records, in the order of their numbers.
        session: the session that they are of.
        codes: control codes noted outside, as `read_code` gives them.
        head: the last hash as the store knows it apart from the rows.
        case: the case as it is kept beside the journal, whose digest the first event says.
    """
    walk = _Walk(session)
    hashes = {walk.step(seq, each) for seq, each in enumerate(records, start=1)}
    if head is not None and head != walk.prev:
        walk.differs(walk.events, "head")
    if case is not None and not _same(case, walk.opened):
        walk.differs(1, "case")
    noted = tuple(codes)
    known = {control_code(each) for each in hashes} if noted else set()
    strange = tuple(each for each in noted if each not in known)
    return Verification(
        events=walk.events,
        rows="agree" if walk.first is None else "disagree",
        first=walk.first,
        code="not_checked" if not noted else "disagree" if strange else "agree",
        strange_codes=strange,
        not_checked=NEVER_CHECKED if noted else ("code", *NEVER_CHECKED),
        withheld=dict(walk.withheld),
        clock_back=walk.clock_back,
        head=walk.prev,
    )


def _same(case: bytes, opened: bytes | None) -> bool:
    """Return whether a kept case is the one that the first event names."""
    try:
        return opened is not None and digest_of(case) == read_plain(opened).get("digest")
    except InputError:
        return False


class _Walk:
    """One pass over the records. After a difference it goes on from the stored hash, to count what follows."""

    def __init__(self, session: str) -> None:
        self.session, self.prev, self.events, self.clock_back, self.time = session, GENESIS, 0, 0, ""
        self.first: Difference | None = None
        self.opened: bytes | None = None  # payload of the first event
        self.withheld: Counter[str] = Counter()

    def differs(self, seq: int, part: Part) -> None:
        self.first = self.first or Difference(seq=seq, part=part)

    def step(self, seq: int, stored: Record) -> bytes:
        """Check one record, and return the hash that its bytes have."""
        self.events = seq
        self.opened = stored.payload if seq == 1 else self.opened
        computed = link(self.prev, stored.header)
        if stored.prev != self.prev or computed != stored.hash:
            self.differs(seq, "hash")
        self.prev = stored.hash
        try:
            header = read_header(stored.header)
        except InputError:
            self.differs(seq, "header")
            return computed
        if (header.session, header.seq) != (self.session, seq):
            self.differs(seq, "order")
        self._payload(seq, header, stored)
        if header.at is not None:
            self.clock_back += header.at < self.time
            self.time = header.at
        return computed

    def _payload(self, seq: int, header: Header, stored: Record) -> None:
        if stored.salt is None and stored.payload is None:
            self.withheld[header.kind] += 1
        elif (
            stored.salt is None
            or stored.payload is None
            or len(stored.salt) != SALT
            or commitment(stored.salt, stored.payload).hex() != header.commitment
        ):
            self.differs(seq, "payload")
