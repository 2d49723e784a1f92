"""`appraisal serve --rehearsal` in a real browser: a meeting to watch, marked on every surface, gone in the end."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from appraisal.text import Language, say
from tests.browser.conftest import free_port, running, tab_of
from tests.browser.test_access import Findings, findings
from tests.browser.test_council import LOCALES

pytestmark = pytest.mark.browser
__all__ = ["findings"]


def _settled(page: Page) -> None:
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']", state="attached")


def test_a_rehearsal_is_watched_and_leaves_nothing(tmp_path: Path, browser: Browser, findings: Findings) -> None:
    """By the printed links one chairs, shows the wall and tries a seat; the word is on each, and on page and memo."""
    language: Language = "ru"
    mark, port = say("session.rehearsal.mark", language), free_port()
    given = ["serve", "--rehearsal", "--minutes", "0.05", "--port", str(port), "--language", language]
    room = tmp_path / "temporary"
    room.mkdir()
    command = [sys.executable, "-m", "appraisal", *given]
    with (tmp_path / "said").open("w") as out, running(command, port, stdout=out, more={"TMPDIR": str(room)}):
        said = (tmp_path / "said").read_text(encoding="utf-8")
        chair_link, phone_link = re.findall(rf"http://127\.0\.0\.1:{port}/join/\S+", said)
        assert len(list(room.iterdir())) == 1

        phone = tab_of(browser, locale=LOCALES[language], width=390, height=844).page
        phone.goto(phone_link)
        expect(phone.locator("main .mark")).to_have_text(mark)
        phone.get_by_role("button").click()
        expect(phone.locator(".strip")).to_contain_text(mark)

        desk = tab_of(browser, locale=LOCALES[language]).page
        desk.goto(chair_link)
        desk.get_by_role("button").click()
        expect(desk.locator(".strip")).to_contain_text(mark)
        expect(desk.locator(".stMain")).to_contain_text(say("session.rehearsal.how", language)[:60])
        desk.get_by_text(say("session.desk_page.conflicts.answer", language), exact=True).click()
        _settled(desk)
        desk.get_by_role("button", name=say("session.desk_page.conflicts.save", language)).click()
        ruling = desk.get_by_label(say("session.desk_page.conflicts.ruling", language)).locator("visible=true")
        expect(ruling).to_have_count(2)
        expect(desk.locator("h1").filter(has_text=mark)).to_be_visible()
        _settled(desk)
        assert findings(desk) == []

        wall = desk.context.new_page()
        wall.set_viewport_size({"width": 1920, "height": 1080})
        wall.goto(f"http://127.0.0.1:{port}/wall?face=council&language={language}")
        expect(wall.locator(".foot .mark")).to_have_text(mark)
        memo = desk.context.request.get(f"http://127.0.0.1:{port}/files/memo?format=html&language={language}")
        assert memo.text().count(mark) > 1
        for page in (phone, desk):
            page.context.close()
    assert list(room.iterdir()) == []
