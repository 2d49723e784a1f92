"""A whole meeting in a browser for each seat, from the upload of a workbook to the signed memo, in both stores.

The secretary prepares alone at one machine, in its browser; then `appraisal serve --council` lets the others in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from appraisal.store.sessions import Store
from appraisal.text import say
from tests.browser.small_case import PROJECTS, workbook
from tests.browser.whole_meeting import EXPERTS, KEPT_FROM, NAMES, Meeting

pytestmark = pytest.mark.browser


@pytest.fixture(params=[("sqlite", "en"), ("postgresql", "ru")], ids=lambda given: given[0])
def meeting(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Iterator[Meeting]:
    """An empty store of either kind, and nobody there yet."""
    kind, language = request.param
    where = str(tmp_path / "s.sqlite") if kind == "sqlite" else request.getfixturevalue("in_postgres")
    with Store.at(where) as store:
        made = Meeting(browser, where, language, store, tmp_path)
        yield made
        made.close()


def test_a_whole_meeting(meeting: Meeting) -> None:
    """Each surface leads on to the next by what it shows, from a workbook to two signatures."""
    with meeting.served():
        _uploaded(meeting)
        _sealed(meeting)
    with meeting.served("--council", "--session", meeting.key):
        _come_in(meeting)
        _conflicts(meeting)
        _rated(meeting)
        _decided(meeting)
        _signed(meeting)


def _uploaded(meeting: Meeting) -> None:
    """The secretary uploads the workbook and opens a session on it."""
    secretary = meeting.device("secretary")
    page = secretary.page
    page.goto(f"{meeting.address}/upload")
    secretary.settle()
    page.set_input_files("input[type=file]", workbook(meeting.folder))
    expect(page.get_by_role("button", name=say("web.upload.go", meeting.language))).to_be_visible()
    secretary.go(secretary.word("opening_page.title"))
    secretary.field("opening_page.name").fill(NAMES["secretary"])
    secretary.press("opening_page.press")
    expect(page.get_by_role("tab", name=secretary.word("secretary_page.tab.rules"))).to_be_visible()
    (ending,) = meeting.store.endings()
    meeting.key = ending.session


def _sealed(meeting: Meeting) -> None:
    """The secretary gives the seats and seals the rules as the workbook has them."""
    secretary = meeting.devices["secretary"]
    for role in ("chair", "deputy", "expert", "observer"):
        names = [name for seat, name in NAMES.items() if seat.startswith(role)]
        secretary.choose("column.role", secretary.word(f"role.{role}"))
        secretary.field("secretary_page.seats.names").fill("\n".join(names))
        secretary.press("secretary_page.seats.give_press")
        expect(secretary.page.get_by_role("cell", name=names[-1])).to_be_visible()
    secretary.tab("secretary_page.tab.rules")
    secretary.press("desk_page.press.seal")
    expect(secretary.page.get_by_role("tab", name=secretary.word("secretary_page.tab.paper"))).to_be_visible()
    state = meeting.state()
    assert {key: each.name for key, each in state.seats.items()} == NAMES
    assert {each.key for each in state.sealed.projects} == set(PROJECTS)


def _come_in(meeting: Meeting) -> None:
    """The secretary comes in by a link of a command, and hands out the links of all others, who take their seats."""
    secretary = meeting.devices["secretary"]
    told = json.loads(meeting.command("links", "--seat", "secretary", "--url", meeting.address, "--json"))
    secretary.take(told["links"][0]["link"])
    expect(secretary.page.locator(".strip")).to_be_visible()
    secretary.go(secretary.word("secretary_page.title"))
    secretary.tab("secretary_page.tab.seats")
    secretary.press("secretary_page.links.press")
    cards = secretary.page.locator("ul.cards li")
    expect(cards).to_have_count(len(NAMES))
    links = {each.locator("strong").inner_text(): each.locator("small").inner_text() for each in cards.all()}
    secretary.press("secretary_page.links.away")
    expect(cards).to_have_count(0)
    for seat, name in NAMES.items():
        if seat != "secretary":
            meeting.device(seat).take(links[name])
    for device in meeting.devices.values():  # all of them at once, as at a meeting
        expect(device.page.locator(".strip")).to_be_visible()
    secretary.go(secretary.word("desk_page.title"))
    for seat in ("chair", "deputy", *EXPERTS):
        secretary.press("desk_page.seats.arrives", seat=NAMES[seat])
        expect(secretary.button("desk_page.seats.leaves", seat=NAMES[seat])).to_be_visible()


def _conflicts(meeting: Meeting) -> None:
    """Everybody answers; the chair rules on the one conflict, and opens the first round."""
    for seat in EXPERTS:
        meeting.declares(seat, conflict=seat == "expert-3")
    for seat in ("chair", "deputy"):
        device = meeting.devices[seat]
        device.unfold("desk_page.conflicts.answer")
        device.press("desk_page.conflicts.save")
    meeting.until(lambda state: len(state.conflicts) == 2 + len(EXPERTS), "conflicts of all")
    chair = meeting.devices["chair"]
    chair.field("desk_page.conflicts.ruling").fill("A close relative.")
    chair.press("desk_page.conflicts.stand")
    meeting.until(lambda state: state.conflicts["expert-3"][KEPT_FROM].ruled is True, "the ruling")
    chair.press("desk_page.press.open_round", round=1)


def _rated(meeting: Meeting) -> None:
    """The experts rate on their phones; the chair closes the round and reveals it."""
    chair = meeting.devices["chair"]
    for seat, points in zip(EXPERTS, (8, 3, 8), strict=True):
        asked = PROJECTS[:-1] if seat == "expert-3" else PROJECTS
        meeting.rates_all(seat, {each: points if each == PROJECTS[0] else 6 for each in asked})
        device = meeting.devices[seat]
        device.press("seat_page.finish")
        device.sees(device.word("seat_page.finished", round=1))
    chair.press("desk_page.press.close_round", round=1)
    chair.press("desk_page.press.reveal", round=1)


def _decided(meeting: Meeting) -> None:
    """The best portfolio is put and voted on from the phones."""
    chair = meeting.devices["chair"]
    for step in ("portfolio", "decision", "base_motion", "open_vote"):
        chair.press(f"desk_page.press.{step}")
    for seat, choice in zip(EXPERTS, ("in_favour", "in_favour", "against"), strict=True):
        meeting.devices[seat].press(f"seat_page.vote.{choice}")
    chair.press("desk_page.press.close_vote")
    vote = meeting.until(lambda state: state.votes["vote-1"].tally is not None, "the tally").votes["vote-1"]
    assert vote.tally is not None
    assert (vote.tally.in_favour, vote.tally.against, vote.tally.verdict) == (2, 1, "carried")


def _signed(meeting: Meeting) -> None:
    """The secretary issues the memo, and both sign it at their own seats."""
    secretary, chair = meeting.devices["secretary"], meeting.devices["chair"]
    secretary.press("desk_page.press.memo")
    meeting.until(lambda state: len(state.memos) == 1, "the memo")
    secretary.press("desk_page.press.sign")
    meeting.until(lambda state: state.signatures == {"secretary"}, "the secretary's signature")
    chair.press("desk_page.press.sign")
    expect(chair.button("desk_page.press.done")).to_be_visible()
    assert meeting.state().stage == "signed"
    assert meeting.state().signatures == {"secretary", "chair"}
