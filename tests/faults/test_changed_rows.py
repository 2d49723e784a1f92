"""Whoever owns the database changes the rows of a journal, past the program and its triggers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, Table

from appraisal.errors import InputError
from appraisal.journal.chain import GENESIS, Record, commitment, link, read_header
from appraisal.journal.codes import control_code
from appraisal.journal.events.base import canonical
from appraisal.journal.verify import Verification, verify
from appraisal.store.rows import Ending, ending_of, records_of, write
from appraisal.store.sessions import Store
from appraisal.store.tables import HEADERS, PAYLOADS, SESSIONS
from tests.faults.changed import intruder
from tests.journal import meeting
from tests.store.kept import SESSION, hold

CHANGES = 1_000
COLUMNS = ((HEADERS, "header"), (HEADERS, "prev"), (HEADERS, "hash"), (PAYLOADS, "salt"), (PAYLOADS, "payload"))


def checked(store: Store, *, codes: tuple[str, ...] = ()) -> Verification:
    """Verify what is in the database now, as the command does."""
    return verify(store.records(SESSION), session=SESSION, codes=codes, head=store.endings()[0].head)


def put(connection: Connection, table: Table, seq: int, column: str, value: bytes) -> None:
    """Write over one cell."""
    connection.execute(table.update().where(table.c.session == SESSION, table.c.seq == seq).values({column: value}))


def test_every_changed_row_is_found(where: str) -> None:
    """One bit of a cell of a random row, a thousand times: `verify` names that row each time; put back, all agrees."""
    chance = random.Random(10)
    with Store.at(where) as store, intruder(where) as engine:
        last = hold(store, meeting.signed()).seq
        kept = store.records(SESSION)
        for _ in range(CHANGES):
            seq, (table, column) = chance.randint(1, last), chance.choice(COLUMNS)
            was: bytes = getattr(kept[seq - 1], column)
            changed = bytearray(was)
            changed[chance.randrange(len(was))] ^= 1 << chance.randrange(8)
            with engine.begin() as connection:
                put(connection, table, seq, column, bytes(changed))
            found = checked(store)
            assert (found.rows, found.first and found.first.seq) == ("disagree", seq), (seq, column)
            with engine.begin() as connection:
                put(connection, table, seq, column, was)
        assert checked(store).holds


def test_rows_that_are_gone_or_have_changed_places_are_found(where: str) -> None:
    """Taken out at the start, in the middle, at the end; renumbered; with the payload of another: each is named."""
    with Store.at(where) as store, intruder(where) as engine:
        last = hold(store, meeting.signed()).seq
        kept = store.records(SESSION)
        with engine.begin() as connection:
            connection.execute(PAYLOADS.delete())  # they would hold the headers
        for seq in (1, last // 2, last):
            with engine.connect() as connection, connection.begin() as undone:
                connection.execute(HEADERS.delete().where(HEADERS.c.seq == seq))
                assert (found := _verified(connection).first) is not None
                assert (found.seq, found.part) == ((last - 1, "head") if seq == last else (seq, "hash"))
                undone.rollback()
            with engine.connect() as connection, connection.begin() as undone:
                connection.execute(HEADERS.update().where(HEADERS.c.seq == seq).values(seq=last + 24))
                assert (found := _verified(connection).first) is not None
                assert found.seq == seq
                undone.rollback()
        moved = [replace(kept[0], salt=kept[1].salt, payload=kept[1].payload), *kept[1:]]
        assert (found := verify(moved, session=SESSION).first) is not None
        assert (found.seq, found.part) == (1, "payload")


def test_a_state_is_not_made_of_a_journal_with_a_gap(where: str) -> None:
    """A row that is gone stops whoever reads the session, in words; it is not passed over."""
    with Store.at(where) as store, intruder(where) as engine:
        last = hold(store, meeting.signed()).seq
        for seq in (last, last // 2):
            with engine.begin() as connection:
                for table in (PAYLOADS, HEADERS):
                    connection.execute(table.delete().where(table.c.seq == seq))
            with Store.at(where) as again, pytest.raises(InputError, match="header_unreadable"):
                again.state(SESSION)


def test_a_journal_hashed_anew_is_found_by_a_noted_code_alone(where: str) -> None:
    """One early answer is changed and all after it hashed again: the rows agree, the code of the day does not."""
    with Store.at(where) as store, intruder(where) as engine:
        hold(store, meeting.signed())
        kept = store.records(SESSION)
        noted = (control_code(store.endings()[0].head),)
        forged = tuple(_hashed_anew(kept, b"I own shares.", b"I own nothing"))
        with engine.begin() as connection:
            for table in (PAYLOADS, HEADERS, SESSIONS):
                connection.execute(table.delete())
            write(connection, Ending(SESSION), forged)
        found = checked(store)
        assert (found.rows, found.code) == ("agree", "not_checked")
        assert store.state(SESSION).conflicts["gleb"]["port"].reason == "I own nothing"
        found = checked(store, codes=noted)
        assert (found.rows, found.code, found.strange_codes) == ("agree", "disagree", noted)


def _verified(connection: Connection) -> Verification:
    ending = ending_of(connection, SESSION)
    return verify(tuple(records_of(connection, SESSION)), session=SESSION, head=ending.head if ending else None)


def _hashed_anew(kept: tuple[Record, ...], old: bytes, new: bytes) -> Iterator[Record]:
    prev = GENESIS
    for each in kept:
        assert each.salt is not None
        assert each.payload is not None
        payload = each.payload.replace(old, new)
        told = read_header(each.header).model_dump() | {"commitment": commitment(each.salt, payload).hex()}
        header = canonical(told)
        yield (made := Record(header, prev, link(prev, header), each.salt, payload))
        prev = made.hash
