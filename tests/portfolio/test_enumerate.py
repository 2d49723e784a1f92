"""Every admissible portfolio at once."""

import numpy as np
import pytest

from appraisal.errors import DefectError
from appraisal.portfolio.check import broken_rows, row_total
from appraisal.portfolio.enumerate import can_enumerate, enumerate_all
from appraisal.portfolio.portfolio_value import portfolio_cost, portfolio_units
from appraisal.portfolio.problem import Balance, Bonus, Option, Problem, Row
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import budgeted, count_row


@pytest.mark.parametrize("seed", range(20))
def test_masks_costs_and_units_are_those_of_the_portfolios(seed: int) -> None:
    """What the arrays say of a portfolio is what plain sums say, and each keeps to every row but the budget's."""
    problem = random_council(seed, projects=7, rules=seed % 6).problem
    looked = enumerate_all(problem)
    free = problem.with_budget(None)
    assert len(set(looked.masks.tolist())) == len(looked.masks)
    for place in range(0, len(looked.masks), max(1, len(looked.masks) // 20)):
        chosen = looked.chosen(int(looked.masks[place]))
        assert not broken_rows(free, chosen)
        assert looked.costs[place] == portfolio_cost(problem, chosen)
        assert looked.units[place] == portfolio_units(problem, chosen)
        for row in problem.rows:
            gains = [] if row.bonuses is None else row.bonuses.tolist()
            assert looked.totals(row.coefficients, bonuses=gains)[place] == row_total(problem, row, chosen)


def test_one_option_of_a_project_at_most() -> None:
    """Three projects of two options are 27 combinations, not 64."""
    options = tuple(Option(project, key) for project in "abc" for key in ("full", "small"))
    looked = enumerate_all(Problem(options=options, values=np.array([1] * 6), costs=np.array([1] * 6)))
    assert len(looked.masks) == 27
    assert looked.matrix().sum(axis=1).max() == 3


def test_a_bonus_counts_in_rows_and_in_the_objective() -> None:
    """A synergy of jobs lifts a portfolio over the jobs floor."""
    floor = Row(
        name="jobs", coefficients=np.array([10, 10, 30]), sense=">=", rhs=40, rule="jobs", bonuses=np.array([25])
    )
    problem = budgeted([1, 1, 1], [1, 1, 9], 5, floor, bonuses=(Bonus(projects=("a", "b"), value=7.0),))
    best = enumerate_all(problem).best(problem.budget)
    assert (best.chosen, best.value) == ((0, 1), 9.0)


def test_equal_portfolios_are_counted_and_the_first_stands() -> None:
    """Higher value, then lower cost, then fewer options, then case order (rule 11)."""
    result = enumerate_all(budgeted([1, 1, 1, 1], [5, 4, 4, 4], 9)).best(9)
    assert (result.chosen, result.equal_best, result.equal_best_exact) == ((1, 2), 6, True)
    worthless = enumerate_all(budgeted([1, 0, 0], [5, 0, 0], 9)).best(9)
    assert (worthless.chosen, worthless.equal_best) == ((0,), 4)


def test_all_negative_leaves_the_empty_portfolio() -> None:
    """Where every project is worse than nothing, nothing is chosen, and that is a proven answer."""
    result = enumerate_all(budgeted([-1, -2], [1, 1], 9)).best(9)
    assert (result.status, result.chosen, result.value, result.cost) == ("optimal", (), 0.0, 0)


def test_no_options_at_all_is_a_problem_like_any_other() -> None:
    """With nothing to choose from the empty portfolio stands, unless a rule forbids it."""
    empty = Problem(options=(), values=np.empty(0), costs=np.empty(0, dtype=np.int64))
    assert enumerate_all(empty).best(None).chosen == ()
    needy = Problem(
        options=(), values=np.empty(0), costs=np.empty(0, dtype=np.int64), rows=(count_row("k", [], ">=", 1),)
    )
    assert enumerate_all(needy).best(None).status == "infeasible"


def test_the_balance_is_the_least_of_the_parts() -> None:
    """Max-min prefers what serves the worst-served part."""
    balance = Balance(parts=np.array([[9.0, 2.0, 0.0], [0.0, 2.0, 9.0]]), offsets=np.zeros(2))
    problem = budgeted([0, 0, 0], [1, 1, 1], 1, balance=balance)
    assert enumerate_all(problem).best(1).chosen == (1,)


def test_too_many_combinations_are_not_tried() -> None:
    """Above 2^20 the solver answers; trying all the same is a defect."""
    large = budgeted([1.0] * 21, [1] * 21, 5)
    assert not can_enumerate(large)
    with pytest.raises(DefectError):
        enumerate_all(large)
