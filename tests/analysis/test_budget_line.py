"""A frontier asked in the case's own money."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.analysis.budget_line import BudgetLine, frontier
from appraisal.documents.case import Case
from appraisal.settings import Settings
from tests.analysis.small import small


def test_a_look_up_is_what_a_solve_gives(kuzbass: Case) -> None:
    """At any budget the look-up and the portfolio chosen for that budget are the same."""
    line = frontier(kuzbass, scenario="filled")
    for budget in (5_000, 11_250, 16_000.5, 50_000, 80_000, 200_000):
        chosen = appraise(kuzbass, scenario="filled", settings=Settings(budget=budget)).portfolio
        result = line.at(budget)
        assert (result is not None) is chosen.found
        if result is not None:
            assert result.options == {item.project: item.option for item in chosen.items}
            assert result.value == pytest.approx(chosen.value)


def test_breakpoints_are_in_the_money_of_the_case(kuzbass: Case) -> None:
    """Each breakpoint costs exactly the budget at which it begins."""
    line = frontier(kuzbass)
    assert [best.budget for best in line.breakpoints()] == [best.spent for best in line.breakpoints()]
    assert list(line.to_frame().index) == [best.budget for best in line.breakpoints()]


def test_a_line_by_hand() -> None:
    """By NPV: half a mill for 5, farm for 6, the mine for 8, and so on up to everything for 29."""
    selection = small(objective="npv").selection
    line = BudgetLine(frontier=selection.frontier, selection=selection)
    assert [(each.budget, each.value, each.options) for each in line.breakpoints()] == [
        (0, 0, {}),
        (5, 20, {"mill": "half"}),
        (6, 30, {"farm": "full"}),
        (8, 50, {"mine": "full"}),
        (13, 70, {"mill": "half", "mine": "full"}),
        (14, 80, {"farm": "full", "mine": "full"}),
        (18, 90, {"mill": "full", "mine": "full"}),
        (19, 100, {"mill": "half", "farm": "full", "mine": "full"}),
        (23, 110, {"mill": "full", "yard": "full", "mine": "full"}),
        (24, 120, {"mill": "full", "farm": "full", "mine": "full"}),
        (29, 140, {"mill": "full", "farm": "full", "yard": "full", "mine": "full"}),
    ]
    here = line.at(7.5)
    assert here is not None
    assert (here.budget, here.value, here.spent, here.projects, here.equal_best) == (7.5, 30, 6, ("farm",), 1)
    tied = line.at(5)
    assert tied is not None
    assert tied.equal_best == 2  # yard is worth 20 for 5 as well
    assert line.at(-1) is None


def test_where_nothing_is_known_and_no_portfolio_is_there_nothing_is_answered() -> None:
    """The cheapest portfolio was not computed in time: a budget below it is solved, and has none."""
    must = ("rules", "rules"), [{"kind": "mandatory", "projects": ["mine"]}]
    selection = small(must, objective="balanced").selection
    blind = replace(selection.frontier, exact=False, apart=True, breakpoints=(), least=None, empty=False)
    line = BudgetLine(frontier=blind, selection=selection)
    assert line.at(7) is None
    best = line.at(8)
    assert best is not None
    assert (best.projects, best.spent) == (("mine",), 8)
