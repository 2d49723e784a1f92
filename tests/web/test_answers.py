"""Cases and appraisals that are read and computed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraisal import desk, paths
from appraisal.errors import InputError
from appraisal.settings import Settings
from appraisal.web import answers
from appraisal.web.context import View


def test_a_case_is_read_again_when_a_file_changes(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The secretary's edit is seen at the next look; without one nothing is read twice."""
    monkeypatch.setenv(answers.CASE_VARIABLE, str(sample))
    first = answers.case()
    assert answers.case() is first
    file = sample / "projects" / "itat.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("investment = 5000", "investment = 5001"), "utf-8")
    second = answers.case()
    assert second.figure("itat", "investment").value == 5001
    assert second.digest != first.digest


def test_an_appraisal_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same question gives the same object; another scenario another."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    case = answers.case()
    one = answers.appraisal(case, scenario=None, settings=Settings())
    assert answers.appraisal(case, scenario=None, settings=Settings()) is one
    assert answers.appraisal(case, scenario="filled", settings=Settings()) is not one


def test_another_budget_moves_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is about money to spend starts anew, and it says the same as an appraisal made for it."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    view = View(scenario="filled", objective="npv", budget=20_000.0)
    appraisal = answers.viewed(view, with_budget=True)
    assert appraisal.ranking is answers.viewed(view).ranking
    case = answers.case()
    settings = Settings(objective="npv", budget=20_000.0)
    assert appraisal.portfolio == answers.appraisal(case, scenario="filled", settings=settings).portfolio


def test_a_ballot_is_seen_at_once_and_restarts_no_finance(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After another rating the page has another appraisal, on the same results of figures; a figure starts all anew."""
    monkeypatch.setenv(answers.CASE_VARIABLE, str(sample))
    before = answers.viewed(View())
    council, itat = sample / "council.toml", sample / "projects" / "itat.toml"
    council.write_text(council.read_text("utf-8").replace('pooling = "median"', 'pooling = "mean"'), "utf-8")
    pooled = answers.viewed(View())
    assert pooled.figures is not before.figures  # how ballots are pooled is a rule of the council, not a ballot
    council.write_text(council.read_text("utf-8").replace("itat = 4", "itat = 9"), "utf-8")
    rated = answers.viewed(View())
    assert rated.figures is pooled.figures
    assert rated.case.ballots_digest != pooled.case.ballots_digest
    assert rated.decision.cells["itat"]["sectoral_fit"] != pooled.decision.cells["itat"]["sectoral_fit"]
    itat.write_text(itat.read_text("utf-8").replace("investment = 5000", "investment = 5001"), "utf-8")
    assert answers.viewed(View()).figures is not rated.figures


def test_two_cases_that_say_the_same_are_two(sample: Path) -> None:
    """What is told of a case names it: a copy of another name has appraisals of its own."""
    original, copied = desk.open_case(sample.parents[0] / "case"), desk.open_case(paths.sample_folder() / "kuzbass")
    assert original.digest == copied.digest
    appraisals = [answers.appraisal(each, scenario=None, settings=Settings()) for each in (original, copied)]
    assert [each.case.key for each in appraisals] == ["case", "kuzbass"]


def test_a_case_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path without a case raises its problems every time."""
    monkeypatch.setenv(answers.CASE_VARIABLE, str(tmp_path / "nowhere"))
    for _ in range(2):
        with pytest.raises(InputError):
            answers.case()
