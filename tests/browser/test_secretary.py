"""The secretary's page in a browser: from no session to sealed rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language, say
from tests.browser.conftest import ROOT, serving, tab_of
from tests.browser.test_access import Findings, findings
from tests.browser.test_desk import LOCALES
from tests.web.council_app import CASE

__all__ = ["findings"]
pytestmark = pytest.mark.browser
FIRST = next(iter(CASE.projects))


@dataclass(frozen=True)
class Room:
    """A page of a device, in its language."""

    page: Page
    language: Language

    def word(self, key: str, **facts: object) -> str:
        """Return words of a session."""
        return say(f"session.{key}", self.language, **facts)

    def settle(self) -> None:
        """Wait until the page is drawn and the script rests."""
        self.page.wait_for_selector(".stApp[data-test-script-state='notRunning']", state="attached")

    def button(self, key: str, **facts: object) -> Locator:
        """Return the shown button with some words."""
        named = self.page.get_by_role("button", name=self.word(key, **facts), exact=True)
        return named.filter(visible=True)

    def press(self, key: str, **facts: object) -> None:
        """Press a button."""
        self.settle()
        self.button(key, **facts).click()

    def tab(self, key: str) -> None:
        """Open a tab."""
        self.settle()
        self.page.get_by_role("tab", name=self.word(key), exact=True).click()

    def field(self, key: str) -> Locator:
        """Return the field below some words."""
        return self.page.get_by_label(self.word(key), exact=True).filter(visible=True)

    def choose(self, key: str, option: str) -> None:
        """Choose an option of a list by a part of its words."""
        self.settle()
        self.page.get_by_role("combobox", name=self.word(key), exact=True).filter(visible=True).click()
        self.page.get_by_role("option", name=re.compile(re.escape(option))).first.click()
        self.settle()

    def fits(self) -> bool:
        """Return whether the page scrolls in no direction but down, on a phone."""
        before = self.page.viewport_size
        self.page.set_viewport_size({"width": 390, "height": 844})
        self.page.wait_for_function("window.innerWidth === 390")
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if before is not None:
            self.page.set_viewport_size(before)
        return int(wide) <= 390


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_session_is_opened_and_sealed_by_one_person_without_a_command(
    tmp_path: Path, browser: Browser, findings: Findings, language: Language
) -> None:
    """From the pages of a case: seats by names, a refusal that keeps what was typed, the seal, and then the desk."""
    where = str(tmp_path / "s.sqlite")
    with serving(ROOT / "app.py", more={"APPRAISAL_STORE": where}) as address, Store.at(where) as store:
        tab = tab_of(browser, locale=LOCALES[language])
        room = Room(tab.page, language)
        tab.page.goto(f"{address}/meeting")
        expect(room.button("opening_page.press")).to_be_visible()
        room.settle()
        assert findings(tab.page) == []
        room.field("opening_page.name").fill("Olga Petrova")
        room.press("opening_page.press")
        expect(tab.page.get_by_role("tab", name=room.word("secretary_page.tab.rules"))).to_be_visible()
        (ending,) = store.endings()
        for role, names in (("chair", "Viktor Orlov"), ("expert", "Anna Ivanova\nBoris Smirnov")):
            room.choose("column.role", room.word(f"role.{role}"))
            room.field("secretary_page.seats.names").fill(names)
            room.press("secretary_page.seats.give_press")
            expect(tab.page.get_by_role("cell", name=names.splitlines()[-1])).to_be_visible()
        assert findings(tab.page) == []
        assert room.fits()
        room.tab("secretary_page.tab.rules")
        room.field("secretary_page.rules.majority").fill("2/3")
        room.press("desk_page.press.seal")
        expect(tab.page.locator("ul.problems").filter(visible=True)).to_be_visible()
        expect(room.field("secretary_page.rules.majority")).to_have_value("2/3")
        room.field("secretary_page.rules.majority").fill("1/2")
        room.press("desk_page.press.seal")
        expect(tab.page.get_by_role("tab", name=room.word("secretary_page.tab.paper"))).to_be_visible()
        room.settle()
        assert findings(tab.page) == []
        state = store.state(ending.session)
        assert state.stage == "seats"
        assert [each.name for each in state.members()] == ["Anna Ivanova", "Boris Smirnov"]
        assert not tab.complaints
        tab.page.context.close()
