"""The frontier of the balanced objective."""

import numpy as np

from appraisal.portfolio.answers import answers
from appraisal.portfolio.frontier_balanced import balanced_frontier
from tests.portfolio.small import budgeted


def test_shares_are_of_what_the_budget_could_reach() -> None:
    """The same portfolio may stand for a smaller share of what more money could reach."""
    looked = answers(budgeted([0, 0], [2, 4], 0)).enumeration
    assert looked is not None
    result = balanced_frontier(looked, np.array([[1.0, 3.0]]))
    assert [(each.budget, each.value, each.chosen) for each in result.breakpoints] == [
        (0, 0.0, ()),
        (2, 1.0, (0,)),
        (4, 1.0, (1,)),
        (6, 1.0, (0, 1)),
    ]
