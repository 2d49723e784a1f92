"""Verification finds every changed byte; what it cannot find without a code, it says."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from appraisal.journal.chain import GENESIS, Record, record
from appraisal.journal.codes import control_code
from appraisal.journal.verify import Difference, Verification, verify
from tests.journal.made import SESSION, entries, records, salt
from tests.journal.meeting import signed

STEPS = tuple(signed())
RECORDS = records(STEPS)
HEAD = RECORDS[-1].hash
PARTS = ("header", "prev", "hash", "salt", "payload")


def _verify(changed: tuple[Record, ...] | list[Record], *codes: str) -> Verification:
    return verify(changed, session=SESSION, codes=codes, head=HEAD)


def _changed(number: int, part: str, place: int, bit: int) -> list[Record]:
    """Return the records with one bit of one part of one record changed."""
    result = list(RECORDS)
    old = bytearray(getattr(result[number], part))
    old[place % len(old)] ^= 1 << bit
    result[number] = replace(result[number], **{part: bytes(old)})
    return result


def test_a_journal_that_nobody_touched_agrees() -> None:
    """Rows agree; with the code of any event the code agrees too; what cannot be checked is told each time."""
    plain = _verify(RECORDS)
    assert (plain.events, plain.rows, plain.first, plain.code) == (len(STEPS), "agree", None, "not_checked")
    assert plain.not_checked == ("code", "devices", "clock", "reading")
    assert plain.head == HEAD
    for each in (RECORDS[0], RECORDS[-1]):
        noted = _verify(RECORDS, control_code(each.hash))
        assert (noted.holds, noted.code, noted.strange_codes) == (True, "agree", ())
        assert noted.not_checked == ("devices", "clock", "reading")


@given(st.integers(0, len(RECORDS) - 1), st.sampled_from(PARTS), st.integers(0, 10_000), st.integers(0, 7))
def test_any_changed_bit_is_found(number: int, part: str, place: int, bit: int) -> None:
    """A changed bit of a header, a hash, a salt or a payload is found, at the event or at the one after it."""
    result = _verify(_changed(number, part, place, bit))
    assert not result.holds
    assert result.first is not None
    assert number + 1 <= result.first.seq <= number + 2


def test_a_thousand_changed_rows_are_found() -> None:
    """A thousand random changes, one at a time: none passes."""
    draw = random.Random(7)
    for _ in range(1_000):
        changed = _changed(
            draw.randrange(len(RECORDS)), draw.choice(PARTS), draw.randrange(10_000), draw.randrange(8)
        )  # fmt: skip
        assert _verify(changed).rows == "disagree"


@given(st.integers(0, len(RECORDS) - 2), st.integers(0, len(RECORDS) - 2))
def test_order_is_part_of_the_chain(first: int, second: int) -> None:
    """Rows that are dropped, doubled or swapped are found."""
    rows = list(RECORDS)
    assert not _verify(rows[:first] + rows[first + 1 :]).holds
    assert not _verify([*rows[: first + 1], *rows[first:]]).holds
    assert not _verify(rows[: first + 1]).holds  # the head that the store knows apart
    if first != second:
        rows[first], rows[second] = rows[second], rows[first]
        assert not _verify(rows).holds


@given(st.sets(st.integers(0, len(RECORDS) - 1)))
def test_withheld_payloads_still_verify_and_are_counted(gone: set[int]) -> None:
    """Without some payloads the chain holds as before, and says how many are withheld."""
    kept = [each.withheld() if number in gone else each for number, each in enumerate(RECORDS)]
    result = _verify(kept, control_code(HEAD))
    assert result.holds
    assert sum(result.withheld.values()) == len(gone)


def test_a_payload_without_its_salt_is_a_difference() -> None:
    """Half a payload is neither withheld nor checked."""
    for half in (replace(RECORDS[4], salt=None), replace(RECORDS[4], payload=None)):
        rows = [*RECORDS[:4], half, *RECORDS[5:]]
        assert _verify(rows).first == Difference(seq=5, part="payload")


def test_a_journal_of_another_session_is_told() -> None:
    """Rows that agree among themselves do not pass for another session's."""
    other = records(STEPS, "other")
    assert verify(other, session=SESSION).first == Difference(seq=1, part="order")


def test_a_wholly_rewritten_journal_is_found_only_by_a_code() -> None:
    """Whoever owns the database can change a ballot and hash everything anew: rows agree, the noted code does not."""
    forged: list[Record] = []
    for each in entries(STEPS):
        changed = each
        if each.event.kind == "ballot" and each.seq > 30:
            changed = replace(each, event=each.event.model_copy(update={"answers": {"fit": 10.0}}))
        prev = forged[-1].hash if forged else GENESIS
        forged.append(record(SESSION, changed, prev=prev, salt=salt(each.seq)))
    head = forged[-1].hash
    assert head != HEAD
    assert verify(forged, session=SESSION, head=head).holds
    noted = verify(forged, session=SESSION, head=head, codes=[control_code(HEAD)])
    assert (noted.rows, noted.code, noted.holds) == ("agree", "disagree", False)
    assert noted.strange_codes == (control_code(HEAD),)


def test_a_clock_that_went_back_is_counted() -> None:
    """Order is by number: an earlier time is no difference, but it is told."""
    late = list(entries(STEPS))
    late[2] = replace(late[2], at="2026-11-27T09:00:00.000Z")
    rows: list[Record] = []
    for each in late:
        rows.append(record(SESSION, each, prev=rows[-1].hash if rows else GENESIS, salt=salt(each.seq)))
    result = verify(rows, session=SESSION)
    assert (result.rows, result.clock_back) == ("agree", 1)
