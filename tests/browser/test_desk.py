"""The chair's desk: a meeting from its seats to a vote by buttons alone, while the experts answer on their devices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from appraisal.access.door import Door
from appraisal.documents.ballot import Said
from appraisal.journal.events.base import Event
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import BallotCast, Finished
from appraisal.journal.events.seats import Arrived
from appraisal.journal.events.voting import VoteCast
from appraisal.journal.kept_case import kept
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language, say
from tests.browser.conftest import ROOT, serving, tab_of
from tests.browser.test_access import Findings, findings
from tests.journal.meeting import EXPERTS, sealed
from tests.web.council_app import CASE, SESSION, on_the_sample

__all__ = ["findings"]
pytestmark = pytest.mark.browser
LOCALES: dict[Language, str] = {"en": "en-GB", "ru": "ru-RU"}
LAST = list(CASE.projects)[-1]


@dataclass(frozen=True)
class Desk:
    """A chair's page, and the store to which the experts' answers come."""

    page: Page
    store: Store
    language: Language

    def word(self, key: str, **facts: object) -> str:
        """Return words of the desk."""
        return say(f"session.desk_page.{key}", self.language, **facts)

    def button(self, key: str, **facts: object) -> Locator:
        """Return the button with some words."""
        return self.page.get_by_role("button", name=self.word(key, **facts), exact=True)

    def press(self, key: str, **facts: object) -> None:
        """Press a button twice, as an impatient chair does."""
        button = self.button(key, **facts)
        expect(button).to_be_enabled()
        self.settle()
        button.dblclick()

    def click(self, key: str, **facts: object) -> None:
        """Press a button once."""
        self.settle()
        self.button(key, **facts).click()

    def settle(self) -> None:
        """Wait until the page is drawn and the script rests."""
        self.page.wait_for_selector(".stApp[data-test-script-state='notRunning']", state="attached")

    def tell(self, seat: str, event: Event) -> None:
        """Save what an expert says on an own device."""
        self.store.append(SESSION, seat, seat if event.of_seat else None, event)

    def kinds(self, kind: str) -> int:
        """Return how many events of a kind the journal has."""
        return sum(b'"%s"' % kind.encode() in each.header for each in self.store.records(SESSION))


def prepared(store: Store) -> None:
    """Hold the meeting up to the sealed rules, with the experts in the room."""
    for step in sealed():
        store.append(SESSION, step.actor, step.for_seat, on_the_sample(step.event), case=kept(CASE))
    for seat in EXPERTS:
        store.append(SESSION, seat, seat, Arrived())


def declared(*, conflict: bool) -> ConflictDeclared:
    """Return answers on conflicts for every project: none, or one on the last."""
    answers = ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none"))
    if not conflict:
        return answers
    return ConflictDeclared(answers=answers.answers | {LAST: "conflict"}, reasons={LAST: "My brother works there."})


def rated(points: float, project: str) -> BallotCast:
    """Return a ballot on a project; the first expert's is far from the others'."""
    answers: dict[str, Said] = dict.fromkeys(
        (key for key, each in CASE.criteria.items() if each.rating is not None), points
    )
    return BallotCast(round=1, project=project, answers=answers, replaces=0)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[str, Store]]:
    """Return a served session whose rules are sealed, and its store."""
    where = str(tmp_path / "s.sqlite")
    with Store.at(where) as store:
        prepared(store)
        with serving(ROOT / "app.py", more={"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where}) as served:
            yield served, store


def at_desk(browser: Browser, served: str, store: Store, language: Language, seat: str, *, width: int = 1280) -> Desk:
    """Return the desk of a seat that has opened its link."""
    (link,) = Door(store, SESSION).issue([seat], instead=False)
    page = tab_of(browser, locale=LOCALES[language], width=width).page
    page.goto(link.address(served))
    page.get_by_role("button").click()
    desk = Desk(page, store, language)
    expect(page.get_by_role("heading", name=desk.word("next"), exact=True)).to_be_visible()
    return desk


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chair_leads_the_meeting_by_buttons_alone(
    address: tuple[str, Store], browser: Browser, findings: Findings, language: Language
) -> None:
    """From conflicts to a verdict; a grey button says whom it waits for, and a double press does a thing once."""
    served, store = address
    desk = at_desk(browser, served, store, language, "chair")
    desk.page.goto(f"{served}/desk?language={language}")
    expect(desk.button("press.open_round", round=1)).to_be_disabled()
    expect(desk.page.locator("p.warn")).to_contain_text("Anna Ivanova")
    desk.page.get_by_text(desk.word("conflicts.answer"), exact=True).click()
    desk.click("conflicts.save")
    expect(desk.page.get_by_role("link", name=say("web.page.ranking", language))).to_be_visible()
    for seat in EXPERTS:
        desk.tell(seat, declared(conflict=seat == "gleb"))
    expect(desk.page.locator(".stMain")).to_contain_text("My brother works there.")
    expect(desk.button("press.open_round", round=1)).to_be_disabled()
    desk.page.get_by_label(desk.word("conflicts.ruling")).fill("A close relative.")
    desk.click("conflicts.stand")
    expect(desk.page.locator(".stMain")).to_contain_text(desk.word("conflicts.aside"))
    desk.press("press.open_round", round=1)
    expect(desk.button("press.close_round", round=1)).to_be_disabled()
    expect(desk.button("press.open_round", round=1)).to_have_count(0)
    desk.settle()
    assert findings(desk.page) == []
    for points, seat in zip((1.0, 5.0, 6.0, 6.0), EXPERTS, strict=True):
        for project in CASE.projects:
            if (seat, project) != ("gleb", LAST):
                desk.tell(seat, rated(points, project))
        desk.tell(seat, Finished(round=1))
    desk.press("press.close_round", round=1)
    desk.press("press.reveal", round=1)
    expect(desk.button("press.next_round", round=2)).to_be_enabled()
    expect(desk.page.get_by_text(say("meeting.agenda.whole_room", language))).to_be_visible()
    desk.click("agenda.call")
    desk.click("agenda.close")
    desk.press("press.portfolio")
    desk.press("press.decision")
    desk.press("press.base_motion")
    desk.press("press.open_vote")
    expect(desk.button("press.close_vote")).to_be_disabled()
    for seat in EXPERTS:
        desk.tell(seat, VoteCast(vote="vote-1", choice="in_favour"))
    desk.press("press.close_vote")
    expect(desk.button("press.memo")).to_be_disabled()
    expect(desk.button("press.close_vote")).to_have_count(0)
    desk.settle()
    assert findings(desk.page) == []
    for kind in ("round_opened", "round_closed", "revealed", "motion_put", "vote_opened", "vote_closed"):
        assert desk.kinds(kind) == 1, kind
    state = store.state(SESSION)
    assert state.recused("gleb", LAST)
    tally = state.votes["vote-1"].tally
    assert tally is not None
    assert tally.verdict == "carried"
    desk.page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_person_is_chair_and_secretary_at_one_machine(tmp_path: Path, browser: Browser, language: Language) -> None:
    """Alone, each button acts for the seat that may; departures are noted, and those present are called by roll."""
    where = str(tmp_path / "s.sqlite")
    environment = {"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where, "APPRAISAL_ALONE": "1"}
    with Store.at(where) as store:
        prepared(store)
        for seat in EXPERTS:
            store.append(SESSION, "secretary", seat, declared(conflict=False))
        with serving(ROOT / "app.py", more=environment) as served:
            page = tab_of(browser, locale=LOCALES[language]).page
            page.goto(served)
            desk = Desk(page, store, language)
            desk.click("seats.leaves", seat="Anna Ivanova")
            expect(desk.button("seats.arrives", seat="Anna Ivanova")).to_be_visible()
            role = say("session.role.chair", language)
            expect(page.locator(".stMain")).to_contain_text(desk.word("as", role=role))
            desk.press("press.open_round", round=1)
            expect(desk.button("press.close_round", round=1)).to_be_disabled()
            for seat in EXPERTS:
                for project in CASE.projects:
                    desk.tell(seat, rated(5.0, project))
            desk.settle()
            page.get_by_text(desk.word("early"), exact=True).click()
            desk.click("press.close_round_now", round=1)
            for step in ("reveal", "portfolio", "decision", "base_motion", "open_vote"):
                desk.press(f"press.{step}", **({"round": 1} if step == "reveal" else {}))
            expect(desk.button("press.close_vote")).to_be_disabled()
            desk.settle()
            page.get_by_text(desk.word("votes.roll"), exact=True).click()
            for button in page.get_by_role("radio", name=desk.word("votes.in_favour"), exact=True).all():
                button.click()
            desk.click("votes.record")
            desk.press("press.close_vote")
            expect(desk.button("press.memo")).to_be_enabled()
            page.context.close()
        vote = store.state(SESSION).votes["vote-1"]
        assert vote.tally is not None
        assert (vote.tally.verdict, vote.tally.in_favour) == ("carried", len(EXPERTS) - 1)
