"""The wall at the projector: each scene in a real browser, legible, and open to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.access.door import Door
from appraisal.journal.events.seats import SeatRevoked
from appraisal.journal.kept_case import kept
from appraisal.report.wall_view import FACES
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, say
from tests.browser.conftest import ROOT, serving, tab_of
from tests.journal.kuzbass import CASE
from tests.journal.made import SESSION
from tests.journal.meeting import Step
from tests.web.council_app import Served
from tests.web.wall_meeting import TITLE, scenes

pytestmark = pytest.mark.browser
SITE = "http://192.0.2.17:8501"
SLOW = ("ranking", "proposal", "portfolio", "motion", "decision")  # words first, the chart a moment later
# What is smaller than 32 px, outside of the screen, or in the way of something else; and how many lines of text there
# are outside of the chart.
LOOKED_AT = """() => {
  const wrong = [], tops = new Set();
  const foot = document.querySelector(".foot").getBoundingClientRect();
  for (const each of document.querySelectorAll("main *")) {
    const box = each.getBoundingClientRect();
    if (box.right > 1921 || box.left < -1 || box.bottom > 1081) wrong.push(["outside", each.outerHTML]);
    if (each.closest(".scene") && box.bottom > foot.top + 1) wrong.push(["over", each.outerHTML]);
    if (![...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    if (parseFloat(getComputedStyle(each).fontSize) < 32) wrong.push(["small", each.outerHTML]);
    if (!each.closest("h1, .said, .foot")) continue;
    const range = document.createRange();
    range.selectNodeContents(each);
    for (const line of range.getClientRects()) tops.add(Math.round(line.top));
  }
  const page = document.documentElement;
  if (page.scrollHeight > 1080 || page.scrollWidth > 1920) wrong.push(["scrolls"]);
  return { wrong, lines: tops.size };
}"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The app on a session that is still being prepared."""
    where = str(tmp_path / "s.sqlite")
    with Store.at(where) as store:
        _hold(store, next(scenes())[1])
        environment = {"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where, "APPRAISAL_SITE": SITE}
        with serving(ROOT / "app.py", more=environment) as address:
            yield Served(address, store, Door(store, SESSION))


def _hold(store: Store, steps: tuple[Step, ...]) -> None:
    for step in steps:
        store.append(SESSION, step.actor, step.for_seat, step.event, case=kept(CASE))


def _seated(served: Served, browser: Browser, seat: str) -> Page:
    page = tab_of(browser, width=1920, height=1080).page
    (link,) = served.door.issue([seat], instead=False)
    page.goto(link.address(served.address))
    page.get_by_role("button").click()
    page.wait_for_selector(".stApp")
    return page


def test_every_scene_is_legible_from_ten_metres(served: Served, browser: Browser) -> None:
    """Each scene follows by itself: no text under 32 px, seven lines at most, nothing outside, nothing scrolls."""
    walls = [_seated(served, browser, seat) for seat in ("screen", "guest")]
    for page, face, language in zip(walls, FACES, LANGUAGES, strict=True):
        page.goto(f"{served.address}/wall?face={face}&language={language}")
        expect(page.locator("h1")).to_have_text(TITLE)
        expect(page.locator(".way p")).to_have_text(f"{SITE}/join")
    first = True
    for scene, steps, _ in scenes():
        if not first:
            _hold(served.store, steps)
        first, number = False, served.store.state(SESSION).seq
        for page in walls:
            expect(page.locator(".foot")).to_contain_text(f"{number} ·")
            expect(page.locator(f".scene.{scene}")).to_be_visible()
            if scene in SLOW:
                expect(page.locator(".chart")).to_be_visible()
            seen = page.evaluate(LOOKED_AT)
            assert seen["wrong"] == []
            assert 2 <= seen["lines"] <= 7, (scene, page.locator("main").inner_text())
            assert page.locator("#lost").is_hidden()
            assert page.locator("button, input, select, a").count() == 0
    for page in walls:
        page.context.close()


def test_the_wall_is_for_the_projector_alone(served: Served, browser: Browser) -> None:
    """A stranger is sent to the page for a code, an expert is refused, a seat taken back loses its picture."""
    stranger = tab_of(browser)
    for path in ("wall", "wall/now?face=council", "wall/wall.js"):
        answer = stranger.page.context.request.get(f"{served.address}/{path}")
        assert answer.status == 401
        assert TITLE not in answer.text()
    expert = _seated(served, browser, "economist")
    for path in ("wall", "wall/now?face=council"):
        answer = expert.context.request.get(f"{served.address}/{path}")
        assert (answer.status, answer.text()) == (403, say("session.wall.refused", "en"))
    screen = _seated(served, browser, "screen")
    screen.goto(f"{served.address}/wall")
    expect(screen.locator("h1")).to_have_text(TITLE)
    policy = screen.context.request.get(f"{served.address}/wall").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    served.store.append(SESSION, "secretary", "screen", SeatRevoked(reason="Another laptop."))
    expect(screen.locator("main")).to_contain_text(say("access.ended.text", "en"))
    for page in (stranger.page, expert, screen):
        page.context.close()
