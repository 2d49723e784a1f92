"""A frontier asked in the case's own money."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import appraise
from appraisal.analysis.budget_line import frontier
from appraisal.documents.case import Case
from appraisal.settings import Settings


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
