"""Frontiers that are solved in the background."""

from __future__ import annotations

import math
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest

from appraisal import paths
from appraisal.appraise import Appraisal
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.frontier import Breakpoint, Frontier
from appraisal.settings import Settings
from appraisal.text import say
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
    assert {tuple(chosen[0] for chosen in point["chosen"]) for point in points} == {
        tuple(option.project for option in region.selection.options(region.portfolio.chosen))
    }
    at_hand = budget_table.budget_at_hand(region)
    assert points[0]["cost"] <= at_hand <= budget_table.highest(region)
    assert say("web.slider.proven", "en") in points[0]["totals"]
    assert points[1]["budget"] == pytest.approx(at_hand + 0.001)
    assert say("web.slider.unproven", "en") in points[1]["totals"]
    assert (data["least"], data["never"]) == (None, False)


def test_the_cheapest_portfolio_of_a_large_register_is_proved_before_it_is_told(region: Appraisal) -> None:
    """Once solved, the least cost is that of the engine; until then none is named, and never a breakpoint's own."""
    known = grids.growing(region, top=budget_table.highest(region))
    few = grids.Growing(known.budgets[-1:])
    few.solve(region.selection.answers)
    known.least, known.frontier = few.least, few.frontier
    data = budget_table.slider_data(region, "en")
    cheapest = region.selection.answers.least_cost()
    assert cheapest.status == "optimal"
    assert data["least"] == pytest.approx((cheapest.cost or 0) / 1000)
    assert data["least"] <= data["points"][0]["budget"]


def test_rules_that_no_portfolio_keeps_are_told_from_what_is_not_solved(region: Appraisal) -> None:
    """A proof that there is no portfolio is one thing, not having looked another."""
    known = grids.growing(region, top=budget_table.highest(region))
    known.least = Portfolio(status="infeasible", objective="cost", engine="test")
    data = budget_table.slider_data(region, "en")
    assert (data["least"], data["never"]) == (None, True)


def test_an_answer_that_was_not_proven_is_not_shown_as_proven(region: Appraisal) -> None:
    """Where nothing is known of how far the best found is from the best, its gap is without end."""
    unknown = replace(region.portfolio, status="best_found", gap=None)
    selection = replace(region.selection)
    selection.__dict__["portfolio"] = unknown
    shown = SimpleNamespace(portfolio=unknown, selection=selection)
    empty = replace(Frontier(problem=selection.problem(), objective="closeness", breakpoints=(), exact=False))
    assert all(math.isinf(point.gap) for point in grids.with_answer(empty, shown).breakpoints)  # type: ignore[arg-type]


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


def test_above_the_last_solved_budget_nothing_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last portfolio stays the best known there, and how far from the best it may be is said to be unknown."""
    monkeypatch.delenv(answers.CASE_VARIABLE, raising=False)
    found = replace(answers.viewed(View()), settings=Settings())
    frontier = replace(found.frontier, exact=False)
    merged = grids.with_answer(frontier, found, top=90_000.0)
    last = merged.at(90_000_001)
    assert last is not None
    assert math.isinf(last.gap)
    assert last.chosen == frontier.breakpoints[-1].chosen
    before = merged.at(90_000_000)
    assert before is not None
    assert before.gap == 0
