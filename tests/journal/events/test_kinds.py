"""Journals of this release, kept for the next: whatever changes, they are read as they were written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from appraisal.journal.chain import read_entries
from appraisal.journal.codes import control_code
from appraisal.journal.file import read_session, write_session
from appraisal.journal.verify import verify
from tests.journal.made import SESSION, entries, records
from tests.journal.meeting import rated, signed

GOLDEN = Path(__file__).parents[1] / "golden"
# The control codes as they would have been noted at the meeting: they are never written anew.
CODES = {"whole-1": "AC6Y-JMKP-35T0-MZ15", "blind-1": "02RB-MHXZ-1KA3-X14E"}


@pytest.fixture(scope="module", autouse=True)
def _written() -> None:
    """Write what is not there yet, if asked for; a journal that stands there is never written again."""
    whole = records(signed())
    blind = tuple(each.withheld() if b'"kind":"sealed"' in each.header else each for each in records(rated()))
    for name, rows in (("whole-1", whole), ("blind-1", blind)):
        path = GOLDEN / f"{name}.jsonl"
        if os.environ.get("APPRAISAL_GOLDEN") == "write" and not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(write_session(SESSION, rows))


@pytest.mark.parametrize("name", CODES)
def test_a_journal_of_this_release_is_read(name: str) -> None:
    """Its rows agree, its code is the one that was noted, and each of its events is read."""
    session, rows, _ = read_session((GOLDEN / f"{name}.jsonl").read_bytes())
    assert verify(rows, session=session, codes=[CODES[name]]).holds
    assert control_code(rows[-1].hash) == CODES[name]
    assert len(tuple(read_entries(rows))) == len(rows) > 30


def test_the_whole_meeting_is_read_as_it_was_held() -> None:
    """Every kind of event of this release means the same as when it was written."""
    _, rows, _ = read_session((GOLDEN / "whole-1.jsonl").read_bytes())
    assert tuple(read_entries(rows)) == entries(signed())
