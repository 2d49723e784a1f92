"""The chain: what it commits to, what it hides, and what it notices."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from itertools import product

import pytest

from appraisal.errors import DefectError, InputError
from appraisal.journal.chain import GENESIS, Record, read_entries, read_entry, record
from appraisal.journal.entry import Entry, Withheld
from appraisal.journal.events.rating import BallotCast
from appraisal.journal.events.reading import payload
from tests.journal.made import SESSION, entries, entry, records, salt
from tests.journal.meeting import own, signed

STEPS = tuple(signed())
RECORDS = records(STEPS)


def test_entries_come_back() -> None:
    """What was recorded is read as it was, sealed ballots included."""
    assert tuple(read_entries(RECORDS)) == entries(STEPS)


def test_hashes_are_what_the_design_says() -> None:
    """Commitment and hash are computed here again from bytes, with their prefixes."""
    prev = bytes(32)
    for each in RECORDS:
        assert each.salt is not None
        assert each.payload is not None
        committed = sha256(b"\x00" + each.salt + each.payload).hexdigest()
        assert json.loads(each.header)["commitment"] == committed
        assert each.prev == prev
        assert each.hash == sha256(b"\x01" + prev + each.header).digest()
        prev = each.hash


def test_a_blind_header_says_nothing() -> None:
    """Headers of ballots differ from each other in number and commitment alone, whoever cast them, on what and when."""
    blind = [json.loads(each.header) for each, step in zip(RECORDS, STEPS, strict=True) if step.event.blind]
    assert len(blind) > 10
    told = [{name: said for name, said in header.items() if name not in ("seq", "commitment")} for header in blind]
    nobody = {"at": None, "kind": "sealed", "version": 1, "actor": None, "for_seat": None, "session": SESSION}
    assert told == [nobody] * len(blind)


def test_a_ballot_cannot_be_guessed_from_what_can_be_fetched() -> None:
    """All 10,000 ballots of four ratings are tried against header and hashes: without the salt none fits."""
    keys = ("fit", "jobs", "npv", "skill")

    def ballot(points: tuple[int, ...]) -> BallotCast:
        answers = dict(zip(keys, map(float, points), strict=True))
        return BallotCast(round=1, project="mine", answers=answers, replaces=0)  # type: ignore[arg-type]

    cast = record(SESSION, entry(own("anna", ballot((7, 3, 9, 1))), 1), prev=GENESIS, salt=salt(1))
    fetched = (json.loads(cast.header)["commitment"], cast.hash.hex())
    template = payload(ballot((1, 2, 3, 4))).decode()
    stored = (cast.payload or b"").decode()
    around = stored.split(payload(ballot((7, 3, 9, 1))).decode())
    assert len(around) == 2
    marks = [f'"{key}":{number}.0' for key, number in zip(keys, (1, 2, 3, 4), strict=True)]
    for points in product(range(1, 11), repeat=4):
        guess = template
        for key, mark, point in zip(keys, marks, points, strict=True):
            guess = guess.replace(mark, f'"{key}":{point}.0')
        for text in (guess, around[0] + guess + around[1]):
            for prefix in (b"", b"\x00", b"\x00" + bytes(16)):
                assert sha256(prefix + text.encode()).hexdigest() not in fetched
    assert sha256(b"\x00" + salt(1) + stored.encode()).hexdigest() in fetched  # whoever has the salt can check


def test_a_withheld_payload_leaves_its_place() -> None:
    """Without its payload an entry still has its number and what its header says."""
    assert read_entry(RECORDS[0].withheld()) == Withheld(1, "opened", "secretary")


def test_a_salt_is_never_short() -> None:
    """A commitment with fewer random bytes is not made."""
    with pytest.raises(DefectError):
        record(SESSION, entry(STEPS[0], 1), prev=GENESIS, salt=b"short")


@pytest.mark.parametrize(
    "stored",
    [
        replace(RECORDS[0], header=b"{}"),
        replace(RECORDS[0], header=b"\xff"),
        replace(RECORDS[0], payload=b"[]"),
        next(replace(each, payload=b"{}") for each in RECORDS if b'"sealed"' in each.header),
        replace(RECORDS[0], header=RECORDS[0].header.replace(b'"actor":"secretary"', b'"actor":null')),
    ],
)
def test_unreadable_records_are_refused_in_words(stored: Record) -> None:
    """Damaged bytes are a problem in words, not a defect."""
    with pytest.raises(InputError, match="unreadable"):
        read_entry(stored)


def test_entries_are_values() -> None:
    """Two readings of one record are equal."""
    assert isinstance(read_entry(RECORDS[0]), Entry)
    assert read_entry(RECORDS[0]) == read_entry(RECORDS[0])
