"""Each part of the finance page in a real browser, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from appraisal.text import LANGUAGES, Language, say, title
from tests.browser.conftest import Tab
from tests.browser.test_pages import FITS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["risk", "doubts", "grounds"])
def test_a_part_fits_and_the_console_is_silent(app: str, tab: Tab, part: str, language: Language) -> None:
    """A click brings the part; nothing scrolls sideways at 1280 pixels and no text is too small."""
    page = tab.open(f"{app}/finance?language={language}&project=mencherep")
    page.get_by_text(say(f"web.money.part.{part}", language), exact=True).click()
    heading = {"risk": "switching", "doubts": "reality", "grounds": "inputs"}[part]
    name = say(f"finance.section.{heading}", language, unit=title("units.million RUB", language))
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']")
    assert page.locator(".stException").count() == 0
    assert max(page.evaluate(FITS)) <= 1280
    if part == "risk":
        expect(page.locator(".stVegaLiteChart")).to_have_count(3)
