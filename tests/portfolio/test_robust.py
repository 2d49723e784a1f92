"""Non-dominated portfolios and the core index."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.portfolio.answers import answers
from appraisal.portfolio.problem import Bonus
from appraisal.portfolio.robust import non_dominated, robust_portfolios
from appraisal.portfolio.weight_corners import weights_within
from tests.portfolio.small import budgeted, by_solver


def test_projects_good_or_bad_by_every_weight_are_core_or_exterior() -> None:
    """A is best by both criteria, d worst by both; b and c are the council's to weigh."""
    scores = np.array([[5.0, 5.0], [4.0, 1.0], [1.0, 4.0], [0.5, 0.5]])
    asked = answers(budgeted([0] * 4, [1] * 4, 2))
    result = robust_portfolios(asked, np.eye(2) @ scores.T)
    assert (result.core, result.borderline, result.exterior, result.exact) == (("a",), ("b", "c"), ("d",), True)
    assert result.core_index == {"a": 1.0, "b": 0.5, "c": 0.5, "d": 0.0}
    assert set(result.portfolios) == {(0, 1), (0, 2)}


def test_known_weights_leave_the_best_portfolios_only() -> None:
    """With one admissible weight non-dominated means optimal, ties and all."""
    asked = answers(budgeted([3.0, 3.0, 1.0], [1, 1, 1], 1))
    assert set(robust_portfolios(asked, np.array([[3.0, 3.0, 1.0]])).portfolios) == {(0,), (1,)}


def test_more_is_known_fewer_portfolios_remain() -> None:
    """Narrower weights never add a portfolio that wider ones ruled out, short of ties."""
    draw = np.random.default_rng(2)
    scores = draw.random((10, 3))
    asked = answers(budgeted([0] * 10, draw.integers(1, 9, 10).tolist(), 20))
    wide = robust_portfolios(asked, np.eye(3) @ scores.T)
    narrow = robust_portfolios(asked, weights_within([1, 1, 1], share=0.2) @ scores.T)
    assert set(narrow.portfolios) < set(wide.portfolios)
    assert set(wide.core) <= set(narrow.core)


def test_synergies_count_at_every_corner() -> None:
    """A bonus on the first criterion makes the pair undominated."""
    asked = answers(budgeted([0] * 3, [1] * 3, 2, bonuses=(Bonus(projects=("b", "c"), value=0.0),)))
    values = np.eye(2) @ np.array([[3.0, 3.0], [1.0, 1.0], [1.0, 1.0]]).T
    assert set(robust_portfolios(asked, values).portfolios) == {(0, 1), (0, 2)}
    with_bonus = robust_portfolios(asked, values, gains=np.array([[9.0], [0.0]]))
    assert set(with_bonus.portfolios) == {(0, 1), (0, 2), (1, 2)}


def test_above_enumeration_what_single_weights_choose_is_found_and_called_so() -> None:
    """By solver the portfolios are non-dominated ones, but not all of them, and it is said."""
    draw = np.random.default_rng(3)
    values = np.eye(2) @ draw.random((8, 2)).T
    problem = budgeted([0] * 8, draw.integers(1, 9, 8).tolist(), 20)
    every, some = robust_portfolios(answers(problem), values), robust_portfolios(by_solver(problem), values)
    assert every.exact
    assert not some.exact
    assert set(some.portfolios) <= set(every.portfolios)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=1, max_size=60))
def test_non_dominated_is_its_definition(rows: list[tuple[int, int, int]]) -> None:
    """Nothing else is at least as good everywhere and better somewhere."""
    units = np.array(rows)
    marked, exact = non_dominated(units)
    assert exact
    for row, mark in zip(units, marked, strict=True):
        assert mark == (not any((other >= row).all() and (other > row).any() for other in units))


@pytest.mark.parametrize("seed", range(4))
def test_every_best_portfolio_of_an_admissible_weight_is_non_dominated_in_value(seed: int) -> None:
    """Whatever weight is drawn, the best value is reached by one of the portfolios that were kept."""
    draw = np.random.default_rng(seed)
    scores = draw.random((9, 3))
    problem = budgeted([0] * 9, draw.integers(1, 9, 9).tolist(), 22)
    asked = answers(problem)
    kept = robust_portfolios(asked, np.eye(3) @ scores.T).portfolios
    for weights in draw.dirichlet([1, 1, 1], 20):
        values = scores @ weights
        best = asked.about(problem.with_values(values, objective="value")).best()
        assert max(values[list(each)].sum() for each in kept) == pytest.approx(best.value, rel=1e-8)
