"""The server as whoever runs it sees it: what a fault looks like, what the log holds, and how it stops."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, expect

from appraisal.access.door import Door
from appraisal.journal.events.conflicts import ConflictDeclared
from appraisal.journal.events.rating import RoundOpened
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, say
from tests.browser.conftest import serving, tab_of
from tests.web.council_app import CASE, SESSION, hold

pytestmark = pytest.mark.browser
LAUNCHER = Path(__file__).with_name("failing_launcher.py")
SAID = "7.5 by Anna Ivanova"
NUMBER = r"[0-9A-Z]{4}-[0-9A-Z]{4}"


def test_a_fault_is_a_number_for_the_reader_and_a_trace_in_the_log(tmp_path: Path, browser: Browser) -> None:
    """On pages in both languages and on a route; each line of the log is JSON, and none says what the error said."""
    where, heard, numbers = str(tmp_path / "s.sqlite"), list[str](), []
    with Store.at(where) as store:
        hold(store)
        more = {"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where, "APPRAISAL_ALONE": "1", "APPRAISAL_LOG": "json"}
        with serving(LAUNCHER, more=more, heard=heard) as address:
            page = tab_of(browser).page
            for language in LANGUAGES:
                page.goto(f"{address}/ranking?language={language}")
                told = page.locator(".stMain p.warn")
                pattern = re.escape(say("web.trouble", language, number="@")).replace("@", f"({NUMBER})")
                pattern = re.sub(r"\\?\s", r"\\s", pattern)  # of whatever kind the typesetter chose
                expect(told).to_have_text(re.compile(pattern))
                numbers += re.findall(NUMBER, told.inner_text())
                assert SAID not in page.content()
            answer = requests.get(f"{address}/wall", timeout=60)
            page.context.close()
    assert answer.status_code == 500
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert SAID not in answer.text
    numbers += re.findall(NUMBER, answer.text)
    assert len(set(numbers)) == 3
    lines = [json.loads(line) for line in heard[0].splitlines() if line]
    traces = {each["reference"]: each["trace"] for each in lines if "reference" in each}
    assert set(numbers) <= set(traces)
    assert all(each.endswith("RuntimeError") and "KeyError\nthen" in each for each in traces.values())
    assert {each["path"] for each in lines if each.get("status") == 500} == {"/wall"}
    assert SAID not in heard[0]


def test_a_stop_waits_for_the_save_that_is_under_way(tmp_path: Path, browser: Browser) -> None:
    """An answer that was pressed is in the journal although the server was told to stop before it was saved."""
    where, begun = str(tmp_path / "s.sqlite"), tmp_path / "begun"
    with Store.at(where) as store:
        hold(store)
        for seat in ("anna", "boris"):
            store.append(SESSION, seat, seat, ConflictDeclared(answers=dict.fromkeys(CASE.projects, "none")))
        store.append(SESSION, "chair", None, RoundOpened(round=1))
        more = {"APPRAISAL_SESSION": SESSION, "APPRAISAL_STORE": where, "TEST_SLOW": str(begun)}
        with serving(LAUNCHER, more=more) as address:
            page = tab_of(browser).page
            (link,) = Door(store, SESSION).issue(["anna"], instead=False)
            page.goto(link.address(address))
            page.get_by_role("button").click()
            page.get_by_text("9", exact=True).wait_for()
            begun.unlink()
            page.get_by_text("9", exact=True).click()
            for _ in range(600):
                if begun.exists():
                    break
                page.wait_for_timeout(50)
            assert "anna" not in store.state(SESSION).rounds[-1].voices
        assert store.state(SESSION).rounds[-1].voices["anna"]
        page.context.close()
