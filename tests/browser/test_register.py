"""The register of 200 projects, the cards behind it, and a case that is uploaded, mended and uploaded again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.paths import sample_folder
from appraisal.text import LANGUAGES, Language, say
from tests.browser.conftest import ROOT, Tab, serving, tab_of
from tests.browser.test_access import Findings, findings
from tests.browser.test_pages import FITS
from tests.intake.books import Value, changed, example_book

__all__ = ["findings"]
pytestmark = pytest.mark.browser
ROWS = "tbody tr:visible"


@pytest.fixture(scope="module")
def region() -> Iterator[str]:
    """The app over the large sample."""
    with serving(ROOT / "app.py", case=sample_folder() / "region") as address:
        yield address


def _word(key: str, language: Language) -> str:
    return say(f"web.register_table.{key}", language)


def _shown(page: Page, count: int, language: Language) -> None:
    said = _word("shown", language).replace("{n}", str(count)).replace("{all}", "200")
    expect(page.locator(".count")).to_have_text(said)
    expect(page.locator(ROWS)).to_have_count(count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_hundred_rows_are_searched_filtered_and_sorted(
    region: str, tab: Tab, findings: Findings, language: Language
) -> None:
    """At once and in the browser alone; the titles stay in sight, and a reload keeps what was asked for."""
    page = tab.open(f"{region}/register?language={language}")
    _shown(page, 200, language)
    assert max(page.evaluate(FITS)) <= 1280
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 4000)")
    heads = page.locator("thead th").nth(1)
    expect(heads).to_be_in_viewport()
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 0)")
    page.get_by_label(_word("search", language)).fill("INVESTOR 31 fictional")
    expect(page.locator(ROWS)).not_to_have_count(200)
    found_rows = page.locator(ROWS).all_inner_texts()
    assert 0 < len(found_rows) < 20
    assert all("31" in each for each in found_rows)
    page.reload()
    tab.settle()
    expect(page.locator(ROWS)).to_have_count(len(found_rows))
    page.get_by_role("button", name=_word("clear", language)).click()
    _shown(page, 200, language)
    page.locator("select.group").select_option(index=2)
    group = page.locator(".group option:checked").inner_text()
    expect(page.locator(ROWS)).not_to_have_count(200)
    assert all(group in each for each in page.locator(ROWS).all_inner_texts())
    column = page.locator("thead button").nth(2)
    column.click()
    expect(page.locator("thead th").nth(2)).to_have_attribute("aria-sort", "ascending")
    column.click()
    expect(page.locator("thead th").nth(2)).to_have_attribute("aria-sort", "descending")
    values = [
        int(re.sub(r"\D", "", each))
        for each in page.locator(f"{ROWS} td:nth-child(3) .cell span:first-child").all_inner_texts()
    ]
    assert values == sorted(values, reverse=True)
    assert findings(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_each_row_is_a_card(region: str, browser: Browser, findings: Findings, language: Language) -> None:
    """No table, no sideways scrolling, and what is pressed is as high as a thumb."""
    tab = tab_of(browser, width=390, height=844)
    page = tab.open(f"{region}/register?language={language}")
    _shown(page, 200, language)
    assert max(page.evaluate(FITS)) <= 390
    row = page.locator(ROWS).first
    assert row.evaluate("(each) => getComputedStyle(each).display") == "block"
    box = row.locator(".cell").first.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert findings(page) == []
    row.locator("td.number .cell").nth(0).click()
    expect(page.locator(".figure-value")).to_be_visible()
    assert max(page.evaluate(FITS)) <= 390
    tab.page.context.close()
    assert not tab.complaints


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_opens_its_project_and_a_number_its_figure(
    app: str, tab: Tab, findings: Findings, language: Language
) -> None:
    """One press each; the card tells what another source's claim would change, and Back undoes each press."""
    page = tab.open(f"{app}/register?language={language}")
    page.locator("tr[data-opens=serafimovsky] td.name .cell").click()
    page.wait_for_url("**card=serafimovsky*")
    expect(page.locator("tr[data-opens='serafimovsky.investment']")).to_be_visible()
    page.locator("tr[data-opens='serafimovsky.investment'] .cell").first.click()
    page.wait_for_url("**card=serafimovsky.investment*")
    expect(page.locator(".figure-value")).to_be_visible()
    claims = page.locator("dl.pairs").nth(1)
    expect(claims).to_contain_text(say("finance.beside.chosen", language))
    expect(claims).to_contain_text("4 → 1")
    assert max(page.evaluate(FITS)) <= 1280
    assert findings(page) == []
    page.go_back()
    expect(page.locator("tr[data-opens='serafimovsky.jobs']")).to_be_visible()
    page.get_by_role("button", name=say("web.card.back", language)).click()
    expect(page.locator("tr[data-opens=boilers]")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_with_slips_is_mended_and_opens(
    app: str, tab: Tab, findings: Findings, tmp_path: Path, language: Language
) -> None:
    """Every slip stands in its place at once; the mended file opens on the same page, for this browser alone."""
    sheet, jobs, group = {
        "en": ("Projects", "Jobs, jobs", "Group"),
        "ru": ("Проекты", "Рабочие места, рабочих мест", "Группа"),
    }[language]
    sound = example_book(tmp_path / "sound.xlsx", language=language)
    slips: dict[tuple[int, str], Value] = {(2, jobs): "many", (3, group): "nowhere", (4, jobs): "1,500"}
    broken = changed(example_book(tmp_path / "register.xlsx", language=language), sheet, slips)
    page = tab.page
    page.goto(f"{app}/upload?language={language}")
    page.locator(f"html[lang={language}]").wait_for(state="attached")
    page.set_input_files("input[type=file]", broken)
    expect(page.locator("td.wrong")).to_have_count(3)
    expect(page.locator("ol.problems li")).to_have_count(3)
    assert max(page.evaluate(FITS)) <= 1280
    assert findings(page) == []
    page.set_input_files("input[type=file]", sound)
    page.wait_for_url("**upload=*")
    expect(page.locator("td.wrong")).to_have_count(0)
    expect(page.get_by_role("button", name=say("web.upload.go", language))).to_be_visible()
    page.reload()
    page.get_by_role("button", name=say("web.upload.go", language)).click()
    expect(page.locator("tr[data-opens=biogas_plant]")).to_be_visible()
    memo = page.context.request.get(f"{app}/files/memo?format=html&{page.url.partition('?')[2]}")
    assert "biogas" in memo.text().lower() or "Биогаз" in memo.text()
    other = tab.page.context.new_page()
    other.goto(f"{app}/register?language={language}")
    expect(other.locator("tr[data-opens=karakan]")).to_be_visible()
    template = page.context.request.get(f"{app}/files/template?language={language}")
    assert template.body()[:2] == b"PK"
