"""The beginning of a whole meeting: upload, seats, seal, links, who comes in, and conflicts of interest."""

from __future__ import annotations

import json

from playwright.sync_api import expect

from appraisal.text import say
from tests.browser.device import WALL
from tests.browser.small_case import PROJECTS, workbook
from tests.browser.whole_meeting import EXPERTS, KEPT_FROM, NAMES, Meeting


def uploaded(meeting: Meeting) -> None:
    """The secretary uploads the workbook and opens a session on it."""
    secretary = meeting.device("secretary")
    page = secretary.page
    page.goto(f"{meeting.address}/upload")
    secretary.settle()
    page.set_input_files("input[type=file]", workbook(meeting.folder))
    expect(page.get_by_role("button", name=say("web.upload.go", meeting.language))).to_be_visible()
    secretary.picture("1-upload")
    secretary.go(secretary.word("opening_page.title"))
    secretary.field("opening_page.name").fill(NAMES["secretary"])
    secretary.press("opening_page.press")
    expect(page.get_by_role("tab", name=secretary.word("secretary_page.tab.rules"))).to_be_visible()
    (ending,) = meeting.store.endings()
    meeting.key = ending.session


def sealed(meeting: Meeting) -> None:
    """The secretary gives the seats and seals the rules as the workbook has them."""
    secretary = meeting.devices["secretary"]
    for role in ("chair", "deputy", "expert", "observer"):
        give(meeting, role, [name for seat, name in NAMES.items() if seat.startswith(role)])
    secretary.tab("secretary_page.tab.rules")
    secretary.picture("1-rules")
    secretary.press("desk_page.press.seal")
    expect(secretary.page.get_by_role("tab", name=secretary.word("secretary_page.tab.paper"))).to_be_visible()
    state = meeting.state()
    assert {key: each.name for key, each in state.seats.items()} == NAMES
    assert {each.key for each in state.sealed.projects} == set(PROJECTS)


def give(meeting: Meeting, role: str, names: list[str]) -> None:
    """Let the secretary give seats of a role to persons."""
    secretary = meeting.devices["secretary"]
    secretary.choose("column.role", secretary.word(f"role.{role}"))
    secretary.field("secretary_page.seats.names").fill("\n".join(names))
    secretary.press("secretary_page.seats.give_press")
    expect(secretary.page.get_by_role("cell", name=names[-1])).to_be_visible()


def links(meeting: Meeting, count: int) -> dict[str, str]:
    """Let the secretary make the links that are chosen; return them by name, once they are put away again."""
    secretary = meeting.devices["secretary"]
    secretary.press("secretary_page.links.press")
    cards = secretary.page.locator("ul.cards li")
    expect(cards).to_have_count(count)
    shown = {each.locator("strong").inner_text(): each.locator("small").inner_text() for each in cards.all()}
    secretary.press("secretary_page.links.away")
    expect(cards).to_have_count(0)
    return shown


def come_in(meeting: Meeting) -> None:
    """The secretary comes in by a link of a command, and hands out the links of all others, who take their seats."""
    secretary = meeting.devices["secretary"]
    told = json.loads(meeting.command("links", "--seat", "secretary", "--url", meeting.address, "--json"))
    secretary.take(told["links"][0]["link"])
    expect(secretary.page.locator(".strip")).to_be_visible()
    secretary.go(secretary.word("secretary_page.title"))
    secretary.tab("secretary_page.tab.seats")
    handed = links(meeting, len(NAMES))
    for seat, name in NAMES.items():
        if seat != "secretary":
            meeting.device(seat).take(handed[name])
    for device in meeting.devices.values():  # all of them at once, as at a meeting
        expect(device.page.locator(".strip")).to_be_visible()
    wall = meeting.devices["observer-1"]
    wall.page.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    wall.page.goto(f"{meeting.address}/wall?face=council&language={meeting.language}")
    secretary.go(secretary.word("desk_page.title"))
    for seat in ("chair", "deputy", *EXPERTS):
        arrives(meeting, NAMES[seat])
    meeting.pictures("2-seats")


def arrives(meeting: Meeting, name: str) -> None:
    """Let the secretary note at the desk who comes."""
    secretary = meeting.devices["secretary"]
    secretary.press("desk_page.seats.arrives", seat=name)
    expect(secretary.button("desk_page.seats.leaves", seat=name)).to_be_visible()


def conflicts(meeting: Meeting) -> None:
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
    meeting.pictures("2-conflicts")
    chair.press("desk_page.conflicts.stand")
    meeting.until(lambda state: state.conflicts["expert-3"][KEPT_FROM].ruled is True, "the ruling")
    meeting.follows()
    for seat in EXPERTS:  # from here on nothing of the project may reach the third one
        meeting.devices[seat].watched = True
    chair.press("desk_page.press.open_round", round=1)
