"""Hostile texts typed by hand, in the fields of a seat, a desk, the secretary and the record: they stay as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from appraisal.journal.council import as_case
from appraisal.journal.events.base import Event
from appraisal.journal.events.closing import MemoIssued, Signed
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.rating import Revealed, RoundClosed, RoundOpened
from appraisal.journal.events.voting import VariantKept, VoteCast
from appraisal.meeting.motions import motion_put
from appraisal.meeting.votes import vote_closed, vote_opened
from appraisal.store.sessions import Store
from appraisal.web.meeting.ballot_fields import OF
from tests.browser.conftest import ROOT, serving
from tests.browser.hostile import IMAGE, TEXTS, Typist
from tests.browser.test_desk import rated
from tests.journal.meeting import digest, named
from tests.web.council_app import CASE, SESSION, Served, council_app

pytestmark = pytest.mark.browser
FIRST, *_, LAST = CASE.projects
FIT = "sectoral_fit"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Return a session whose conflicts are to be ruled on, and its app."""
    with council_app(tmp_path) as opened:
        yield opened


def _tell(served: Served, seat: str, *events: Event) -> None:
    for each in events:
        served.store.append(SESSION, seat, seat if each.of_seat else None, each)


def _before_the_round(secretary: Typist, chair: Typist, member: Typist) -> None:
    """Seats, conflicts of interest and what is ruled on them."""
    secretary.look("/secretary", shows="Anna Ivanova")
    secretary.device.tab("secretary_page.tab.seats")
    secretary.type("give_names", press="give_press")
    secretary.unfold("secretary_page.seats.change")
    secretary.type("change_name", press="change_rename")
    secretary.type("change_reason", kept=False)
    secretary.unfold("secretary_page.seats.hand_over")
    secretary.type("hand_over_why", kept=False)

    member.look("/", shows=member.device.word("seat_page.conflicts.again"))
    member.device.press("seat_page.conflicts.again")
    groups = member.page.locator(".st-key-seat [data-testid='stButtonGroup']")
    expect(groups).to_have_count(len(CASE.projects))
    groups.last.locator("button").last.click()
    why = member.device.field("seat_page.conflicts.why")
    expect(why).to_be_visible()
    text = member.type(why, kept=False)
    member.device.press("seat_page.conflicts.save")
    member.waits(text)
    chair.look("/", shows=text)
    chair.type(f"ruling_anna_{LAST}", press=f"rule_stay_anna_{LAST}")
    chair.unfold("desk_page.conflicts.answer")
    chair.type("answer_reason", kept=False)


def _round(secretary: Typist, member: Typist, other: Typist) -> None:
    """Reasons of all kinds, a sheet of paper that is contested, minutes, a figure."""
    member.look(f"/?language=en&project={FIRST}", shows=member.device.word("seat_page.why"))
    member.device.answer("5")
    for _ in TEXTS:
        member.type(f"seat-1-{FIRST}-{OF}-why-{FIT}")

    secretary.device.tab("secretary_page.tab.paper")
    secretary.device.choose("secretary_page.paper.member", "Vera")
    secretary.device.choose("secretary_page.paper.witness", "deputy")
    sheet = secretary.type("paper_sheet_vera", kept=False)
    secretary.page.get_by_role("radio", name="7", exact=True).filter(visible=True).first.click()
    secretary.type(f"paper_why_vera_1_{FIRST}_{FIT}", press="paper_enter")
    secretary.waits(sheet)
    other.look(f"/?language=en&project={FIRST}", shows=other.device.word("seat_page.contest"))
    why = other.type(other.device.field("seat_page.contest_why"), kept=False)
    other.device.press("seat_page.contest")
    other.waits(why)
    other.hold()

    secretary.device.tab("secretary_page.tab.minutes")
    name = re.compile(f"^{re.escape(secretary.device.word('secretary_page.minutes.text'))}")
    secretary.type(secretary.page.get_by_role("textbox", name=name))
    secretary.device.tab("secretary_page.tab.figures")
    figure = secretary.page.locator("[class*='st-key-correct_reason_'] input").filter(visible=True)
    secretary.type(figure, kept=False)


def test_a_session_is_opened_with_hostile_words(tmp_path: Path, browser: Browser) -> None:
    """Its title and its secretary, then seats and rules, typed by whoever sits at the machine."""
    where = str(tmp_path / "s.sqlite")
    with serving(ROOT / "app.py", more={"APPRAISAL_STORE": where}) as address, Store.at(where) as store:
        typist = Typist(browser, address, store, cycle(TEXTS), seat="secretary", alone=True)
        typist.look("/meeting?language=en", shows=typist.device.word("opening_page.press"))
        title = typist.type("opening_title", kept=False)
        name = typist.type("opening_name", press="opening_press")
        typist.waits(title)
        typist.sees(name)
        for role in ("chair", "expert"):
            typist.device.choose("column.role", typist.device.word(f"role.{role}"))
            typist.sees(typist.type("give_names", press="give_press"))
        typist.device.tab("secretary_page.tab.rules")
        for rule in ("quorum", "tolerance", "present", "majority"):
            typist.type(f"rule_{rule}", kept=False)
        typist.device.press("desk_page.press.seal")
        expect(typist.page.locator("ul.problems").filter(visible=True)).to_be_visible()
        typist.close()


def test_what_is_typed_stays_text(served: Served, browser: Browser) -> None:
    """Each of twenty texts is kept and shown as it was typed: it runs nowhere, leads nowhere, breaks nothing."""
    texts = cycle(TEXTS)
    secretary, chair, deputy, member, other = (
        Typist(browser, served.address, served.store, texts, seat=each)
        for each in ("secretary", "chair", "deputy", "anna", "vera")
    )
    _before_the_round(secretary, chair, member)
    _tell(served, "chair", ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none")), RoundOpened(round=1))
    _round(secretary, member, other)
    other.close()
    for project in CASE.projects:
        _tell(served, "boris", rated(5.0, project))
    _tell(served, "chair", RoundClosed(round=1), Revealed(round=1), StageEntered(stage="portfolio"))
    chair.look("/what-if", shows=chair.device.word("what_if.keep"))
    title = chair.type(chair.device.field("what_if.name"), kept=False)
    chair.device.press("what_if.keep")
    chair.waits(title)
    _vote(served)
    chair.look("/", shows=chair.device.word("desk_page.votes.condition"))
    chair.unfold("desk_page.agenda.put_off")
    reasons = [chair.type("put_off_reason", press="put_off_press")]
    chair.unfold("desk_page.votes.annul")
    reasons.append(chair.type("annul_reason", press="annul_press"))
    chair.unfold("desk_page.votes.condition")
    due = chair.page.get_by_role("group", name=chair.device.word("desk_page.votes.due"), exact=True)
    due.get_by_role("spinbutton").first.click()
    chair.page.keyboard.type("20270301")
    reasons.append(chair.type("condition_text", press="condition_press"))
    chair.sees(*reasons[1:])
    member.look("/", shows=member.device.word("seat_page.dissent.title"))
    member.unfold("seat_page.dissent.title")
    dissent = member.type(member.device.field("seat_page.dissent.why"), kept=False)
    member.device.press("seat_page.dissent.save")
    member.waits(dissent)
    member.sees(dissent)
    member.close()
    deputy.look("/", shows=deputy.device.word("remote.chair.take"))
    deputy.unfold("remote.chair.take")
    deputy.type("chair_reason", press="chair_deputy")
    deputy.close()
    _sign(served)
    _record(secretary)
    for path in ("/", "/record", "/secretary"):
        secretary.look(path)
    for each in (secretary, chair):
        each.close()


def _vote(served: Served) -> None:
    """Put a motion and vote on it."""
    store = served.store
    _tell(served, "chair", VariantKept(variant="plain", title=named("Plain")), StageEntered(stage="decision"))
    state = store.state(SESSION)
    put = motion_put(as_case(CASE, state), state, motion="whole", title=named(IMAGE), variant="plain")
    _tell(served, "chair", put)
    opened = vote_opened(store.state(SESSION), vote="whole-1", motion="whole")
    _tell(served, "chair", opened)
    for seat in (each for each in opened.electorate if store.state(SESSION).seats[each].present):
        _tell(served, seat, VoteCast(vote="whole-1", choice="in_favour"))
    _tell(served, "chair", vote_closed(store.state(SESSION), "whole-1"))


def _sign(served: Served) -> None:
    """Issue a memo and sign it."""
    memo = MemoIssued(revision=1, files={"memo-en.html": digest("memo")}, before=None)
    _tell(served, "secretary", memo, Signed(revision=1))
    _tell(served, served.store.state(SESSION).presiding() or "chair", Signed(revision=1))


def _record(secretary: Typist) -> None:
    """A code that was noted, a filter, and an erratum."""
    secretary.look("/record", shows=secretary.device.word("record_page.memo.correct"))
    secretary.type("erratum_text", kept=False)
    secretary.type("erratum_of", press="erratum_press", kept=False)
    secretary.field("erratum_of").fill("3")
    secretary.type("erratum_text", press="erratum_press")
    secretary.device.tab("record_page.tab.check")
    secretary.type("check_codes", press="check_press", kept=False)
    secretary.device.tab("record_page.tab.journal")
    secretary.type("journal_from", kept=False)
