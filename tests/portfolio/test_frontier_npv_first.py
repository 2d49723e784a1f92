"""The frontier of NPV first."""

import numpy as np
import pytest

from appraisal.portfolio.answers import answers
from appraisal.portfolio.frontier_npv_first import npv_first_frontier
from appraisal.portfolio.objectives import npv_first
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, count_row


@pytest.mark.parametrize("seed", range(12))
def test_at_every_budget_it_is_the_answer_of_its_own(seed: int) -> None:
    """A look-up gives the portfolio that npv-first chooses when asked for that budget alone."""
    council = random_council(seed, projects=6, rules=seed % 4)
    value = council.problem
    npv = value.with_values(council.candidates.totals["npv"], objective="npv")
    asked = answers(npv)
    assert asked.enumeration is not None
    result = npv_first_frontier(asked.enumeration, value, sacrifice=0.1)
    assert result.exact
    budgets = {0, *asked.enumeration.costs.tolist(), *(each.budget for each in result.breakpoints)}
    for budget in sorted(budgets)[:: max(1, len(budgets) // 25)]:
        alone = npv_first(answers(npv.with_budget(budget)), value.with_budget(budget), sacrifice=0.1).portfolio
        point = result.at(budget)
        assert (point is not None) == alone.found
        if point is not None:
            assert (point.chosen, point.value) == (alone.chosen, alone.value)
            if budget == point.budget:
                assert point.equal_best == alone.equal_best


def test_more_money_may_lower_the_second_objective() -> None:
    """A dearer project of great NPV and little value takes the place of a cheap one of great value."""
    npv = budgeted([1.0, 5.0], [1, 3], 9, count_row("one", [1, 1], "<=", 1))
    value = npv.with_values(np.array([9.0, 2.0]), objective="value")
    looked = answers(npv).enumeration
    assert looked is not None
    result = npv_first_frontier(looked, value, sacrifice=0.0)
    assert [(each.budget, each.value, each.chosen) for each in result.breakpoints] == [
        (0, 0.0, ()),
        (1, 9.0, (0,)),
        (3, 2.0, (1,)),
    ]
    assert result.intervals == {"a": ((1, 3),), "b": ((3, None),)}
