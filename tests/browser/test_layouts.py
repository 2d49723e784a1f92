"""No page scrolls sideways on a phone, a laptop or a wall."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from appraisal.text import LANGUAGES, Language
from appraisal.web.main import ROOMS
from tests.browser.conftest import ROOT, Tab, serving
from tests.browser.test_pages import FITS

pytestmark = pytest.mark.browser
WIDTHS = (390, 1280, 1920)


@pytest.fixture(scope="module", params=["kuzbass", "region"])
def served(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of the app over a sample."""
    with serving(ROOT / "app.py", case=ROOT / "sample_projects" / request.param) as address:
        yield address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_fits_three_screens(tab: Tab, served: str, language: Language) -> None:
    """Nothing on any page is wider than its screen, from the wall down to the phone."""
    for room in ROOMS:
        tab.page.set_viewport_size({"width": WIDTHS[-1], "height": 1080})
        _open(tab, f"{served}/{'' if room == ROOMS[0] else room}?language={language}")
        for width in reversed(WIDTHS):
            tab.page.set_viewport_size({"width": width, "height": 900})
            tab.page.wait_for_function(f"() => ({FITS})().every((each) => each <= {width})")


def _open(tab: Tab, address: str) -> Page:
    """Open a page and wait until something of it stands; a large register goes on solving in the background."""
    tab.page.goto(address)
    tab.page.wait_for_selector(".stMain :is(.council, .note, .heading h2, .stVegaLiteChart)", state="attached")
    return tab.page
