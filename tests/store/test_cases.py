"""The case of a session in a store."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from appraisal.errors import InputError
from appraisal.intake.read import read_case
from appraisal.journal.kept_case import kept
from appraisal.paths import sample_folder
from appraisal.store.cases import opened_case, session_case
from appraisal.store.database import open_database
from appraisal.store.sessions import Store
from tests.journal.meeting import prepared, seated
from tests.store.kept import SESSION, hold
from tests.web.council_app import CASE, on_the_sample


def _held(store: Store, *, sealed: bool) -> None:
    for step in seated() if sealed else prepared():
        store.append(SESSION, step.actor, step.for_seat, on_the_sample(step.event), case=kept(CASE))


def test_a_session_has_its_case_without_the_files(store: Store) -> None:
    """It is the case that was opened; before the seal and after it, no ballot of the case's own file counts."""
    _held(store, sealed=False)
    assert opened_case(store, store.state(SESSION)) == CASE == read_case(sample_folder() / "kuzbass")
    before = session_case(store, store.state(SESSION))
    assert (before.ballots, before.council.members) == ((), ())
    assert CASE.ballots


def test_after_the_seal_it_is_the_councils(store: Store) -> None:
    """Its members are the seats of the experts."""
    _held(store, sealed=True)
    after = session_case(store, store.state(SESSION))
    assert [each.key for each in after.council.members] == ["anna", "boris", "vera", "gleb"]


def test_a_session_without_its_case_is_told(store: Store) -> None:
    """As when only its events were restored."""
    hold(store, prepared())
    with pytest.raises(InputError, match="case_not_kept"):
        opened_case(store, store.state(SESSION))


def test_another_case_is_not_kept(store: Store) -> None:
    """The first event names the digest; bytes of another case are refused, and no session is made."""
    first = next(iter(prepared()))
    with pytest.raises(InputError, match="kept_case_differs"):
        store.append(SESSION, first.actor, first.for_seat, first.event, case=kept(CASE))
    assert store.endings() == ()


def test_a_kept_case_is_never_changed(where: str) -> None:
    """Nor deleted, whoever asks the database."""
    with Store.at(where) as store:
        _held(store, sealed=False)
    engine = open_database(where)
    for statement in ("UPDATE cases SET content = ''", "DELETE FROM cases"):
        with pytest.raises(DBAPIError, match="never changed"), engine.begin() as connection:
            connection.execute(text(statement))
    engine.dispose()
