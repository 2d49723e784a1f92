"""The page of an expert's device as a phone shows it: a whole meeting of one seat, while others save."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from appraisal.documents.ballot import Said
from appraisal.journal.events.agenda import Item, ItemCalled
from appraisal.journal.events.opening import StageEntered
from appraisal.journal.events.rating import (
    BallotCast,
    Cell,
    PaperBallot,
    Revealed,
    RoundClosed,
    RoundOpened,
)
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from appraisal.journal.events.voting import MotionPut, Pinned, VariantKept, VoteCast, VoteClosed, VoteOpened
from appraisal.journal.session import Session
from appraisal.journal.steps.voting import tallies
from appraisal.text import LANGUAGES, Language, say
from tests.browser.conftest import Tab, tab_of
from tests.browser.test_access import Findings, findings
from tests.browser.test_council import LOCALES
from tests.journal.meeting import SIMPLE, named
from tests.web.council_app import CASE, SESSION, Served, council_app

pytestmark = pytest.mark.browser
__all__ = ["findings"]
PROJECTS = list(CASE.projects)
FIT = "sectoral_fit"
CONFLICTED = PROJECTS[-2]
THUMB = 44  # px, the least that a thumb hits


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A session before its first round, with an expert who has not said anything yet."""
    with council_app(tmp_path) as app:
        app.store.append(SESSION, "secretary", "dana", Seated(role="expert", person="dana"))
        app.store.append(SESSION, "secretary", "dana", SeatNamed(name="Dana Petrova"))
        app.store.append(SESSION, "dana", "dana", Arrived())
        yield app


def word(key: str, language: Language, **facts: object) -> str:
    """Return the words of the page."""
    return say(f"session.seat_page.{key}", language, **facts)


class Phone:
    """A phone that holds a seat: what it presses, and what the journal has of it."""

    def __init__(self, browser: Browser, served: Served, seat: str, language: Language = "en") -> None:
        self.tab: Tab = tab_of(browser, width=390, height=844, locale=LOCALES[language])
        self.page: Page = self.tab.page
        self.served, self.seat, self.language = served, seat, language
        (link,) = served.door.issue([seat], instead=False)
        self.page.goto(link.address(served.address))
        self.page.get_by_role("button").click()
        self.page.wait_for_selector(".st-key-seat")

    def state(self) -> Session:
        """Return the session as of now."""
        return self.served.store.state(SESSION)

    def press(self, key: str, **facts: object) -> None:
        """Press the button with some words."""
        self.page.get_by_role("button", name=word(key, self.language, **facts), exact=True).click()

    def answer(self, said: str) -> None:
        """Press an answer of the project at hand, once the one before has gone."""
        button = self.page.locator(".st-key-seat [data-testid='stButtonGroup']").get_by_text(said, exact=True)
        expect(button).to_have_count(1)
        button.click()

    def sees(self, text: str) -> None:
        """Wait until the page shows a text."""
        expect(self.page.locator(".st-key-seat")).to_contain_text(text)

    def saved(self, project: str, *, answer: Said, why: str | None = None) -> None:
        """Wait until the journal has an answer of the seat and the page shows the number of its save."""
        for _ in range(600):
            voice = self.state().rounds[-1].voices.get(self.seat, {}).get(project)
            if voice is not None and (voice.answers.get(FIT), voice.reasons.get(FIT)) == (answer, why):
                self.sees(word("saved", self.language, receipt=f"№ {voice.seq} "))
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"not saved: {project} {answer} {why}")

    def reason(self) -> Locator:
        """Return the box for the reason."""
        return self.page.get_by_label(word("why", self.language), exact=True)

    def declare(self) -> None:
        """Answer on conflicts: one, and none on all others."""
        groups = self.page.locator(".st-key-seat [data-testid='stButtonGroup']")
        expect(groups).to_have_count(len(PROJECTS))
        for at, project in enumerate(PROJECTS):
            groups.nth(at).locator("button").nth(int(project == CONFLICTED)).click()
        self.page.get_by_label(word("conflicts.why", self.language)).fill("My brother owns it.")
        self.press("conflicts.save")
        self.sees(word("wait.seats", self.language))

    def rest(self) -> None:
        """Wait until the page is drawn and nothing on it fades."""
        self.page.mouse.move(1, 1)
        self.page.locator(".st-key-seat button").first.wait_for()
        self.page.locator(".stApp[data-test-script-state='notRunning']").wait_for()
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('.stMain *')].every(each => each.getAnimations().length === 0 "
            "&& getComputedStyle(each).opacity !== '0.33')"
        )

    def grave(self, findings: Findings) -> list[str]:
        """Return what axe finds on the page at rest."""
        self.rest()
        return findings(self.page)

    def fits(self) -> None:
        """Hold the page to its width and to buttons that a thumb hits."""
        self.rest()
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.page.viewport_size["width"]  # type: ignore[index]
        sizes = self.page.locator(".st-key-seat button:visible").evaluate_all(
            "all => all.map(each => [each.innerText, each.getBoundingClientRect()])"
            ".map(([text, box]) => [text, box.height, box.width])"
        )
        assert sizes
        assert [each for each in sizes if min(each[1:]) < THUMB] == []


def _voted(state: Session) -> VoteClosed:
    whole, free = tallies(state, "whole-1")
    return VoteClosed(vote="whole-1", tally=whole, without_conflicted=free)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seat_holds_its_whole_meeting_on_a_phone(
    served: Served, browser: Browser, language: Language, findings: Findings, tmp_path: Path
) -> None:
    """Conflicts, two ratings, an abstention, finished, round 2 on one cell with its reason, a vote and its tally."""
    phone, store = Phone(browser, served, "dana", language), served.store
    phone.fits()
    assert phone.grave(findings) == []
    phone.declare()
    said = phone.state().conflicts["dana"]
    assert {key for key, each in said.items() if each.declared == "conflict"} == {CONFLICTED}
    assert said[CONFLICTED].reason == "My brother owns it."

    store.append(SESSION, "chair", None, RoundOpened(round=1))
    answers: tuple[tuple[str, Said], ...] = (("7", 7.0), ("4", 4.0), (word("abstains", language), "abstains"))
    for project, (button, answer) in zip(PROJECTS, answers, strict=False):
        phone.sees(CASE.projects[project].name.to(language))
        phone.answer(button)
        phone.saved(project, answer=answer)
        phone.fits()
        phone.page.screenshot(path=tmp_path / f"{language}-{project}.png")
        assert phone.grave(findings) == []
        phone.press("next")
        expect(phone.page.locator(".st-key-seat h2")).not_to_have_text(CASE.projects[project].name.to(language))
    assert set(phone.state().rounds[-1].voices["dana"]) == set(PROJECTS[:3])
    phone.press("finish")
    phone.sees(word("finished", language, round=1))
    phone.press("go_on")
    phone.press("finish")
    phone.sees(word("finished", language, round=1))

    store.append(SESSION, "chair", None, RoundClosed(round=1))
    store.append(SESSION, "chair", None, Revealed(round=1))
    phone.sees(word("wait.rating", language))
    store.append(SESSION, "chair", None, RoundOpened(round=2, cells=(Cell(project=PROJECTS[1], criterion=FIT),)))
    phone.sees(word("before", language, said="4"))
    phone.answer("6")
    phone.sees(word("unsaved.change", language))
    assert "dana" not in phone.state().rounds[-1].voices
    phone.reason().fill("The discussion.")
    phone.reason().blur()
    phone.saved(PROJECTS[1], answer=6.0, why="The discussion.")
    assert phone.grave(findings) == []
    store.append(SESSION, "chair", None, RoundClosed(round=2))
    store.append(SESSION, "chair", None, Revealed(round=2))

    electorate = tuple(each.key for each in phone.state().members())
    option = CASE.projects[PROJECTS[0]].options[0].key
    for actor, event in (
        ("chair", StageEntered(stage="portfolio")),
        ("secretary", VariantKept(variant="base", title=named("Base"))),
        ("chair", StageEntered(stage="decision")),
        (
            "chair",
            MotionPut(
                motion="whole",
                title=named("Base"),
                variant="base",
                amends=None,
                portfolio=(Pinned(project=PROJECTS[0], option=option),),
            ),
        ),
        (
            "chair",
            VoteOpened(
                vote="whole-1",
                motion="whole",
                on="portfolio",
                question=named("Shall it pass?"),
                projects=(),
                electorate=electorate,
                aside=(),
                majority=SIMPLE,
            ),
        ),
    ):
        store.append(SESSION, actor, None, event)
    phone.sees("Shall it pass?")
    phone.fits()
    assert phone.grave(findings) == []
    phone.press("vote.in_favour")
    phone.sees(word("vote.voted", language, choice=word("vote.in_favour", language)))
    assert phone.state().votes["whole-1"].votes == {"dana": "in_favour"}
    store.append(SESSION, "anna", "anna", VoteCast(vote="whole-1", choice="against"))
    store.append(SESSION, "boris", "boris", VoteCast(vote="whole-1", choice="in_favour"))
    store.append(SESSION, "chair", None, _voted(phone.state()))
    phone.sees(say("meeting.tally.carried", language))
    phone.page.context.close()


def _rating(phone: Phone) -> None:
    """Bring a phone to the first project of an open round."""
    phone.declare()
    phone.served.store.append(SESSION, "chair", None, RoundOpened(round=1))
    phone.page.get_by_text("9", exact=True).wait_for()


def test_nothing_of_a_project_reaches_a_seat_that_stands_aside(served: Served, browser: Browser) -> None:
    """Its title is not in the page, and an address that names it leads elsewhere; the other projects can be rated."""
    phone = Phone(browser, served, "dana")
    _rating(phone)
    frames: list[bytes] = []
    phone.page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived", lambda frame: frames.append(frame if isinstance(frame, bytes) else frame.encode())
        ),
    )
    phone.page.goto(f"{served.address}/?language=en&project={CONFLICTED}")
    phone.page.get_by_text("9", exact=True).wait_for()
    title = CASE.projects[CONFLICTED].name.en
    assert title not in phone.page.content()
    assert title.encode() not in b"".join(frames)
    assert CASE.projects[PROJECTS[0]].name.en.encode() in b"".join(frames)
    phone.answer("9")
    phone.saved(PROJECTS[0], answer=9.0)
    phone.page.context.close()


def test_others_saves_leave_a_half_typed_reason_alone_and_a_reload_comes_back(served: Served, browser: Browser) -> None:
    """A reason that nobody has sent yet survives three saves of others and a call of the chair; F5 keeps the place."""
    phone, store = Phone(browser, served, "dana"), served.store
    _rating(phone)
    phone.press("next")
    phone.sees(CASE.projects[PROJECTS[1]].name.en)
    phone.answer("5")
    phone.saved(PROJECTS[1], answer=5.0)
    phone.reason().press_sequentially("Half of a rea")
    for points, seat in enumerate(("anna", "boris", "vera"), start=1):
        cast = BallotCast(round=1, project=PROJECTS[1], answers={FIT: float(points)}, replaces=0)
        seq = store.append(SESSION, seat, seat, cast).entry.seq
        expect(phone.page.locator(".strip")).to_contain_text(f"№ {seq} ")
    store.append(SESSION, "chair", None, ItemCalled(item=Item(of="project", key=PROJECTS[3])))
    phone.sees(word("called", "en", title=CASE.projects[PROJECTS[3]].name.en))
    expect(phone.reason()).to_have_value("Half of a rea")
    phone.reason().press_sequentially("son.")
    phone.reason().blur()
    phone.saved(PROJECTS[1], answer=5.0, why="Half of a reason.")
    phone.page.reload()
    expect(phone.reason()).to_have_value("Half of a reason.")
    phone.sees(CASE.projects[PROJECTS[1]].name.en)
    phone.page.context.close()


def test_a_second_tab_overwrites_nothing(served: Served, browser: Browser) -> None:
    """Where the seat saved another answer in another tab, both are shown, and the seat chooses which holds."""
    phone = Phone(browser, served, "dana")
    _rating(phone)
    phone.answer("3")
    phone.saved(PROJECTS[0], answer=3.0)
    replaces = phone.state().rounds[-1].voices["dana"][PROJECTS[0]].seq
    other = BallotCast(round=1, project=PROJECTS[0], answers={FIT: 8.0}, replaces=replaces)
    served.store.append(SESSION, "dana", "dana", other)
    phone.sees(word("newer", "en", saved="8", typed="3"))
    phone.press("save_mine")
    phone.saved(PROJECTS[0], answer=3.0)
    phone.page.context.close()


def test_a_sheet_typed_for_the_seat_is_shown_and_contested(served: Served, browser: Browser) -> None:
    """What the secretary typed from paper is told with its answer; contested with a reason, it no longer counts."""
    phone = Phone(browser, served, "dana")
    _rating(phone)
    sheet = PaperBallot(round=1, project=PROJECTS[0], answers={FIT: 2.0}, replaces=0, sheet="12", witness="deputy")
    seq = served.store.append(SESSION, "secretary", "dana", sheet).entry.seq
    phone.sees(word("typed.paper_ballot", "en", said="2", seq=seq))
    phone.press("contest")
    phone.sees(word("unsaved.contest", "en"))
    phone.page.get_by_label(word("contest_why", "en")).fill("My sheet says 8.")
    phone.press("contest")
    expect(phone.page.locator(".st-key-seat")).not_to_contain_text(word("contest", "en"))
    assert PROJECTS[0] not in phone.state().rounds[-1].voices["dana"]
    phone.page.context.close()
