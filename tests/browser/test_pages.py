"""Every page in a real browser, in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from appraisal import paths
from tests.browser.conftest import ROOT, Tab, serving, tab_of

pytestmark = pytest.mark.browser
ROOMS = ("", "register", "finance", "ranking", "portfolio", "memo")
FITS = "() => [document.querySelector('.stMain').scrollWidth, document.documentElement.scrollWidth]"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room or "decision")
def test_a_page_fits_and_the_console_is_silent(app: str, tab: Tab, room: str, language: str) -> None:
    """No error, no refused script, no sideways scroll, every text at least 13 pixels high."""
    page = tab.open(f"{app}/{room}?language={language}&scenario=filled")
    assert page.locator(".stException").count() == 0
    assert max(page.evaluate(FITS)) <= 1280
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('.stMain td, .stMain th, .stMain p, .stMain small')]
               .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""
    )
    assert smallest >= 13


def test_language_scenario_and_project_survive_a_reload(app: str, tab: Tab) -> None:
    """What was chosen by clicks stands in the address, and a reload brings it back."""
    page = tab.open(f"{app}/finance")
    page.get_by_role("button", name="Русский").or_(page.get_by_role("radio", name="Русский")).first.click()
    expect(page.get_by_text("Показатели эффективности")).to_be_visible()
    page.locator(".stSelectbox").nth(1).click()
    page.get_by_role("option").nth(2).click()
    page.wait_for_url("**project=mencherep**")
    assert "language=ru" in page.url
    page.reload()
    tab.settle()
    expect(page.get_by_text("Показатели эффективности")).to_be_visible()
    expect(page.locator(".stSelectbox input").nth(1)).to_have_value(re.compile("Менчереп"))


def test_what_was_chosen_goes_along_to_the_next_page(app: str, tab: Tab) -> None:
    """A click on another page keeps the language and the scenario."""
    page = tab.open(f"{app}/ranking?language=ru&scenario=filled")
    page.get_by_role("link", name="Портфель").click()
    expect(page.get_by_text("А если бы бюджет был")).to_be_visible()
    page.wait_for_url("**/portfolio?*scenario=filled*")
    assert "language=ru" in page.url


def test_a_link_to_one_page_brings_its_frame(app: str, tab: Tab) -> None:
    """The first thing that a reader opens may be any page."""
    page = tab.open(f"{app}/memo?language=en")
    expect(page.get_by_role("link", name="Ranking")).to_be_visible()
    expect(page.get_by_text("Kuzbass cluster").first).to_be_visible()


def test_markup_in_a_name_is_shown_as_it_stands(browser: Browser, tmp_path: Path) -> None:
    """No page runs what a project's name holds, nor asks another host for a picture."""
    case = Path(shutil.copytree(paths.sample_folder() / "kuzbass", tmp_path / "case"))
    file = case / "projects" / "karakan.toml"
    markup = "<img src=x onerror=alert(1)>"  # as long as a short name may be
    name = f"{markup} ![p](https://example.org/p.png) " + "W" * 150
    text = file.read_text(encoding="utf-8").replace('en = "Power producing cluster', f"en = '''{name}'''\n#", 1)
    text = text.replace('en = "Karakan power cluster"', f"en = '{markup}'", 1)
    file.write_text(text, encoding="utf-8")
    asked: list[str] = []
    with serving(ROOT / "app.py", case=case) as address:
        tab = tab_of(browser)
        tab.page.on("request", lambda request: asked.append(request.url))
        for room in ROOMS:
            page = tab.open(f"{address}/{room}?language=en&project=karakan")
            if room not in ("memo", "finance"):
                expect(page.get_by_text(markup).filter(visible=True).first).to_be_visible()
            assert max(page.evaluate(FITS)) <= 1280
        tab.page.context.close()
    assert not tab.complaints
    assert all(each.startswith((address, f"ws{address[4:]}", "data:", "blob:")) for each in asked)


def test_a_broken_case_is_told_on_every_page(browser: Browser, tmp_path: Path) -> None:
    """Whatever the link, the problems stand there with their place, and no traceback."""
    case = Path(shutil.copytree(paths.sample_folder() / "kuzbass", tmp_path / "case"))
    (case / "rules.toml").write_text("budget = 'all'\n", encoding="utf-8")
    with serving(ROOT / "app.py", case=case) as address:
        tab = tab_of(browser)
        for room in ROOMS:
            tab.page.goto(f"{address}/{room}")
            expect(tab.page.locator(".problems")).to_contain_text("rules.toml")
            assert tab.page.get_by_text("Traceback").count() == 0
        tab.page.context.close()
    assert not tab.complaints


def test_streamlit_run_serves_the_same_app(browser: Browser) -> None:
    """`streamlit run app.py` has the same pages, headers and address."""
    with serving(ROOT / "app.py", command=["-m", "streamlit", "run"]) as address:
        tab = tab_of(browser)
        answer = tab.page.goto(address)
        assert answer is not None
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        expect(tab.page.get_by_text("70 of 77.5 bn RUB go to one project")).to_be_visible()
        tab.page.context.close()
    assert not tab.complaints
