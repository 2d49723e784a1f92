"""The middle of a whole meeting: two rounds, what was acknowledged before a kill, a sheet of paper, a late member."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.small_case import PROJECTS
from tests.browser.whole_meeting import CASE, FIT, KEPT_FROM, LATE, NAMES, Meeting
from tests.browser.whole_opening import arrives, give, links

FIRST, SECOND, *REST = PROJECTS


def half_rated(meeting: Meeting) -> None:
    """Two experts are in the middle of their ballots, each at another place."""
    meeting.rates_all("expert-1", {FIRST: 8, SECOND: 7})
    meeting.rates("expert-2", FIRST, 3)
    meeting.devices["expert-2"].press("seat_page.next")
    meeting.is_at("expert-2", SECOND)
    meeting.pictures("3-blind")


def back_after_the_kill(meeting: Meeting) -> None:
    """Everybody is back by itself, at the same place, with all that was acknowledged; the ballots go on."""
    meeting.rates("expert-2", SECOND, 6)
    meeting.follows()
    voices = meeting.state().rounds[0].voices
    said = {seat: {key: each.answers[FIT] for key, each in of.items()} for seat, of in voices.items()}
    assert said == {"expert-1": {FIRST: 8.0, SECOND: 7.0}, "expert-2": {FIRST: 3.0, SECOND: 6.0}}
    anna = meeting.devices["expert-1"]
    expect(anna.page.locator(".st-key-seat h2")).to_have_text(CASE.projects[SECOND].name.to(meeting.language))
    expect(anna.page.get_by_role("radio", name="7", exact=True, checked=True)).to_be_visible()
    meeting.pictures("3-back", "expert-1", "chair", "observer-1")
    for seat in ("expert-1", "expert-2"):
        meeting.devices[seat].press("seat_page.next")
        meeting.rates_all(seat, dict.fromkeys(REST, 6))
        meeting.finishes(seat)


def contested(meeting: Meeting) -> None:
    """The secretary types a sheet with a witness; its member is shown it, contests it, and answers on the phone."""
    secretary, vera = meeting.devices["secretary"], meeting.devices["expert-3"]
    secretary.go(secretary.word("secretary_page.title"))
    secretary.choose("secretary_page.paper.member", NAMES["expert-3"])
    secretary.choose("secretary_page.paper.witness", NAMES["deputy"])
    secretary.field("secretary_page.paper.sheet").fill("12")
    secretary.page.get_by_role("radio", name="2", exact=True).filter(visible=True).first.click()
    secretary.press("secretary_page.paper.enter")
    state = meeting.until(lambda state: FIRST in state.rounds[0].voices.get("expert-3", {}), "the sheet of paper")
    typed = state.rounds[0].voices["expert-3"][FIRST]
    assert (typed.form, typed.answers) == ("paper_ballot", {FIT: 2.0})
    vera.sees(vera.word("seat_page.typed.paper_ballot", said="2", seq=typed.seq))
    meeting.pictures("4-paper", "secretary", "expert-3")
    vera.field("seat_page.contest_why").fill("My sheet says 8.")
    vera.press("seat_page.contest")
    meeting.until(lambda state: not state.rounds[0].voices["expert-3"], "the contest")
    meeting.rates_all("expert-3", {each: 8 for each in PROJECTS if each != KEPT_FROM})
    meeting.finishes("expert-3")


def comes_late(meeting: Meeting) -> None:
    """A member whose seat is given in the middle of the round comes in, and waits for the next one."""
    secretary, (seat, name) = meeting.devices["secretary"], LATE
    secretary.tab("secretary_page.tab.seats")
    give(meeting, "expert", [name])
    secretary.choose("secretary_page.links.of", name)
    late = meeting.device(seat)
    late.take(links(meeting, 1)[name])
    meeting.declares(seat)
    late.sees(late.word("seat_page.late", round=1))
    meeting.pictures("4-late", "secretary", seat)
    secretary.go(secretary.word("desk_page.title"))
    arrives(meeting, name)


def taken_over(meeting: Meeting) -> None:
    """The chair's browser is gone: the deputy takes the chair on an own device, closes the round and reveals it."""
    meeting.devices.pop("chair").page.context.close()
    deputy, wall = meeting.devices["deputy"], meeting.devices["observer-1"]
    takes_the_chair(meeting, "deputy", "The chair's laptop is gone.")
    deputy.press("desk_page.press.close_round", round=1)
    deputy.press("desk_page.press.reveal", round=1)
    expect(wall.page.locator(".scene.ranking .chart")).to_be_visible()
    meeting.pictures("5-reveal")


def takes_the_chair(meeting: Meeting, seat: str, reason: str) -> None:
    """Let chair or deputy take the chair at the own desk."""
    device = meeting.devices[seat]
    device.unfold("remote.chair.take")
    device.field("remote.chair.reason").fill(reason)
    device.press("remote.chair.take")
    meeting.until(lambda state: state.presiding() == seat, f"the {seat} in the chair")


def rated_again(meeting: Meeting) -> None:
    """An item is called and seen on the wall; round 2 asks what is on the agenda, the late member too."""
    deputy, wall = meeting.devices["deputy"], meeting.devices["observer-1"]
    deputy.press("desk_page.agenda.call")
    expect(wall.page.locator(".scene.item .chart")).to_be_visible()
    meeting.pictures("6-item")
    deputy.press("desk_page.agenda.close")
    deputy.press("desk_page.press.next_round", round=2)
    state = meeting.until(lambda state: len(state.rounds) == 2, "round 2")
    assert {project for project, _ in state.rounds[1].cells or ()} == {FIRST}
    meeting.rates(LATE[0], FIRST, 6)
    for seat in ("expert-1", "expert-2", "expert-3", LATE[0]):
        meeting.finishes(seat)
    meeting.pictures("6-again")
    deputy.press("desk_page.press.close_round", round=2)
    deputy.press("desk_page.press.reveal", round=2)
    expect(deputy.button("desk_page.press.portfolio")).to_be_visible()
    meeting.follows()


def discussed_aside(meeting: Meeting) -> None:
    """The project of the recused member is discussed: the own phone tells that it stands aside, and not from what."""
    deputy, vera = meeting.devices["deputy"], meeting.devices["expert-3"]
    deputy.choose("desk_page.agenda.item", CASE.projects[KEPT_FROM].brief.to(meeting.language))
    deputy.press("desk_page.agenda.call")
    expect(meeting.devices["observer-1"].page.locator(".scene.item .chart")).to_be_visible()
    vera.sees(vera.word("seat_page.item_aside"))
    meeting.pictures("6-aside", "expert-3", "observer-1")
    deputy.press("desk_page.agenda.close")
    expect(vera.page.locator("body")).not_to_contain_text(vera.word("seat_page.item_aside"))
