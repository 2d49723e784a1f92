"""The secretary's page without a browser: what is pressed becomes an event, what is refused stays as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import BallotCast, RoundOpened
from appraisal.journal.kept_case import kept
from appraisal.store.sessions import Store
from appraisal.text import say
from appraisal.web import council
from tests.journal.meeting import Step, prepared, sealed
from tests.web.conftest import text_of
from tests.web.council_app import CASE, SESSION, on_the_sample

FIRST = next(iter(CASE.projects))
RATED = next(key for key, each in CASE.criteria.items() if each.rating is not None)


def _page() -> None:
    from appraisal.web import council
    from appraisal.web.meeting.here import Here
    from appraisal.web.meeting.secretary import page

    session = council.served()
    assert session is not None
    page.draw(Here(session, session.now(None)[0].session.seats["secretary"], alone=True), "en")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return the store of a session that is served to one machine alone."""
    where = str(tmp_path / "s.sqlite")
    for name, value in (
        (council.SESSION_VARIABLE, SESSION),
        (council.STORE_VARIABLE, where),
        (council.ALONE_VARIABLE, "1"),
    ):
        monkeypatch.setenv(name, value)
    with Store.at(where) as opened:
        yield opened


def held(store: Store, steps: Iterator[Step]) -> AppTest:
    """Hold a session up to a point and return the page."""
    for step in steps:
        store.append(SESSION, step.actor, step.for_seat, on_the_sample(step.event), case=kept(CASE))
    return AppTest.from_function(_page, default_timeout=600).run()


def test_seats_are_given_by_names_one_a_line(store: Store) -> None:
    """Each line is a seat of its own with a free key, and a problem of one keeps all of them from being given."""
    page = held(store, prepared())
    page.selectbox(key="give_role").set_value("observer")
    page.text_area(key="give_names").set_value(f"Ida Stone\n{'x' * 400}")
    page.button(key="give_press").click().run()
    assert "observer-1" not in store.state(SESSION).seats
    assert str(page.text_area(key="give_names").value).startswith("Ida Stone")
    assert say("session.secretary_page.seats.names", "en") in text_of(page)
    page.text_area(key="give_names").set_value("Ida Stone\nJan Reed")
    page.button(key="give_press").click().run()
    names = {key: each.name for key, each in store.state(SESSION).seats.items() if each.role == "observer"}
    assert names == {"guest": None, "observer-1": "Ida Stone", "observer-2": "Jan Reed"}
    assert page.text_area(key="give_names").value == ""


def test_rules_are_sealed_as_they_were_chosen_or_told_what_is_wrong(store: Store) -> None:
    """A casting vote with two thirds is refused and everything stays as typed; mended, it is sealed."""
    page = held(store, prepared())
    page.text_input(key="rule_majority").set_value("2/3")
    page.text_input(key="rule_quorum").set_value("2,5")
    page.button(key="seal_press").click().run()
    assert store.state(SESSION).rules is None
    assert say("session.secretary_page.rules.quorum", "en") in text_of(page)
    page.text_input(key="rule_quorum").set_value("2")
    page.button(key="seal_press").click().run()
    assert store.state(SESSION).rules is None
    assert page.text_input(key="rule_majority").value == "2/3"
    page.selectbox(key="rule_tie").set_value("fails")
    page.button(key="seal_press").click().run()
    rules = store.state(SESSION).sealed.council
    assert (rules.quorum, rules.majority.share, rules.majority.tie) == (2, 2 / 3, "fails")


def test_a_paper_ballot_needs_a_witness_and_a_sheet_and_never_replaces_an_own_one(store: Store) -> None:
    """What is refused stays typed; what is entered is one event with sheet and witness; an own ballot stands."""
    page = _rating(store)
    page.selectbox(key="paper_seat").set_value("vera").run()
    answer = page.button_group(key=f"paper_said_vera_1_{FIRST}_{RATED}")
    answer.set_value(7.0)
    page.button(key="paper_enter").click().run()
    assert "vera" not in store.state(SESSION).rounds[0].voices
    assert page.button_group(key=f"paper_said_vera_1_{FIRST}_{RATED}").value == 7.0
    page.selectbox(key="paper_witness").set_value("deputy")
    page.text_input(key="paper_sheet_vera").set_value("12")
    page.button(key="paper_enter").click().run()
    voice = store.state(SESSION).rounds[0].voices["vera"][FIRST]
    assert (voice.form, voice.answers) == ("paper_ballot", {RATED: 7.0})
    page.selectbox(key="paper_seat").set_value("anna").run()
    page.button_group(key=f"paper_said_anna_1_{FIRST}_{RATED}").set_value(1.0)
    page.text_input(key="paper_sheet_anna").set_value("13")
    page.button(key="paper_enter").click().run()
    assert store.state(SESSION).rounds[0].voices["anna"][FIRST].form == "ballot"
    assert "own" in text_of(page)


def _rating(store: Store) -> AppTest:
    """Hold the session up to an open round in which one expert has voted on an own device."""

    def steps() -> Iterator[Step]:
        yield from sealed()
        for seat in ("anna", "vera"):
            yield Step(seat, seat, ConflictDeclared(answers={"mine": "none", "port": "none"}))
        yield Step("chair", None, RoundOpened(round=1))

    for step in steps():
        store.append(SESSION, step.actor, step.for_seat, on_the_sample(step.event), case=kept(CASE))
    own = BallotCast(round=1, project=FIRST, answers={RATED: 5.0}, replaces=0)
    store.append(SESSION, "anna", "anna", own)
    return AppTest.from_function(_page, default_timeout=600).run()
