"""`appraisal serve --council` as a council meets it: a link, a press, a seat; and nothing for anybody else."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from appraisal.access.cookie import NAME
from appraisal.access.door import Door
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.seats import SeatRevoked
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language, say
from tests.browser.conftest import free_port, running, tab_of
from tests.web.council_app import CASE, SESSION, hold

pytestmark = pytest.mark.browser
LOCALES: dict[Language, str] = {"en": "en-GB", "ru": "ru-RU"}


@dataclass(frozen=True)
class Served:
    """The running command: where it is, the chair's link that it printed, its store and the door to its session."""

    address: str
    chair: str
    store: Store
    door: Door


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The command, on a session whose chair has answered on conflicts and whose deputy has not."""
    room = tmp_path_factory.mktemp("council")
    where = str(room / "s.sqlite")
    with Store.at(where) as store:
        hold(store)
        store.append(SESSION, "chair", "chair", ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none")))
        yield from _served(store, where, room / "said")


def _served(store: Store, where: str, said: Path) -> Iterator[Served]:
    port = free_port()
    command = ["-m", "appraisal", "serve", "--council", "--session", SESSION, "--store", where, "--port", str(port)]
    with said.open("w") as out, running([sys.executable, *command], port, stdout=out):
        printed = said.read_text(encoding="utf-8")
        address = f"http://127.0.0.1:{port}"
        yield Served(address, re.findall(rf"{address}/join/\S+", printed)[0], store, Door(store, SESSION))


@dataclass
class Device:
    """A phone or a laptop: its page, and what our server sent it over sockets and for each address that it opened."""

    page: Page
    frames: list[bytes] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    def open(self, address: str) -> int:
        """Open an address; return the status of the answer to the same cookies."""
        self.page.goto(address)
        answer = self.page.context.request.get(address)
        self.bodies.append(answer.body())
        return answer.status

    def take(self, link: str) -> None:
        """Open a link and press its button."""
        self.page.goto(link)
        self.page.get_by_role("button").click()
        self.page.wait_for_selector(".stApp")

    def ranking(self, language: Language) -> Locator:
        """Return the link to the page of the ranking, on pages that have arrived with all their scripts."""
        link = self.page.get_by_role("link", name=say("web.page.ranking", language))
        expect(link).to_be_visible()
        self.page.wait_for_load_state("networkidle")
        return link

    def keep_frame(self, frame: bytes | str) -> None:
        """Keep what has come in over a socket."""
        self.frames.append(frame if isinstance(frame, bytes) else frame.encode())

    def received(self) -> bytes:
        """Return all that has come in."""
        return b"".join([*self.bodies, *self.frames, self.page.content().encode()])


@contextmanager
def _device(browser: Browser, language: Language = "en") -> Iterator[Device]:
    """Yield a device whose browser speaks a language."""
    tab = tab_of(browser, locale=LOCALES[language])
    device = Device(tab.page)
    tab.page.on("websocket", lambda socket: socket.on("framereceived", device.keep_frame))
    try:
        yield device
    finally:
        tab.page.context.close()


def _link(served: Served, seat: str) -> str:
    (link,) = served.door.issue([seat], instead=False)
    return link.address(served.address)


def _behind_titles() -> list[bytes]:
    """Return what stands behind the titles of the projects, in both languages: sources, and the notes of figures."""
    notes = (figure.note for each in CASE.projects.values() for figure in each.figures.values())
    texts = [*(each.title for each in CASE.head.sources.values()), *(each for each in notes if each is not None)]
    return [each.to(language).encode() for each in texts for language in LANGUAGES]


def _of_the_case() -> list[bytes]:
    """Return what would tell a stranger of the case: its name and its projects', in both languages."""
    called = [text for each in CASE.projects.values() for text in (each.name, each.brief)]
    titles = [each.to(language) for each in called for language in LANGUAGES]
    names = [CASE.head.title.to(language) for language in LANGUAGES]
    return [each.encode() for each in (*titles, *names)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chair_comes_in_by_the_printed_link(served: Served, browser: Browser, language: Language) -> None:
    """Link, one button, a cookie that no script can read, the pages; the link works again on a reload."""
    with _device(browser, language) as device:
        page = device.page
        page.goto(served.chair)
        expect(page.locator("main")).to_contain_text(say("session.role.chair", language))
        assert NAME not in {each["name"] for each in page.context.cookies()}
        page.get_by_role("button", name=say("access.take", language)).click()
        device.ranking(language)
        (cookie,) = [each for each in page.context.cookies() if each["name"] == NAME]
        assert (cookie["httpOnly"], cookie["sameSite"], cookie["secure"]) == (True, "Lax", False)
        assert NAME not in page.evaluate("document.cookie")
        assert page.url.startswith(f"{served.address}/")
        assert "/join" not in page.url
        page.reload()
        device.ranking(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_device_takes_the_seat_and_the_chair_is_told(
    served: Served, browser: Browser, language: Language
) -> None:
    """The first is out by itself at the strip's next look, and is told why; the chair reads whose seat it was."""
    with _device(browser, language) as chair, _device(browser, language) as first, _device(browser) as second:
        link = _link(served, "vera")
        first.take(link)
        first.ranking(language)
        chair.take(served.chair)
        chair.ranking(language)
        told = chair.page.get_by_text(say("access.taken_over", language, seats=["Vera Ivanova"]))
        assert told.count() == 0
        second.take(link)
        second.ranking("en")
        expect(first.page.locator("main")).to_contain_text(say("access.ended.text", language))
        assert not any(each in first.page.content().encode() for each in _of_the_case())
        chair.ranking(language).click()
        expect(told).to_be_visible()
        second.ranking("en")


def test_a_seat_taken_back_is_out_at_its_next_run(served: Served, browser: Browser) -> None:
    """At the strip's next look after the secretary took the seat back, the device is told that it holds none."""
    with _device(browser) as device:
        device.take(_link(served, "guest"))
        device.ranking("en")
        served.store.append(SESSION, "secretary", "guest", SeatRevoked(reason="Gone."))
        expect(device.page.locator("main")).to_contain_text(say("access.ended.text", "en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_gets_nothing_of_the_case(served: Served, browser: Browser, language: Language) -> None:
    """Whatever is asked for, by name of a page or of a file, is the page for a code."""
    with _device(browser, language) as stranger:
        for path in ("", "ranking?language=en", "portfolio", "files/memo?format=html", "media/x", "_stcore/stream"):
            stranger.open(f"{served.address}/{path}")
            expect(stranger.page.locator("main")).to_contain_text(say("access.code", language))
        received = stranger.received()
    assert len(received) > 5000
    assert [each for each in _of_the_case() if each in received] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_not_answered_on_conflicts_is_sent_titles_alone(
    served: Served, browser: Browser, language: Language
) -> None:
    """A deputy's desk asks for the answer, by titles; no byte of page or socket is of what stands behind them."""
    with _device(browser, language) as device:
        device.take(_link(served, "deputy"))
        for path in ("", "/ranking", f"/portfolio?project=karakan&language={language}"):
            device.open(f"{served.address}{path}")
            for key in ("access.aside.title", "access.aside.text", "session.desk_page.conflicts.answer"):
                expect(device.page.locator(".stMain")).to_contain_text(say(key, language))
            expect(device.page.get_by_role("link", name=say("web.page.ranking", language))).to_have_count(0)
        received = device.received()
        assert device.open(f"{served.address}/files/memo?format=html&language={language}") == 403
    assert len(received) > 5000
    assert [each for each in _behind_titles() if each in received] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_expert_who_stands_aside_is_shown_the_seats_own_page_alone(
    served: Served, browser: Browser, language: Language
) -> None:
    """Recused from one project, an expert keeps the page of the seat; no byte is of the case, whatever is asked for."""
    with _device(browser, language) as device:
        device.take(_link(served, "gleb"))
        for path in ("", "/ranking", "/register?card=karakan.jobs", f"/upload?language={language}"):
            device.open(f"{served.address}{path}")
            expect(device.page.locator(".st-key-seat")).to_contain_text(say("session.seat_page.wait.seats", language))
        received = device.received()
        assert device.open(f"{served.address}/files/memo?format=html&language={language}") == 403
    assert [each for each in _of_the_case() if each in received] == []


def test_what_is_sent_to_a_seat_that_may_see_it_all_is_of_the_case(served: Served, browser: Browser) -> None:
    """The measure of the tests above can fail: an expert's device receives the projects' names and their sources."""
    with _device(browser) as device:
        device.take(_link(served, "boris"))
        device.ranking("en").click()
        expect(device.page.get_by_text("Karakan").first).to_be_visible()
        device.page.goto(f"{served.address}/register?language=en&card=karakan.jobs")
        expect(device.page.get_by_text(CASE.head.sources["gazprombank"].title.en).first).to_be_visible()
        received = device.received()
    assert len([each for each in _of_the_case() if each in received]) > 10
    assert len([each for each in _behind_titles() if each in received]) >= 3  # of one card
