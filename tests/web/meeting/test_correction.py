"""The form that corrects a figure, on one machine without seats' devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.journal.kept_case import kept
from appraisal.store.sessions import Store
from appraisal.text import LANGUAGES, Language, say
from appraisal.web import council
from tests.journal.kuzbass import CASE, met
from tests.journal.meeting import Step
from tests.web.conftest import Opened, text_of

SESSION = "kuzbass-1"
FIELDS = "correct_{}_sorbents_jobs"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The meeting on the sample up to its first reveal, shown on this machine alone."""
    where = str(tmp_path / "s.sqlite")
    with Store.at(where) as opened:
        for step in met():
            _say(opened, step)
        for name, value in {council.SESSION_VARIABLE: SESSION, council.STORE_VARIABLE: where}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv(council.ALONE_VARIABLE, "1")
        yield opened


def _say(store: Store, step: Step) -> None:
    store.append(SESSION, step.actor, step.for_seat, step.event, case=kept(CASE))


def _card(opened: Opened, language: Language) -> AppTest:
    """Return the card of a figure; the first page of this machine is the desk."""
    return opened(language=language, card="sorbents.jobs").switch_page("views/register.py").run()


def _typed(page: AppTest, value: str, reason: str) -> str:
    page.text_input(key=FIELDS.format("value")).set_value(value)
    page.text_input(key=FIELDS.format("reason")).set_value(reason)
    page.button[-1].click().run()
    return text_of(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_is_corrected_on_its_card(opened: Opened, store: Store, language: Language) -> None:
    """A decimal comma is read, the event is saved, the card shows value, history and what became stale."""
    page = _card(opened, language)
    shown = _typed(page, "1 200,5", "A slip of the pen.")
    (corrected,) = store.state(SESSION).corrections
    assert corrected.event.after.value == 1200.5
    assert corrected.event.before == CASE.projects["sorbents"].figures["jobs"]
    assert "150 → " in shown
    assert "A slip of the pen." in shown
    assert say("web.correct.saved", language, receipt="").partition(":")[0] in shown
    assert "Coal chemist" in shown


@pytest.mark.parametrize(("value", "key"), [("1,500", "typed_number_unclear"), ("many", "typed_number_unclear")])
def test_what_cannot_be_read_is_told_and_nothing_is_saved(opened: Opened, store: Store, value: str, key: str) -> None:
    """An ambiguous number is never guessed; what was typed stays for mending."""
    page = _card(opened, "en")
    shown = _typed(page, value, "Why not.")
    assert say(f"problems.{key}.mend", "en") in shown
    assert store.state(SESSION).corrections == ()
    assert page.text_input(key=FIELDS.format("value")).value == value


def test_a_correction_needs_a_reason(opened: Opened, store: Store) -> None:
    """Without it the field is named, and nothing is saved."""
    page = _card(opened, "en")
    assert "Why it is corrected" in _typed(page, "200", " ")
    assert store.state(SESSION).corrections == ()


def test_without_a_session_there_is_no_form(opened: Opened) -> None:
    """The card of a case that is only looked at corrects nothing."""
    page = opened(language="en", card="sorbents.jobs")
    assert not page.text_input
    assert "Jobs" in text_of(page)
