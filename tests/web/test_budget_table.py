"""What the slider is given."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import replace
from typing import Any

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language
from appraisal.web import answers, budget_table
from appraisal.web.context import View


@pytest.fixture(params=[None, "filled", "optimism"])
def appraisal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Appraisal:
    """Return an appraisal of the sample case."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    return answers.viewed(View(scenario=request.param))


def _data(appraisal: Appraisal, language: Language = "en") -> dict[str, Any]:
    return json.loads(json.dumps(budget_table.slider_data(appraisal, language)))  # type: ignore[no-any-return]


def test_the_table_answers_as_the_solver_does(appraisal: Appraisal) -> None:
    """At every hundredth of the range the breakpoint that the slider shows is the portfolio that is chosen there."""
    data = _data(appraisal)
    budgets = [point["budget"] for point in data["points"]]
    for part in range(101):
        budget = data["max"] * part / 100
        asked = replace(appraisal, settings=Settings(budget=budget)).portfolio
        place = bisect_right(budgets, budget) - 1
        assert asked.found == (place >= 0)
        if place >= 0:
            shown = [key for key, _, _ in data["points"][place]["chosen"]]
            assert shown == [appraisal.candidates.options[each].project for each in asked.chosen]


def test_bars_agree_with_breakpoints(appraisal: Appraisal) -> None:
    """A project's bar covers a breakpoint's budget exactly when that breakpoint chooses it."""
    data = _data(appraisal)
    for point in data["points"]:
        chosen = {key for key, _, _ in point["chosen"]}
        for project in data["projects"]:
            covered = any(a <= point["budget"] and (b is None or point["budget"] < b) for a, b in project["spans"])
            assert covered == (project["key"] in chosen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_costs_add_up_and_sentences_are_filled(appraisal: Appraisal, language: Language) -> None:
    """What is spent is the sum of what is chosen; only the extra money is left for the slider to fill in."""
    for point in _data(appraisal, language)["points"]:
        assert sum(cost for _, cost, _ in point["chosen"]) == pytest.approx(point["cost"])
        assert point["totals"]
        assert point["step"].count("{") == point["step"].count("{extra}") == 1


def test_the_range_holds_the_budget_and_every_breakpoint(appraisal: Appraisal) -> None:
    """Nothing lies beyond the slider's end, and it has a few hundred positions."""
    data = _data(appraisal)
    assert data["min"] <= data["budget"] <= data["max"]
    assert all(point["budget"] <= data["max"] for point in data["points"])
    assert 100 <= (data["max"] - data["min"]) / data["step"] <= 600
