"""The browser's Back, one step of the reader at a time."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab

pytestmark = pytest.mark.browser


def _budget(page: Page, budget: int) -> None:
    box = page.locator(".st-key-pick_budget input")
    box.fill(str(budget))
    box.press("Enter")
    page.wait_for_url(f"**budget={budget}**")


def test_back_undoes_budget_scenario_and_page_one_by_one(app: str, tab: Tab) -> None:
    """Each Back takes back exactly the last step, down to what the address left unsaid; Forward makes it again."""
    page = tab.open(f"{app}/portfolio?language=en")
    box, scenario = page.locator(".st-key-pick_budget input"), page.locator(".stSelectbox input").first
    expect(page.locator("html")).to_have_attribute("lang", "en")
    _budget(page, 20_000)
    _budget(page, 60_000)
    page.locator(".stSelectbox").first.click()
    page.get_by_role("option").nth(1).click()
    page.wait_for_url("**scenario=filled**")
    tab.settle()
    page.get_by_role("link", name="Ranking").click()
    page.wait_for_url("**/ranking?*scenario=filled*")
    tab.settle()
    for address, budget, title in (
        ("**/portfolio?*scenario=filled&budget=60000", "60000", "Missing figures filled"),
        ("**/portfolio?language=en&budget=60000", "60000", "As the register stands"),
        ("**/portfolio?language=en&budget=20000", "20000", "As the register stands"),
        ("**/portfolio?language=en", "80000", "As the register stands"),
    ):
        page.go_back()
        page.wait_for_url(address)
        expect(box).to_have_value(budget)
        expect(scenario).to_have_value(re.compile(title))
    page.go_forward()
    page.wait_for_url("**budget=20000")
    expect(box).to_have_value("20000")


def test_the_page_says_its_language_and_back_restores_it(app: str, tab: Tab) -> None:
    """`<html lang>` follows the reader's choice, and Back takes the choice of language back too."""
    page = tab.open(f"{app}/memo?language=en")
    html = page.locator("html")
    expect(html).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Русский").or_(page.get_by_role("radio", name="Русский")).first.click()
    expect(html).to_have_attribute("lang", "ru")
    page.go_back()
    expect(html).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Memo")).to_be_visible()


def test_back_undoes_the_choice_of_an_option(app: str, tab: Tab) -> None:
    """An option is a step of its own: Back shows the project in full again, Forward the option."""
    page = tab.open(f"{app}/finance?language=en&project=karakan")
    option = page.locator(".stSelectbox").nth(2)
    option.click()
    page.get_by_role("option").nth(1).click()
    page.wait_for_url("**option=**")
    tab.settle()
    shown = option.locator("input").input_value()
    page.go_back()
    page.wait_for_url("**/finance?language=en&project=karakan")
    expect(option.locator("input")).not_to_have_value(shown)
    page.go_forward()
    page.wait_for_url("**option=**")
    expect(option.locator("input")).to_have_value(shown)
