"""A seat that goes its own way: it follows an item, or stays where it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from appraisal.journal.events.agenda import Item, ItemCalled, ItemClosed
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import RoundOpened
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from tests.browser.test_access import findings
from tests.browser.test_seat import PROJECTS, Phone, word
from tests.web.council_app import CASE, SESSION, Served, council_app

pytestmark = pytest.mark.browser
__all__ = ["findings"]
SEATS = {"dana": "Dana Petrova", "emil": "Emil Orlov"}
CRITERIA = CASE.criteria_set.criteria


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A session in its first round, with two experts who have no conflict and have not said anything else."""
    with council_app(tmp_path_factory.mktemp("apart")) as app:
        for seat, name in SEATS.items():
            app.store.append(SESSION, "secretary", seat, Seated(role="expert", person=seat))
            app.store.append(SESSION, "secretary", seat, SeatNamed(name=name))
            app.store.append(SESSION, seat, seat, Arrived())
            app.store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(PROJECTS, "none")))
        app.store.append(SESSION, "chair", None, RoundOpened(round=1))
        yield app


def _call(served: Served, at: int) -> str:
    """Call a project and return its title."""
    key = PROJECTS[at]
    served.store.append(SESSION, "chair", None, ItemCalled(item=Item(of="project", key=key)))
    return CASE.projects[key].name.en


def test_a_seat_follows_the_item_or_stays(served: Served, browser: Browser) -> None:
    """Without a half filled form the page goes to what is called; it can go back and stay, and follow again."""
    phone = Phone(browser, served, "dana")
    head = phone.page.locator(".st-key-seat h2")
    expect(head).to_have_text(CASE.projects[PROJECTS[0]].name.en)
    title = _call(served, 2)
    expect(head).to_have_text(title)
    phone.sees(word("followed", "en", title=title))
    phone.fits()
    phone.press("stay")
    expect(head).to_have_text(CASE.projects[PROJECTS[0]].name.en)
    served.store.append(SESSION, "chair", None, ItemClosed(item=Item(of="project", key=PROJECTS[2])))
    title = _call(served, 3)
    phone.sees(word("called", "en", title=title))
    expect(head).to_have_text(CASE.projects[PROJECTS[0]].name.en)
    phone.press("go_there")
    expect(head).to_have_text(title)
    phone.page.context.close()
