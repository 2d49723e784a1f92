"""Rule 11 for a solver's answer."""

from appraisal.portfolio.settle import settled_by_rows
from appraisal.portfolio.solve import solve
from tests.portfolio.small import budgeted


def test_of_equally_good_and_dear_portfolios_the_smallest_then_the_first_stands() -> None:
    """Two for one and one for two: without counting, the one of fewest options, then the first in case order."""
    problem = budgeted([1 / 3, 1 / 3, 2 / 3, 2 / 3], [1, 1, 2, 2], 2)
    assert settled_by_rows(problem, solve(problem), time_limit=10).chosen == (2,)
