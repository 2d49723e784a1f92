"""Every page before axe, the checker of accessibility."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from appraisal import paths
from appraisal.text import LANGUAGES, Language
from tests.browser.conftest import ROOT, Tab, serving
from tests.browser.test_pages import ROOMS

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}
Scheme = Literal["light", "dark"]
ASKED: Mapping[str, tuple[Scheme, ...]] = {"scenario=filled": ("light", "dark"), "budget=1": ("light",)}
GROUND: Mapping[Scheme, str] = {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 21, 26)"}
Findings = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def findings() -> Findings:
    """Return what axe finds serious on a page, by rule and element; without axe skip, but fail where CI promises it."""
    if os.environ.get("CI"):
        import axe_playwright_python.sync_playwright as room
    else:
        room = pytest.importorskip("axe_playwright_python.sync_playwright")
    axe = room.Axe()

    def found(page: Page) -> list[str]:
        violations = axe.run(page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:200]}"
            for each in violations
            if each["impact"] in GRAVE
            for node in each["nodes"]
        ]

    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room or "decision")
def test_axe_finds_nothing_serious(app: str, tab: Tab, findings: Findings, room: str, language: Language) -> None:
    """No page has a serious or critical finding, with a portfolio or without one, in the light and in the dark."""
    for more, schemes in ASKED.items():
        page = tab.open(f"{app}/{room}?language={language}&{more}")
        page.locator(f"html[lang={language}]").wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        for scheme in schemes:  # a page that is open follows the reader's system: it need not be opened again
            page.emulate_media(color_scheme=scheme)
            expect(page.locator(".stApp")).to_have_css("background-color", GROUND[scheme])
            assert findings(page) == []


@pytest.fixture(scope="module")
def large() -> Iterator[str]:
    """Return the address of the app over the large sample."""
    with serving(ROOT / "app.py", case=paths.sample_folder() / "region" / "region.xlsx") as address:
        yield address


def test_axe_finds_nothing_serious_in_a_large_register(large: str, tab: Tab, findings: Findings) -> None:
    """What scrolls under the slider can be reached by the keyboard."""
    page = tab.open(f"{large}/portfolio?language=en")
    page.locator(".more").click()
    page.locator("[data-stale='true']").first.wait_for(state="detached")
    assert not [each for each in findings(page) if each.startswith(("scrollable", "svg", "aria"))]
