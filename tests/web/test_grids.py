"""Frontiers that are solved in the background."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from appraisal import paths
from appraisal.appraise import Appraisal
from appraisal.portfolio.frontier import Breakpoint
from appraisal.settings import Settings
from appraisal.web import answers, budget_table, grids
from appraisal.web.context import View


@pytest.fixture
def region(monkeypatch: pytest.MonkeyPatch) -> Appraisal:
    """Return the large sample, which has too many projects to look at every portfolio."""
    monkeypatch.setenv(answers.CASE_VARIABLE, str(paths.sample_folder() / "region" / "region.xlsx"))
    monkeypatch.setattr(grids, "_growing", grids._growing.copy())
    monkeypatch.setattr(threading.Thread, "start", lambda _self: None)
    return answers.viewed(View(), with_budget=True)


def test_a_large_register_is_shown_with_what_is_solved_so_far(region: Appraisal) -> None:
    """Before anything else is solved the slider holds the answer for the budget at hand, and says no more."""
    data = budget_table.slider_data(region, "en")
    points = data["points"]
    assert isinstance(points, list)
    assert len(points) == 1
    assert points[0]["cost"] <= budget_table.budget_at_hand(region) <= budget_table.highest(region)


def test_the_background_adds_breakpoints_that_keep_what_is_proven(region: Appraisal) -> None:
    """After three solves there are more breakpoints, rising in budget and value, each with its gap."""
    known = grids.growing(region, top=budget_table.highest(region))
    assert grids.growing(region, top=budget_table.highest(region)) is known
    three = grids.Growing(known.budgets[31::16])
    three.solve(region.selection.answers)
    assert three.ended
    assert three.solved == len(three.budgets)
    assert three.frontier is not None
    merged = grids.with_answer(three.frontier, region)
    values = [point.value for point in merged.breakpoints]
    assert values == sorted(values)
    assert region.portfolio.cost in {point.budget for point in merged.breakpoints}


def test_an_answer_solved_for_itself_replaces_what_is_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A breakpoint that costs more and gives less than the answer at hand is dropped."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    found = replace(answers.viewed(View()), settings=Settings())
    best = found.portfolio
    assert best.cost is not None
    assert best.value is not None
    worse = Breakpoint(budget=best.cost + 1, value=best.value - 0.1, chosen=(), gap=0.2)
    better = Breakpoint(budget=best.cost + 2, value=best.value + 0.1, chosen=(), gap=0.1)
    frontier = replace(found.frontier, breakpoints=(worse, better), exact=False)
    merged = grids.with_answer(frontier, found).breakpoints
    assert [point.budget for point in merged] == [best.cost, best.cost + 2]
