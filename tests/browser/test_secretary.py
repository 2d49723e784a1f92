"""The pages of secretary and auditor in a browser: from no session to sealed rules, from paper to signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from appraisal import record_desk
from appraisal.access.door import Door
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.rating import Revealed, RoundClosed, RoundOpened
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language, say
from tests.browser.conftest import ROOT, serving, tab_of
from tests.browser.test_access import Findings, findings
from tests.browser.test_desk import LOCALES, declared, prepared
from tests.web.council_app import CASE, SESSION

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


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Store, str]]:
    """Return a served session with an open round, and its store."""
    where = str(tmp_path / "s.sqlite")
    with Store.at(where) as store:
        prepared(store)
        for seat in ("chair", "anna", "vera"):
            store.append(SESSION, seat, seat, declared(conflict=False))
        store.append(SESSION, "chair", None, RoundOpened(round=1))
        with serving(ROOT / "app.py", more={"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where}) as address:
            yield address, store, where


def at(browser: Browser, served: tuple[str, Store, str], seat: str, language: Language, path: str = "") -> Room:
    """Return a page of a seat that has opened its link."""
    address, store, _ = served
    (link,) = Door(store, SESSION).issue([seat], instead=False)
    page = tab_of(browser, locale=LOCALES[language]).page
    page.goto(link.address(address))
    page.get_by_role("button").click()
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']", state="attached")
    if path:
        page.goto(f"{address}/{path}")
    return Room(page, language)


def test_from_a_contested_paper_ballot_to_signatures_that_an_auditor_checks(
    served: tuple[str, Store, str], browser: Browser, findings: Findings
) -> None:
    """A member sees and contests what was typed; minutes outlive a reload; two seats sign; the noted code agrees."""
    address, store, where = served
    secretary = at(browser, served, "secretary", "en", "secretary")
    secretary.choose("secretary_page.paper.member", "Vera")
    secretary.choose("secretary_page.paper.witness", "deputy")
    secretary.field("secretary_page.paper.sheet").fill("12")
    secretary.page.get_by_role("radio", name="7", exact=True).filter(visible=True).first.click()
    secretary.press("secretary_page.paper.enter")
    expect(secretary.page.get_by_text(re.compile(r"^Saved: №\s"))).to_be_visible()
    assert findings(secretary.page) == []
    assert secretary.fits()

    member = at(browser, served, "vera", "ru")
    member.page.goto(f"{address}/?project={FIRST}&language=ru")
    why = member.page.get_by_label(member.word("seat_page.contest_why"))
    expect(why).to_be_visible()
    why.fill("В моём листе 8.")
    member.press("seat_page.contest")
    expect(why).to_have_count(0)
    assert not store.state(SESSION).rounds[0].voices["vera"]
    member.page.context.close()

    secretary.tab("secretary_page.tab.minutes")
    text = secretary.page.get_by_role("textbox", name=re.compile(f"^{secretary.word('secretary_page.minutes.text')}"))
    text.fill("The council met at ten.")
    secretary.page.reload()
    secretary.tab("secretary_page.tab.minutes")
    expect(text).to_have_value("The council met at ten.")
    expect(secretary.page.get_by_text(re.compile(r"^Saved: №\s")).filter(visible=True)).to_be_visible()
    assert store.state(SESSION).minutes["", ""] == "The council met at ten."
    assert findings(secretary.page) == []

    for event in (RoundClosed(round=1), Revealed(round=1), *map(_entered, ("portfolio", "decision"))):
        store.append(SESSION, "chair", None, event)
    secretary.page.goto(f"{address}/record")
    secretary.press("record_page.memo.issue", revision=1)
    secretary.press("record_page.memo.sign", role=secretary.word("role.secretary"), revision=1)
    chair = at(browser, served, "chair", "ru", "record")
    chair.press("record_page.memo.sign", role=chair.word("role.chair"), revision=1)
    expect(chair.button("record_page.memo.correct")).to_be_visible()
    assert findings(chair.page) == []
    assert store.state(SESSION).stage == "signed"
    chair.field("record_page.memo.concerns").fill("3")
    chair.field("record_page.memo.text").fill("Присутствовал и заместитель.")
    chair.press("record_page.memo.correct")
    secretary.press("record_page.memo.issue", revision=2)
    expect(secretary.page.get_by_text(re.compile(r"^Current: revision\s2"))).to_be_visible()
    with secretary.page.expect_download() as got:
        secretary.page.get_by_role("button", name="memo-en.html").first.click()
    issued = record_desk.issued_files(store, SESSION, 2, where=where)
    assert Path(got.value.path()).read_bytes() == issued["memo-en.html"]


def _entered(stage: str) -> StageEntered:
    return StageEntered(stage=stage)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_auditor_reads_the_journal_and_checks_noted_codes(
    served: tuple[str, Store, str], browser: Browser, findings: Findings, language: Language
) -> None:
    """Of a blind round it tells that something was said; a kind is chosen; a torn code is told, a noted one agrees."""
    _, store, _ = served
    auditor = at(browser, served, "auditor", language)
    noted = record_desk.headers(store, SESSION)[-1]
    expect(auditor.page.get_by_role("cell", name=re.compile(rf"^№\s{noted.seq}\s")).first).to_be_visible()
    auditor.settle()
    assert findings(auditor.page) == []
    assert auditor.fits()
    auditor.tab("record_page.tab.check")
    auditor.field("record_page.check.noted").fill("K7QX")
    auditor.press("record_page.check.press")
    expect(auditor.page.get_by_text(re.compile("K7QX")).filter(visible=True).last).to_be_visible()
    code = auditor.page.locator(".strip").inner_text().split("·")[-1].strip()
    auditor.field("record_page.check.noted").fill(code.lower())
    auditor.press("record_page.check.press")
    expect(auditor.page.get_by_text(auditor.word("verify.code_agree"))).to_be_visible()
    assert findings(auditor.page) == []
    auditor.page.context.close()
