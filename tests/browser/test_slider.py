"""The what-if budget under a hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Tab, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bench() -> Iterator[str]:
    """Return the address of the slider alone over a fixed table."""
    with serving(Path(__file__).with_name("slider_launcher.py")) as address:
        yield address


def _chosen(tab: Tab) -> list[str | None]:
    return [row.get_attribute("data-project") for row in tab.page.locator(".row.in").all()]


def test_it_answers_while_dragged_and_tells_the_server_on_release(bench: str, tab: Tab) -> None:
    """The shown portfolio follows the thumb at once; the server hears of it only when the thumb is let go."""
    tab.page.goto(bench)
    expect(tab.page.locator(".sum")).to_have_text("0 projects, 0 million RUB spent, 0 million RUB left")
    tab.drag(0.55)
    assert _chosen(tab) == ["b"]
    expect(tab.page.locator(".totals")).to_have_text("30 jobs")
    expect(tab.page.get_by_text("server: None")).to_be_visible()
    tab.page.mouse.up()
    expect(tab.page.get_by_text("server: None")).not_to_be_visible()
    shown = tab.page.locator(".what-if").get_attribute("data-shown")
    expect(tab.page.get_by_text(f"server: {float(shown or 0)}")).to_be_visible()


def test_a_project_leaves_again_as_the_budget_grows(bench: str, tab: Tab) -> None:
    """Intervals, not thresholds: at 50 the first project makes room for the second, at 70 both are there."""
    tab.page.goto(bench)
    slider = tab.page.locator(".track")
    for budget, chosen in ((20, ["a"]), (49, ["a"]), (50, ["b"]), (69, ["b"]), (70, ["a", "b"]), (19, [])):
        slider.fill(str(budget))
        assert _chosen(tab) == chosen


def test_it_works_by_keyboard(bench: str, tab: Tab) -> None:
    """Arrow keys move it by a step, and the value is said to those who cannot see it."""
    tab.page.goto(bench)
    slider = tab.page.get_by_role("slider", name="Budget")
    slider.fill("49")
    slider.press("ArrowRight")
    assert _chosen(tab) == ["b"]
    expect(tab.page.get_by_text("server: 50.0")).to_be_visible()


def test_names_are_texts(bench: str, tab: Tab) -> None:
    """Markup in a project's name is shown, not run."""
    tab.page.goto(bench)
    expect(tab.page.locator(".project").first).to_contain_text("<b>Alpha</b> <img src=x onerror=alert(1)>")
    assert tab.page.locator(".project img").count() == 0


def test_on_the_real_page_release_redraws_charts_and_readings(app: str, tab: Tab) -> None:
    """After the release the box, the address and the table below agree with the slider."""
    page = tab.open(f"{app}/portfolio?language=en&scenario=filled")
    before = page.locator("table.council").first.inner_text()
    tab.drag(0.3)
    during = page.locator(".sum").inner_text()
    page.mouse.up()
    page.wait_for_url("**budget=**")
    tab.settle()
    shown = page.locator(".what-if").get_attribute("data-shown")
    expect(page.locator(".st-key-pick_budget input")).to_have_value(str(shown))
    assert f"budget={shown}" in page.url
    assert page.locator(".sum").inner_text() == during
    assert page.locator("table.council").first.inner_text() != before


def test_the_box_beside_it_moves_the_slider(app: str, tab: Tab) -> None:
    """An exact budget can be typed, and the slider follows."""
    page = tab.open(f"{app}/portfolio?language=en")
    box = page.locator(".st-key-pick_budget input")
    box.fill("20000")
    box.press("Enter")
    page.wait_for_url("**budget=20000**")
    expect(page.locator(".budget")).to_have_text("20,000 million RUB")
    assert page.locator(".track").input_value() == "20000"


def test_box_and_slider_may_take_turns(app: str, tab: Tab) -> None:
    """The same budget asked for twice by the slider, another by the box in between, is heard both times."""
    page = tab.open(f"{app}/portfolio?language=en")
    box, slider = page.locator(".st-key-pick_budget input"), page.locator(".track")
    for _ in range(2):
        slider.fill("20000")
        page.wait_for_url("**budget=20000**")
        expect(box).to_have_value("20000")
        box.fill("60000")
        box.press("Enter")
        page.wait_for_url("**budget=60000**")
        expect(page.locator(".budget")).to_have_text("60,000 million RUB")


@pytest.fixture(scope="module")
def growing() -> Iterator[str]:
    """Return the address of the slider over a table that is known only from 50 on, and proved empty below 20."""
    with serving(Path(__file__).with_name("slider_launcher.py"), more={"SLIDER_FROM": "50"}) as address:
        yield address


def test_what_is_not_computed_is_told_from_what_cannot_be(growing: str, tab: Tab) -> None:
    """Below the cheapest portfolio there is none; between it and the first that is known nobody has looked yet."""
    tab.page.goto(growing)
    slider, told, sign = tab.page.locator(".track"), tab.page.locator(".sum"), tab.page.locator(".sign").first
    for budget, text, mark in (
        (10, "nothing below 20 million RUB", "·"),
        (30, "not yet computed", "?"),
        (50, "1 projects, 50 million RUB spent, 0 million RUB left", "·"),
    ):
        slider.fill(str(budget))
        expect(told).to_have_text(text)
        expect(sign).to_have_text(mark)
