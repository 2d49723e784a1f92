"""A press means what is seen: a choice that was changed a moment ago is meant, or nothing is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.rating import RoundOpened
from appraisal.journal.kept_case import kept
from appraisal.journal.session import WEIGHTS
from appraisal.store.sessions import Store
from appraisal.text import say
from appraisal.web import council
from tests.journal.kuzbass import CASE, FIT, met
from tests.journal.made import SESSION

PROJECTS = list(CASE.projects)
Drawn = Callable[[], None]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The meeting on the sample up to its first reveal, shown on one machine alone."""
    where = str(tmp_path / "s.sqlite")
    for name, value in {council.SESSION_VARIABLE: SESSION, council.STORE_VARIABLE: where}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv(council.ALONE_VARIABLE, "1")
    with Store.at(where) as opened:
        for step in met():
            opened.append(SESSION, step.actor, step.for_seat, step.event, case=kept(CASE))
        yield opened


def _agenda() -> None:
    from appraisal.web import council
    from appraisal.web.meeting import desk_agenda
    from appraisal.web.meeting.here import Here

    session = council.served()
    assert session is not None
    here = Here(session, session.now(None)[0].session.seats["secretary"], alone=True)
    desk_agenda.draw(here, here.now()[0], "en")


def _paper() -> None:
    from appraisal.web import council
    from appraisal.web.meeting.here import Here
    from appraisal.web.meeting.secretary import act, paper

    session = council.served()
    assert session is not None
    here = Here(session, session.now(None)[0].session.seats["secretary"], alone=True)
    act.settle(session.seq())
    paper.draw(here, here.now()[0], "en")


def _what_if() -> None:
    from appraisal.web import council
    from appraisal.web.meeting import what_if_page
    from appraisal.web.meeting.here import Here

    session = council.served()
    assert session is not None
    what_if_page.draw(Here(session, session.now(None)[0].session.seats["secretary"], alone=True), "en")


def _round() -> None:
    from appraisal.meeting.seat import seat_now
    from appraisal.web import council
    from appraisal.web.meeting import rating
    from appraisal.web.meeting.here import Here

    session = council.served()
    assert session is not None
    seats = session.now(None)[0].session.seats
    here = Here(session, next(each for each in seats.values() if each.role == "expert"))
    rating.draw(here, seat_now(here.now()[0], here.seat.key), "en")


def drawn(page: Drawn) -> AppTest:
    """Return a page as it is drawn first."""
    return AppTest.from_function(page, default_timeout=600).run()


def test_the_item_that_is_chosen_is_called(store: Store) -> None:
    """Chosen and pressed before the page was drawn anew: the chosen one is called, not the one drawn before."""
    page = drawn(_agenda)
    assert page.selectbox(key="agenda_item").value != ("project", PROJECTS[3])
    page.selectbox(key="agenda_item").set_value(("project", PROJECTS[3]))
    page.button(key="agenda_call").click().run()
    item = store.state(SESSION).item
    assert item is not None
    assert item.key == PROJECTS[3]


def test_no_sheet_is_entered_for_a_member_who_is_no_longer_chosen(store: Store) -> None:
    """Another member chosen and "enter" pressed at once enters nothing, for either; pressed on what is seen it does."""
    store.append(SESSION, "head", None, RoundOpened(round=2))
    page = drawn(_paper)
    seat, other = [each.key for each in store.state(SESSION).members()][:2]
    project = page.selectbox(key=f"paper_page_{seat}_2").value
    page.text_input(key=f"paper_sheet_{seat}").set_value("12")
    page.selectbox(key="paper_witness").select_index(0)
    page.button_group(key=f"paper_said_{seat}_2_{project}_{FIT}").set_value(7.0)
    page.text_input(key=f"paper_why_{seat}_2_{project}_{FIT}").set_value("The discussion.")
    page.run()
    page.selectbox(key="paper_seat").set_value(other)
    page.button(key="paper_enter").click().run()
    assert store.state(SESSION).rounds[1].voices == {}
    page.selectbox(key="paper_seat").set_value(seat).run()
    page.button(key="paper_enter").click().run()
    assert list(store.state(SESSION).rounds[1].voices) == [seat]


def test_no_what_if_is_kept_that_nobody_has_seen(store: Store) -> None:
    """The slider moved and the button pressed at once keeps nothing; pressed again it keeps what is shown."""
    store.append(SESSION, "head", None, StageEntered(stage="portfolio"))
    page = drawn(_what_if)
    page.text_input(key="what_if_title").set_value("Less money")
    page.slider(key="what_if_budget").set_value(60_000)
    _keep(page)
    assert dict(store.state(SESSION).variants) == {}
    page.text_input(key="what_if_title").set_value("Less money")
    _keep(page)
    (variant,) = store.state(SESSION).variants.values()
    assert variant.budget == 60_000


def _keep(page: AppTest) -> None:
    next(each for each in page.button if each.label == say("session.what_if.keep", "en")).click().run()


def test_weights_are_not_saved_by_a_way_that_is_no_longer_chosen(store: Store) -> None:
    """The form of the way before, still in the page, saves nothing."""
    store.append(SESSION, "head", None, RoundOpened(round=2))
    page = drawn(_round)
    page.selectbox(key="pick_project").set_value("-weights").run()
    for field in page.text_input:
        field.set_value("10")
    page.button_group(key="seat:2:weighing").set_value("swing")
    next(each for each in page.button if each.proto.is_form_submitter).click().run()
    assert all(WEIGHTS not in voices for voices in store.state(SESSION).rounds[1].voices.values())
