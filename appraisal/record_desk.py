"""The only way in for commands and pages to the record of a session: its key, memo, journal and backup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from appraisal import desk, session_desk
from appraisal.analysis.appraise import appraise
from appraisal.document import KEY_PATTERN
from appraisal.errors import InputError, refuse
from appraisal.journal.accept import accept
from appraisal.journal.chain import read_entry, read_header
from appraisal.journal.codes import control_code
from appraisal.journal.decision import adopted
from appraisal.journal.entry import Entry, Header, stamp
from appraisal.journal.events.base import Event
from appraisal.journal.events.closing import MemoIssued
from appraisal.journal.session import Session
from appraisal.journal.visible import visible_records
from appraisal.meeting.motions import told
from appraisal.origin import Origin
from appraisal.settings import Settings
from appraisal.text import LANGUAGES

if TYPE_CHECKING:
    from appraisal.journal.chain import Record
    from appraisal.session_desk import Saved, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An event of the journal as a seat may see it.

    `kind`, `at`, `actor` and `for_seat` are those of the header, or of the event itself where the seat may read it: of
    what is said in a blind round the header tells only that it was said. `head` is the hash after the event.
    """

    seq: int
    kind: str
    at: str | None
    actor: str | None
    for_seat: str | None
    head: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An issued revision of the memo: the number of its event, the event up to which it reports, and the code there."""

    event: MemoIssued
    seq: int
    as_of: int
    code: str


def free_key(store: Store, case: str) -> str:
    """Return the first free key of a session that is made of a case's name and a number."""
    taken = {each.session for each in store.endings()}
    stem = case if re.fullmatch(KEY_PATTERN, f"{case}-1") else "session"
    return next(key for number in range(1, len(taken) + 2) if (key := f"{stem}-{number}") not in taken)


def would_say(store: Store, session: str, actor: str, event: Event) -> None:
    """Refuse an event as the journal would, before something is computed for it; nothing is saved.

    Raises:
        InputError: all problems of the event.
    """
    state = store.state(session)
    result = accept(state, Entry(state.seq + 1, stamp(datetime.now(UTC)), actor, None, event))
    if not isinstance(result, Session):
        raise InputError(result)


def issue_memo(
    store: Store, session: str, actor: str, *, formats: Sequence[str] = desk.FORMATS, where: str | None = None
) -> tuple[Saved, Mapping[str, bytes]]:
    """Issue the next revision of the memo in all languages: its digests are recorded, and its files are returned.

    Args:
        store: where.
        session: its key.
        actor: the seat that issues it.
        formats: of the files.
        where: the store as it was named, for the command that repeats the memo.

    Raises:
        InputError: all problems of the event, what is wrong with the case, or what an adopted motion refuses.
    """
    state = store.state(session)
    before, number = state.memos[-1].digest if state.memos else None, len(state.memos) + 1
    would_say(store, session, actor, MemoIssued(revision=number, files={"memo": "0" * 64}, before=before))
    files = _files(store, session, state.seq, formats, where)
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    event = MemoIssued(revision=number, files=digests, before=before)
    (saved,) = session_desk.say(store, session, [(actor, None, event)])
    return saved, files


def issued_files(store: Store, session: str, revision: int, *, where: str | None = None) -> Mapping[str, bytes]:
    """Return the files of an issued revision, made again and compared with what was recorded.

    Raises:
        InputError: `revision_unknown`, or `memo_made_otherwise`: this program makes other files than were issued.
    """
    issued = next((each for each in revisions(store, session) if each.event.revision == revision), None)
    if issued is None:
        raise refuse("revision_unknown", revision=revision)
    formats = tuple(each for each in desk.FORMATS if any(name.endswith(f".{each}") for name in issued.event.files))
    files = _files(store, session, issued.as_of, formats, where)
    if {name: sha256(content).hexdigest() for name, content in files.items()} != dict(issued.event.files):
        raise refuse("memo_made_otherwise", revision=revision)
    return files


def revisions(store: Store, session: str) -> tuple[Revision, ...]:
    """Return the issued revisions of the memo, the first one first."""
    memos, records = store.state(session).memos, store.records(session)
    seqs = [each.seq for each in map(_header, records) if each.kind == MemoIssued.kind]
    return tuple(
        Revision(event=event, seq=seq, as_of=seq - 1, code=control_code(records[seq - 2].hash))
        for event, seq in zip(memos, seqs, strict=True)
    )


def headers(store: Store, session: str) -> tuple[Line, ...]:
    """Return all events of the journal by their headers, which every seat may see."""
    return tuple(_line(_header(each), each.hash) for each in store.records(session))


def lines(store: Store, session: str, seat: str, seqs: Sequence[int]) -> tuple[Line, ...]:
    """Return some events of the journal by their numbers, each with all that a seat may see of it."""
    state, records = store.state(session), store.records(session)
    return tuple(_read(state, seat, [records[seq - 1] for seq in seqs]))


def _read(state: Session, seat: str, records: Sequence[Record]) -> Iterator[Line]:
    for each in visible_records(state, seat, records):
        line, entry = _line(_header(each), each.hash), read_entry(each)
        if isinstance(entry, Entry):
            line = replace(line, kind=entry.event.kind, at=entry.at, actor=entry.actor, for_seat=entry.for_seat)
        yield line


def _header(stored: Record) -> Header:
    return read_header(stored.header)


def _line(header: Header, head: bytes) -> Line:
    return Line(seq=header.seq, kind=header.kind, at=header.at, actor=header.actor, for_seat=header.for_seat, head=head)


def _files(store: Store, session: str, as_of: int, formats: Sequence[str], where: str | None) -> Mapping[str, bytes]:
    """Return the files of the memo as of an event: under the adopted motion, if there is one."""
    held = session_desk.held(store, session, as_of=as_of)
    case, scenario, settings = held.case, None, Settings()
    motion = adopted(held.session)
    if motion is not None:
        now = told(case, held.session, motion).appraisal
        settings = replace(settings, budget=now.settings.budget, objective=now.settings.objective)
        case, scenario = now.case, now.scenario
    origin = Origin(session=session, as_of=as_of, motion=motion, store=where)
    appraisal = appraise(case, scenario=scenario, settings=settings)
    return desk.memo_files(appraisal, origin=origin, held=held, formats=formats, languages=LANGUAGES)


def backup_of(store: Store, session: str) -> bytes:
    """Return a session with its case as the bytes of one file, as `session_desk.back_up` writes it."""
    from appraisal.store.backup import backup

    return backup(store, session)
