"""The amounts of the rules."""

from __future__ import annotations

from dataclasses import replace

from appraisal.analysis.appraise import Appraisal
from appraisal.settings import Settings
from appraisal.ways.edits import ASKED_BUDGET
from appraisal.ways.limits import far, limits, reached


def test_every_amount_of_the_file_is_a_limit(filled: Appraisal) -> None:
    """Totals, years and both bounds of each rule are there with the values of the file, each at its own path."""
    result = {limit.key: limit for limit in limits(filled)}
    rules = filled.case.rules
    assert result["budget.total"].value == rules.budget.total
    assert {key for key in result if key.startswith("budget.years.")} == {
        f"budget.years.{year}" for year in rules.budget.years
    }
    assert result["rules.power_recycling_one_to_three.at_most"].whole
    assert not result["rules.power_recycling_one_to_three.at_least"].upward


def test_the_budget_asked_for_stands_in_place_of_that_of_the_file(filled: Appraisal) -> None:
    """Where the reader named a total, it is that which may give way."""
    asked = replace(filled, settings=Settings(budget=50_000.0))
    first = next(limits(asked))
    assert (first.key, first.file, first.value) == ("budget.total", ASKED_BUDGET, 50_000.0)


def test_a_limit_just_lets_pass_what_it_is_said_to(filled: Appraisal) -> None:
    """What the best portfolio reaches is within each limit, and the far end lies beyond every portfolio."""
    problem = filled.selection.answers.problem
    for limit in limits(filled):
        if limit.value is None:
            continue
        needs = reached(problem, limit, limit.value, filled.portfolio.chosen)
        assert needs is not None
        sign = 1 if limit.upward else -1
        assert (limit.value - needs) * sign >= 0
        assert (far(problem, limit) - needs) * sign >= 0
