"""The page of the record without a browser: memo issued and signed, journal filtered, codes checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal import record_desk
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.rating import Revealed, RoundClosed, RoundOpened
from appraisal.journal.kept_case import kept
from appraisal.store.sessions import Store
from appraisal.text import say
from appraisal.web import council
from tests.journal.meeting import sealed
from tests.web.conftest import text_of
from tests.web.council_app import CASE, SESSION, on_the_sample


def _page(seat: str, *, alone: bool) -> None:
    from appraisal.web import council
    from appraisal.web.meeting.here import Here
    from appraisal.web.meeting.record import page

    session = council.served()
    assert session is not None
    page.draw(Here(session, session.now(None)[0].session.seats[seat], alone=alone), "en")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return the store of a session at its decision."""
    where = str(tmp_path / "s.sqlite")
    monkeypatch.setenv(council.SESSION_VARIABLE, SESSION)
    monkeypatch.setenv(council.STORE_VARIABLE, where)
    with Store.at(where) as opened:
        for step in sealed():
            opened.append(SESSION, step.actor, step.for_seat, on_the_sample(step.event), case=kept(CASE))
        for event in (RoundOpened(round=1), RoundClosed(round=1), Revealed(round=1)):
            opened.append(SESSION, "chair", None, event)
        opened.append(SESSION, "chair", None, StageEntered(stage="portfolio"))
        opened.append(SESSION, "chair", None, StageEntered(stage="decision"))
        yield opened


def opened(seat: str, *, alone: bool) -> AppTest:
    """Return the page of a seat."""
    return AppTest.from_function(_page, kwargs={"seat": seat, "alone": alone}, default_timeout=600).run()


def test_one_person_issues_signs_and_corrects_at_one_machine(store: Store) -> None:
    """The memo is issued, both seats sign, a correction follows, and the revision after it is current."""
    page = opened("secretary", alone=True)
    page.button(key="memo_issue_1").click().run()
    (first,) = record_desk.revisions(store, SESSION)
    assert first.code in text_of(page)
    for seat in ("chair", "secretary"):
        page.button(key=f"memo_sign_1_{seat}").click().run()
    assert store.state(SESSION).stage == "signed"
    page.text_input(key="erratum_of").set_value("99999")
    page.text_area(key="erratum_text").set_value("The deputy was present.")
    page.button(key="erratum_press").click().run()
    assert page.text_area(key="erratum_text").value == "The deputy was present."
    page.text_input(key="erratum_of").set_value("3")
    page.button(key="erratum_press").click().run()
    assert [each.concerns for each in store.state(SESSION).errata] == [3]
    page.button(key="memo_issue_2").click().run()
    first, second = record_desk.revisions(store, SESSION)
    assert second.event.before == first.event.digest
    assert record_desk.issued_files(store, SESSION, 1, where=council.store_named()).keys() == first.event.files.keys()


def test_an_auditor_reads_the_journal_and_checks_a_code(store: Store) -> None:
    """Kinds are chosen, pages turned, and a code that was noted agrees, a foreign one does not, a torn one is told."""
    page = opened("auditor", alone=False)
    total = len(store.records(SESSION))
    assert f"№ {total} " in text_of(page)
    page.multiselect(key="journal_kinds").set_value(["rules_sealed"]).run()
    assert f"№ {total} " not in text_of(page)
    assert say("session.record_page.journal.place", "en", at=1, pages=1, n=1) in text_of(page)
    page.text_area(key="check_codes").set_value("K7QX")
    page.button(key="check_press").click().run()
    assert "K7QX" in text_of(page)
    page.text_area(key="check_codes").set_value("0000-0000-0000-0000")
    page.button(key="check_press").click().run()
    assert say("session.verify.code_disagree", "en", codes=["0000-0000-0000-0000"]) in text_of(page)
    assert "memo_issue_1" not in [each.key for each in page.button]
    assert not page.get("download_button")
