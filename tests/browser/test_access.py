"""Every page before axe, the checker of accessibility."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from appraisal import paths
from tests.browser.conftest import ROOT, serving, tab_of
from tests.browser.test_pages import ROOMS

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}
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


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room or "decision")
@pytest.mark.parametrize(
    ("more", "scheme"), [("scenario=filled", "light"), ("scenario=filled", "dark"), ("budget=1", "light")]
)
def test_axe_finds_nothing_serious(
    app: str,
    browser: Browser,
    findings: Findings,
    room: str,
    language: str,
    more: str,
    scheme: Literal["light", "dark"],
) -> None:
    """No page has a serious or critical finding, with a portfolio or without one, in the light and in the dark."""
    tab = tab_of(browser)
    tab.page.emulate_media(color_scheme=scheme)
    page = tab.open(f"{app}/{room}?language={language}&{more}")
    page.wait_for_load_state("networkidle")
    page.locator(f"html[lang={language}]").wait_for(state="attached")
    assert findings(page) == []
    page.context.close()


def test_axe_finds_nothing_serious_in_a_large_register(browser: Browser, findings: Findings) -> None:
    """What scrolls under the slider can be reached by the keyboard."""
    region: Path = paths.sample_folder() / "region" / "region.xlsx"
    with serving(ROOT / "app.py", case=region) as address:
        tab = tab_of(browser)
        page = tab.open(f"{address}/portfolio?language=en")
        page.locator(".more").click()
        page.locator("[data-stale='true']").first.wait_for(state="detached")
        assert not [each for each in findings(page) if each.startswith(("scrollable", "svg", "aria"))]
        page.context.close()
