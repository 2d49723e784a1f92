"""Ten seats half-way through a ballot: whatever befalls the room, none of them loses a keystroke."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from appraisal.journal.events.rating import BallotCast
from tests.browser.relay import relayed
from tests.browser.room import FIT, HALF, PROJECTS, Seat, room_of, word
from tests.web.council_app import SESSION

pytestmark = pytest.mark.browser
EXPERTS = [f"expert-{number}" for number in range(10)]
REST = "son."


def test_ten_seats_half_way_through_a_ballot_lose_nothing(tmp_path: Path, browser: Browser) -> None:
    """While others save, the server is killed, wires are cut, pages are loaded again, left and asleep: all go on."""
    with room_of(tmp_path, EXPERTS) as room, relayed(room.port) as weak:
        seats = [Seat(browser, room, weak.port if at in (8, 9) else room.port, seat) for at, seat in enumerate(EXPERTS)]
        for at, each in enumerate(seats):  # one after another: a room does not come in within one second
            each.open()
            each.page.get_by_text("9", exact=True).wait_for()
            each.answer("5" if at != 6 else word("cannot_judge"))
            each.type(HALF)
        for points, project in enumerate(PROJECTS[1:3], start=3):
            cast = BallotCast(round=1, project=project, answers={FIT: float(points)}, replaces=0)
            room.store.append(SESSION, "anna", "anna", cast)
        asleep = seats[7].page.context.new_cdp_session(seats[7].page)
        asleep.send("Page.setWebLifecycleState", {"state": "frozen"})
        weak.cut()
        seats[9].type(" in the dark")
        room.kill()
        seats[0].type("!")
        room.start()
        weak.mend()
        asleep.send("Page.setWebLifecycleState", {"state": "active"})
        for each in seats[2:4]:
            each.page.reload(wait_until="commit")
        seats[4].page.goto("about:blank")
        seats[4].page.go_back(wait_until="commit")
        for each in seats[5:7]:
            each.page.reload(wait_until="commit")
        more = {0: "!", 9: " in the dark"}
        for at, each in enumerate(seats):
            each.reads(HALF + more.get(at, ""))
        for at, each in enumerate(seats):
            each.type(REST)
            each.page.get_by_label(word("why"), exact=True).blur()
            each.saved(answer=5.0 if at != 6 else "cannot_judge", why=HALF + more.get(at, "") + REST)
        for each in seats:
            each.close()
