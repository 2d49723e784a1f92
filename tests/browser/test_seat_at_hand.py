"""An answer is one on the project under whose name it was pressed, and a press that was begun is not lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from appraisal.documents.ballot import Said
from appraisal.journal.events.agenda import Item, ItemCalled
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import RoundOpened
from appraisal.journal.events.seats import Arrived, Seated, SeatNamed
from appraisal.text import say
from tests.browser.test_seat import FIT, PROJECTS, Phone, word
from tests.web.council_app import CASE, SESSION, Served, council_app

pytestmark = pytest.mark.browser
SEATS = ("dana", "emil", "fedor", "galina")
TITLES = [CASE.projects[key].name.en for key in PROJECTS]
# The name that stands above the buttons, and the keys of the groups of buttons that can be seen and pressed.
SHOWN = """() => [
  document.querySelector('.st-key-seat h2')?.textContent ?? '',
  [...document.querySelectorAll(".st-key-seat [data-testid='stButtonGroup']")]
    .filter((each) => each.checkVisibility() && !each.querySelector('button')?.disabled)
    .map((each) => [...each.closest('.stElementContainer').classList].find((name) => name.startsWith('st-key-'))),
]"""
FRAME = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
STILL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { animation-play-state: paused !important }');
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A session in its first round, with experts who have no conflict and have not said anything else."""
    with council_app(tmp_path_factory.mktemp("at-hand")) as app:
        for seat in SEATS:
            app.store.append(SESSION, "secretary", seat, Seated(role="expert", person=seat))
            app.store.append(SESSION, "secretary", seat, SeatNamed(name=seat.title()))
            app.store.append(SESSION, seat, seat, Arrived())
            app.store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(PROJECTS, "none")))
        app.store.append(SESSION, "chair", None, RoundOpened(round=1))
        yield app


def _at(phone: Phone, at: int) -> None:
    """Wait until a project is at hand, and its buttons alone are seen."""
    expect(phone.page.locator(".st-key-seat h2")).to_have_text(TITLES[at])
    groups = phone.page.locator(".st-key-seat .stElementContainer:has([data-testid='stButtonGroup'])")
    expect(groups.filter(visible=True)).to_have_class(re.compile(f"st-key-seat-1-{PROJECTS[at]}-"))


def _stands(phone: Phone, said: str) -> None:
    """Wait until one answer alone is shown as pressed."""
    expect(phone.page.locator(".st-key-seat [data-testid='stButtonGroup'] button[data-selected]")).to_have_text(said)


def _saved(phone: Phone, project: str, answer: Said, why: str | None = None) -> None:
    """Wait until the journal has an answer, whatever the page shows meanwhile."""
    for _ in range(600):
        voice = phone.state().rounds[-1].voices.get(phone.seat, {}).get(project)
        if voice is not None and (voice.answers.get(FIT), voice.reasons.get(FIT)) == (answer, why):
            return
        phone.page.wait_for_timeout(100)
    pytest.fail(f"not saved: {project} {answer} {why}")


class _Held:
    """The messages of the server to a page, which come one by one."""

    def __init__(self, page: Page) -> None:
        self._waiting: list[tuple[WebSocketRoute, str | bytes]] = []
        self._holding = False
        page.route_web_socket("**/_stcore/stream", self._between)

    def _between(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(lambda message: self._came(socket, message))

    def _came(self, socket: WebSocketRoute, message: str | bytes) -> None:
        if self._holding:
            self._waiting.append((socket, message))
        else:
            socket.send(message)

    def hold(self) -> None:
        """Hold the messages back from now on."""
        self._holding = True

    def next(self) -> bool:
        """Let one message through; return whether there was one."""
        if not self._waiting:
            return False
        socket, message = self._waiting.pop(0)
        socket.send(message)
        return True


def test_no_button_of_another_project_is_under_a_projects_name(served: Served, browser: Browser) -> None:
    """After each single message of the server: what can be pressed is of the project whose name is shown."""
    phone = Phone(browser, served, "dana")
    held = _Held(phone.page)
    phone.page.goto(f"{served.address}/?language=en&project={PROJECTS[0]}")
    _at(phone, 0)
    phone.rest()
    held.hold()
    phone.press("next")
    seen: list[tuple[str, tuple[str, ...]]] = []
    for _ in range(600):
        if not held.next():
            phone.page.wait_for_timeout(50)
        phone.page.evaluate(FRAME)
        title, groups = phone.page.evaluate(SHOWN)
        seen.append((title, tuple(groups)))
        if title == TITLES[1] and any(f"-{PROJECTS[1]}-" in each for each in groups):
            break
    wrong = [
        (title, each)
        for title, groups in seen
        for each in groups
        for key, name in ((PROJECTS[0], TITLES[0]), (PROJECTS[1], TITLES[1]))
        if f"-{key}-" in each and title != name
    ]
    assert wrong == []
    assert {title for title, _ in seen} >= {TITLES[0], TITLES[1]}
    assert any(f"-{PROJECTS[1]}-" in each for each in seen[-1][1])
    phone.page.context.close()


def test_a_way_back_leads_to_what_was_saved(served: Served, browser: Browser) -> None:
    """Both answers stand where they were given, and another one on the first leaves the second alone."""
    phone = Phone(browser, served, "emil")
    _at(phone, 0)
    phone.answer("7")
    phone.saved(PROJECTS[0], answer=7.0)
    phone.press("next")
    _at(phone, 1)
    phone.answer("4")
    phone.saved(PROJECTS[1], answer=4.0)
    phone.press("previous")
    _at(phone, 0)
    _stands(phone, "7")
    phone.answer("6")
    phone.saved(PROJECTS[0], answer=6.0)
    phone.press("next")
    _at(phone, 1)
    _stands(phone, "4")
    phone.page.set_viewport_size({"width": 1280, "height": 844})  # on a phone the menu is folded
    phone.page.get_by_role("link", name=say("web.page.ranking", "en")).click()
    expect(phone.page.locator("h2").first).to_be_visible()
    phone.page.get_by_role("link", name=word("title", "en")).click()
    _at(phone, 1)
    _stands(phone, "4")
    voices = phone.state().rounds[-1].voices["emil"]
    assert {key: each.answers[FIT] for key, each in voices.items()} == {PROJECTS[0]: 6.0, PROJECTS[1]: 4.0}
    phone.page.context.close()


def test_who_types_a_reason_and_goes_on_at_once_has_it_saved(served: Served, browser: Browser) -> None:
    """The field and the button send two messages at once: neither is lost, be it the next project or the end."""
    phone = Phone(browser, served, "fedor")
    for at in range(3):
        _at(phone, at)
        phone.answer("5")
        phone.saved(PROJECTS[at], answer=5.0)
        phone.reason().press_sequentially(f"Reason {at}.")
        phone.press("next")
        _saved(phone, PROJECTS[at], 5.0, f"Reason {at}.")
    _at(phone, 3)
    phone.answer("8")
    phone.saved(PROJECTS[3], answer=8.0)
    phone.reason().press_sequentially("The last.")
    phone.press("finish")
    phone.sees(word("finished", "en", round=1))
    _saved(phone, PROJECTS[3], 8.0, "The last.")
    phone.page.context.close()


def test_a_thumb_on_its_way_meets_nothing_where_the_page_went_by_itself(served: Served, browser: Browser) -> None:
    """Led to what the chair calls, a seat cannot press an answer at once; a moment later it can."""
    phone = Phone(browser, served, "galina")
    _at(phone, 0)
    phone.page.evaluate(STILL)
    served.store.append(SESSION, "chair", None, ItemCalled(item=Item(of="project", key=PROJECTS[2])))
    _at(phone, 2)
    button = phone.page.locator(".st-key-seat [data-testid='stButtonGroup'] button").first
    expect(button).to_have_css("pointer-events", "none")
    phone.page.evaluate("() => { document.adoptedStyleSheets = []; }")
    phone.answer("9")
    phone.saved(PROJECTS[2], answer=9.0)
    assert list(phone.state().rounds[-1].voices["galina"]) == [PROJECTS[2]]
    phone.page.context.close()
