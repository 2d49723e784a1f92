"""One session as one file, and back into any store."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal.errors import InputError
from appraisal.journal.codes import control_code
from appraisal.journal.events.rating import BallotCast, RoundOpened
from appraisal.journal.file import write_session
from appraisal.journal.verify import verify
from appraisal.store.backup import backup, restore
from appraisal.store.sessions import Store
from tests.journal import meeting
from tests.journal.made import records
from tests.journal.meeting import Step, own
from tests.store.kept import SESSION, hold


def test_a_backup_comes_back_with_its_hashes(store: Store, tmp_path: Path) -> None:
    """In another store of the other kind or the same the session has the same state, bytes and head."""
    hold(store, meeting.signed())
    with Store.at(tmp_path / "other.sqlite") as other:
        state = restore(other, backup(store, SESSION))
        assert state == store.state(SESSION) == other.state(SESSION)
        assert other.records(SESSION) == store.records(SESSION)
        with pytest.raises(InputError, match="session_there_already"):
            restore(other, backup(store, SESSION))


def test_into_either_database(where: str, tmp_path: Path) -> None:
    """From a file of SQLite into either database."""
    with Store.at(tmp_path / "first.sqlite") as first, Store.at(where) as second:
        hold(first, meeting.signed())
        assert restore(second, backup(first, SESSION)) == first.state(SESSION)
        assert second.records(SESSION) == first.records(SESSION)


def test_a_backup_of_a_blind_round_holds_no_ballot(store: Store, tmp_path: Path) -> None:
    """Headers only; put back, the session says how many events it lacks, and the chain holds."""
    ballot = BallotCast(round=1, project="mine", answers={"fit": 7.0}, replaces=0)
    ballots = [own(seat, ballot) for seat in ("anna", "vera")]
    hold(store, [*meeting.seated(), Step("chair", None, RoundOpened(round=1)), *ballots])
    given = backup(store, SESSION)
    assert b"answers" not in given.split(b"round_opened")[-1]
    with Store.at(tmp_path / "other.sqlite") as other:
        state = restore(other, given)
        assert (state.withheld, state.rounds[0].voices) == (2, {})
        assert verify(other.records(SESSION), session=SESSION).rows == "agree"


def test_a_backup_of_yesterday_is_told_by_a_code_of_today(store: Store, tmp_path: Path) -> None:
    """Its rows agree with each other, but the code that was noted later is not among its hashes."""
    steps = list(meeting.signed())
    hold(store, steps[:40])
    yesterday = backup(store, SESSION)
    hold(store, steps[40:])
    noted = control_code(store.endings()[0].head)
    with Store.at(tmp_path / "other.sqlite") as other:
        restore(other, yesterday)
        checked = verify(other.records(SESSION), session=SESSION, codes=[noted])
    assert (checked.rows, checked.code, checked.strange_codes) == ("agree", "disagree", (noted,))


def test_a_damaged_or_shortened_file_changes_nothing(store: Store, tmp_path: Path) -> None:
    """Cut anywhere, or with one byte of a payload changed, it is refused in words and the store stays empty."""
    hold(store, meeting.rated())
    given = backup(store, SESSION)
    with Store.at(tmp_path / "other.sqlite") as other:
        for cut in (0, 10, len(given) // 2, len(given) - 1):
            with pytest.raises(InputError):
                restore(other, given[:cut])
        with pytest.raises(InputError, match="session_disagrees"):
            restore(other, given.replace(b"I own shares.", b"I own nothing"))
        assert other.endings() == ()


def test_a_journal_that_breaks_its_rules_is_not_taken(tmp_path: Path) -> None:
    """Whole and well chained, but with an event that no meeting allows: nothing of it is taken."""
    early = [*meeting.prepared(), Step("chair", None, RoundOpened(round=1))]
    with Store.at(tmp_path / "other.sqlite") as other:
        with pytest.raises(InputError, match="not_allowed"):
            restore(other, write_session(SESSION, records(early)))
        assert other.endings() == ()
