"""A whole meeting in a browser for each seat, from a workbook to the signed memo, in both kinds of store.

Chair, deputy, experts and the wall are pressed and seen. What the secretary notes comes as from the commands: seats and
rules, arrivals, the deputy's answer on conflicts, a sheet of paper, a seat that is given late, the chair handed over,
the memo and the second signature.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from typer.testing import CliRunner

from appraisal import desk, session_desk
from appraisal.access.door import Door
from appraisal.cli.main import program
from appraisal.journal.events.base import Event, Role
from appraisal.journal.events.closing import Signed
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.opening import Opened
from appraisal.journal.events.rating import PaperBallot
from appraisal.journal.events.seats import Arrived, ChairHandedOver, Seated, SeatNamed
from appraisal.journal.sealing import seal
from appraisal.journal.session import Session
from appraisal.report.votes import counts_sentence, tally_sentence
from appraisal.store.sessions import Store
from appraisal.text import Language
from tests.browser.conftest import free_port, running
from tests.browser.device import PHONE, WALL, WIDE, Device
from tests.browser.small_case import PROJECTS, small_case, workbook
from tests.browser.test_access import Findings, findings
from tests.journal.meeting import RULES

__all__ = ["findings"]
pytestmark = pytest.mark.browser
CASE = small_case()
FIT, KEPT_FROM = "sectoral_fit", PROJECTS[-1]  # what is rated, and the project from which a member stands aside
SESSION = "four-1"
EXPERTS = ("expert-1", "expert-2", "expert-3")
SEATS: dict[str, tuple[Role, str]] = {
    "chair": ("chair", "Viktor Orlov"),
    "deputy": ("deputy", "Darya Kim"),
    "expert-1": ("expert", "Anna Ivanova"),
    "expert-2": ("expert", "Boris Smirnov"),
    "expert-3": ("expert", "Vera Sokolova"),
    "observer-1": ("observer", "Gallery"),
}
LATE = ("expert-4", "Lev Petrov")
MOST_SECONDS = 120


@dataclass
class Council:
    """A session in a store, its server, and the devices of its seats by seat."""

    browser: Browser
    where: str
    language: Language
    session: str
    store: Store
    folder: Path
    port: int = field(default_factory=free_port)
    devices: dict[str, Device] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Beginning of its addresses."""
        return f"http://127.0.0.1:{self.port}"

    def state(self) -> Session:
        """Return the session as of now."""
        return self.store.state(self.session)

    def command(self) -> list[str]:
        """Return the command that serves it."""
        given = ["--council", "--session", self.session, "--store", self.where, "--port", str(self.port)]
        return [sys.executable, "-m", "appraisal", "serve", *given, "--language", self.language]

    def comes(self, seat: str, name: str, size: tuple[int, int] = PHONE) -> Device:
        """Let somebody take a seat on a device."""
        device = Device.new(self.browser, name, self.language, size)
        (link,) = Door(self.store, self.session).issue([seat], instead=False)
        device.take(link.address(self.address))
        self.devices[seat] = device
        return device

    def until(self, reached: Callable[[Session], bool], what: str) -> Session:
        """Wait until the journal has something."""
        page = next(iter(self.devices.values())).page
        for _ in range(10 * MOST_SECONDS):
            state = self.state()
            if reached(state):
                return state
            page.wait_for_timeout(100)
        pytest.fail(f"not in the journal: {what}")

    def noted(self, seat: str | None, event: Event) -> None:
        """Save what the secretary notes, about a seat or about none."""
        self.store.append(self.session, "secretary", seat, event)

    def rates(self, seat: str, project: str, points: int) -> None:
        """Let an expert rate the project at hand, and wait until the device has its receipt."""
        device, number = self.devices[seat], self.state().rounds[-1].number
        title = CASE.projects[project].name.to(self.language)
        expect(device.page.locator(".st-key-seat h2").filter(has_text=title)).to_be_visible()
        device.answer(str(points))

        def saved(state: Session) -> bool:
            voice = state.rounds[number - 1].voices.get(seat, {}).get(project)
            return voice is not None and voice.answers.get(FIT) == points

        voice = self.until(saved, f"{seat} {project}").rounds[-1].voices[seat][project]
        device.sees(device.word("seat_page.saved", receipt=f"№ {voice.seq} "))

    def follows(self) -> None:
        """Wait until every device shows the last event, whatever was lost in between."""
        number = f"№ {self.state().seq} "
        for device in self.devices.values():
            expect(device.page.locator(".strip, .foot").first).to_contain_text(number)


@pytest.fixture(params=[("sqlite", "en"), ("postgresql", "ru")], ids=lambda given: given[0])
def council(request: pytest.FixtureRequest, tmp_path: Path, browser: Browser) -> Iterator[Council]:
    """A session on a workbook, its seats given and its rules sealed."""
    kind, language = request.param
    where = str(tmp_path / "s.sqlite") if kind == "sqlite" else request.getfixturevalue("in_postgres")
    case = desk.open_case(workbook(tmp_path))
    with Store.at(where) as store:
        opened = Opened(person="olga", case=case.key, title=case.head.title, digest=case.digest, program="0")
        session_desk.new_session(store, case, SESSION, "secretary", [opened])
        made = Council(browser, where, language, SESSION, store, tmp_path)
        for seat, (role, name) in SEATS.items():
            made.noted(seat, Seated(role=role, person=seat))
            made.noted(seat, SeatNamed(name=name))
        made.noted(None, seal(case, RULES))
        yield made
        for device in made.devices.values():
            device.page.context.close()


def test_a_whole_meeting(council: Council, findings: Findings) -> None:
    """Each surface leads on, a killed server loses nothing that it acknowledged, and all tell one tally."""
    with (
        council.folder.joinpath("said").open("a") as out,
        running(council.command(), council.port, stdout=out) as process,
    ):
        _seats_and_conflicts(council, findings)
        _blind(council)
        process.send_signal(signal.SIGKILL)
        process.wait()
    with council.folder.joinpath("said").open("a") as out, running(council.command(), council.port, stdout=out):
        _back_after_the_kill(council)
        _paper(council, findings)
        _deputy_takes_over(council, findings)
        _second_round(council)
        _decision(council, findings)
        _aside_to_the_end(council)
        _signed(council, findings)


def _seats_and_conflicts(council: Council, findings: Findings) -> None:
    for seat, (role, _) in SEATS.items():
        council.comes(seat, f"{seat}-phone" if role == "expert" else seat, PHONE if role == "expert" else WIDE)
    for device in council.devices.values():  # all of them at once, as at a meeting
        expect(device.page.locator(".strip")).to_be_visible()
    wall = council.devices["observer-1"]
    wall.page.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    wall.page.goto(f"{council.address}/wall?face=council&language={council.language}")
    for seat in EXPERTS:
        council.noted(seat, Arrived())
    for seat in EXPERTS:
        _declares(council, seat, conflict=seat == "expert-3")
    chair = council.devices["chair"]
    chair.unfold("desk_page.conflicts.answer")
    chair.press("desk_page.conflicts.save")
    council.noted("deputy", ConflictDeclared(answers=dict.fromkeys(PROJECTS, "none")))
    council.until(lambda state: len(state.conflicts) == 5, "conflicts of five")
    ruling = chair.field("desk_page.conflicts.ruling")
    ruling.fill("A close relative.")
    assert findings(chair.page) == []
    for device in council.devices.values():
        device.picture("2-conflicts")
    chair.press("desk_page.conflicts.stand")
    council.until(lambda state: state.conflicts["expert-3"][KEPT_FROM].ruled is True, "the ruling")
    # From here on nothing of the project may reach the one who stands aside: a new page, all that comes is kept.
    vera = council.devices["expert-3"]
    vera.listen()
    vera.page.goto(f"{council.address}/?language={council.language}")
    vera.sees(vera.word("seat_page.wait.seats"))
    chair.press("desk_page.press.open_round", round=1)


def _declares(council: Council, seat: str, *, conflict: bool) -> None:
    """Let an expert answer on conflicts of interest: on the last project there may be one."""
    device = council.devices[seat]
    groups = device.page.locator(".st-key-seat [data-testid='stButtonGroup']")
    expect(groups).to_have_count(len(PROJECTS))
    for at, project in enumerate(PROJECTS):
        groups.nth(at).locator("button").nth(int(conflict and project == KEPT_FROM)).click()
    if conflict:
        device.page.get_by_label(device.word("seat_page.conflicts.why")).fill("My brother owns it.")
    device.press("seat_page.conflicts.save")
    council.until(lambda state: len(state.conflicts.get(seat, {})) == len(PROJECTS), f"conflicts of {seat}")


def _blind(council: Council) -> None:
    """Rate up to the middle of the round."""
    for seat, points in (("expert-1", 8), ("expert-2", 3)):
        council.rates(seat, PROJECTS[0], points)
        council.devices[seat].press("seat_page.next")
    council.rates("expert-1", PROJECTS[1], 7)
    for name in ("expert-1", "observer-1", "chair"):
        council.devices[name].picture("3-blind")


def _back_after_the_kill(council: Council) -> None:
    """Everybody is back by itself, at the same place, with all that was acknowledged."""
    anna, boris = council.devices["expert-1"], council.devices["expert-2"]
    council.rates("expert-2", PROJECTS[1], 6)
    council.follows()
    anna.settle()
    anna.sees(CASE.projects[PROJECTS[1]].name.to(council.language))
    expect(anna.page.get_by_role("radio", name="7", exact=True, checked=True)).to_be_visible()
    said = {
        seat: {project: voice.answers[FIT] for project, voice in voices.items()}
        for seat, voices in council.state().rounds[0].voices.items()
    }
    first, second = PROJECTS[:2]
    assert said == {"expert-1": {first: 8.0, second: 7.0}, "expert-2": {first: 3.0, second: 6.0}}
    for seat, device in (("expert-1", anna), ("expert-2", boris)):
        for project in PROJECTS[2:]:
            device.press("seat_page.next")
            council.rates(seat, project, 6)
        device.press("seat_page.finish")
        device.sees(device.word("seat_page.finished", round=1))


def _paper(council: Council, findings: Findings) -> None:
    """A sheet typed for a member is shown and contested; a member who comes late waits for the next round."""
    vera = council.devices["expert-3"]
    sheet = PaperBallot(round=1, project=PROJECTS[0], answers={FIT: 2.0}, replaces=0, sheet="12", witness="deputy")
    council.noted("expert-3", sheet)
    why = vera.page.get_by_label(vera.word("seat_page.contest_why"))
    expect(why).to_be_visible()
    why.fill("My sheet says 8.")
    vera.picture("4-contest")
    vera.press("seat_page.contest")
    council.until(lambda state: not state.rounds[0].voices["expert-3"], "the contest")
    for at, project in enumerate(PROJECTS[:-1]):
        if at:
            vera.press("seat_page.next")
        council.rates("expert-3", project, 8)
    assert findings(vera.page) == []
    vera.press("seat_page.finish")
    seat, name = LATE
    for event in (Seated(role="expert", person=seat), SeatNamed(name=name), Arrived()):
        council.noted(seat, event)
    late = council.comes(seat, "late-phone")
    _declares(council, LATE[0], conflict=False)
    late.sees(late.word("seat_page.late", round=1))
    late.picture("4-late")


def _deputy_takes_over(council: Council, findings: Findings) -> None:
    """The chair's browser is gone: the secretary hands the chair over, and the deputy leads on."""
    council.devices.pop("chair").page.context.close()
    deputy = council.devices["deputy"]
    council.noted("deputy", ChairHandedOver(reason="The chair's laptop is gone."))
    deputy.press("desk_page.press.close_round", round=1)
    deputy.press("desk_page.press.reveal", round=1)
    wall = council.devices["observer-1"]
    expect(wall.page.locator(".scene.ranking .chart")).to_be_visible()
    assert findings(wall.page) == []
    assert findings(deputy.page) == []
    for each in (wall, deputy):
        each.picture("5-reveal")


def _second_round(council: Council) -> None:
    """An item is called and seen; round 2 asks what is on the agenda, the late member too."""
    deputy, wall = council.devices["deputy"], council.devices["observer-1"]
    deputy.press("desk_page.agenda.call")
    expect(wall.page.locator(".scene.item .chart")).to_be_visible()
    for each in (wall, deputy, council.devices["expert-1"]):
        each.picture("6-item")
    deputy.press("desk_page.agenda.close")
    deputy.press("desk_page.press.next_round", round=2)
    council.until(lambda state: len(state.rounds) == 2, "round 2")
    asked = {project for project, _ in council.state().rounds[1].cells or ()}
    assert asked == {PROJECTS[0]}
    late = council.devices[LATE[0]]
    council.rates(LATE[0], PROJECTS[0], 6)
    late.picture("6-round-2")
    for seat in ("expert-1", "expert-2", "expert-3", LATE[0]):
        council.devices[seat].press("seat_page.finish")
    deputy.press("desk_page.press.close_round", round=2)
    deputy.press("desk_page.press.reveal", round=2)
    council.follows()


def _decision(council: Council, findings: Findings) -> None:
    """The base portfolio is put, voted on from the phones, and one tally stands on wall and phones."""
    deputy, wall, anna = council.devices["deputy"], council.devices["observer-1"], council.devices["expert-1"]
    deputy.press("desk_page.press.portfolio")
    expect(wall.page.locator(".scene.portfolio .chart")).to_be_visible()
    wall.picture("7-portfolio")
    deputy.press("desk_page.press.decision")
    deputy.press("desk_page.press.base_motion")
    expect(wall.page.locator(".scene.motion .chart")).to_be_visible()
    wall.picture("7-motion")
    deputy.press("desk_page.press.open_vote")
    anna.sees(anna.word("seat_page.vote.title"))
    anna.settle()
    assert findings(anna.page) == []
    anna.picture("8-vote")
    votes = {"expert-1": "in_favour", "expert-2": "in_favour", "expert-3": "against", LATE[0]: "abstained"}
    for seat, choice in votes.items():
        council.devices[seat].press(f"seat_page.vote.{choice}")
    deputy.press("desk_page.press.close_vote")
    vote = council.until(lambda state: state.votes["vote-1"].tally is not None, "the tally").votes["vote-1"]
    assert vote.tally is not None
    assert (vote.tally.in_favour, vote.tally.against, vote.tally.abstained) == (2, 1, 1)
    for seat in votes:
        council.devices[seat].sees(_plain(tally_sentence(vote.tally, vote.opened.majority, council.language)))
    wall.sees(_plain(counts_sentence(vote.tally, council.language)))
    for each in (wall, anna, deputy):
        each.picture("8-verdict")


def _aside_to_the_end(council: Council) -> None:
    """Since the ruling no body and no frame has had anything of the project; those of the others came."""
    got = council.devices["expert-3"].received()
    project = CASE.projects[KEPT_FROM]
    told = [project.name.en, project.name.ru, *project.investors]
    told += [figure.note.to(each) for figure in project.figures.values() if figure.note for each in ("en", "ru")]
    assert CASE.projects[PROJECTS[0]].name.to(council.language).encode() in got
    assert [each for each in told if each.encode() in got] == []


def _signed(council: Council, findings: Findings) -> None:
    """Two seats sign what the secretary has issued; its files tell the same tally, in both languages."""
    chair = council.comes("chair", "chair", WIDE)
    council.noted("chair", ChairHandedOver(reason="The chair is back."))
    out = council.folder / "memo"
    given = ["--out", str(out), "--store", council.where, "--as", "secretary"]
    done = CliRunner().invoke(program(), ["session", "memo", SESSION, *given])
    assert done.exit_code == 0, done.output
    chair.press("desk_page.press.sign")
    council.until(lambda state: state.signatures == {"chair"}, "the chair's signature")
    council.noted("secretary", Signed(revision=1))
    assert council.state().stage == "signed"
    expect(chair.button("desk_page.press.done")).to_be_visible()
    chair.settle()
    assert findings(chair.page) == []
    wall = council.devices["observer-1"]
    wall.sees(wall.word("wall.signed"))
    for device in council.devices.values():
        device.picture("9-signed")
    vote = council.state().votes["vote-1"]
    assert vote.tally is not None
    files = {each.name: each.read_bytes() for each in out.iterdir()}
    assert {Path(name).suffix.lstrip(".") for name in files} == set(desk.FORMATS)
    for name, content in files.items():
        language: Language = "ru" if "-ru." in name else "en"
        assert _plain(tally_sentence(vote.tally, vote.opened.majority, language)) in _plain(_text(name, content)), name


def _plain(text: str) -> str:
    """Return a text with single plain blanks."""
    return " ".join(text.split())


def _text(name: str, content: bytes) -> str:
    """Return what a file says."""
    if name.endswith(".docx"):
        from docx import Document

        return "\n".join(each.text for each in Document(BytesIO(content)).paragraphs)
    if name.endswith(".xlsx"):
        from openpyxl import load_workbook

        book = load_workbook(BytesIO(content), read_only=True)
        return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)
    if name.endswith(".pdf"):
        done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
        return done.stdout.decode()
    return re.sub(r"<[^>]+>", "", content.decode())
