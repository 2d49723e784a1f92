"""The experts' own portfolios and the compromise between them."""

import numpy as np
import pytest

from appraisal.portfolio.answers import answers
from appraisal.portfolio.experts import expert_portfolios
from tests.portfolio.small import budgeted, by_solver, count_row

VALUES = np.array([[9.0, 1.0, 5.0, 5.0], [1.0, 9.0, 5.0, 5.0]])
PROBLEM = budgeted([0] * 4, [1] * 4, 1)


def test_each_expert_chooses_for_him_or_herself_and_the_compromise_pleases_neither_least() -> None:
    """One expert wants a, the other b; c loses both only 4 of 9, where the other's choice would lose 8."""
    result = expert_portfolios(answers(PROBLEM), VALUES)
    assert [each.chosen for each in result.own] == [(0,), (1,)]
    assert result.core_index == {"a": 0.5, "b": 0.5, "c": 0.0, "d": 0.0}
    assert result.compromise is not None
    assert result.compromise.chosen == (2,)
    assert result.regrets == pytest.approx([4 / 9, 4 / 9])
    assert result.compromise.value == pytest.approx(-4 / 9)


@pytest.mark.parametrize("seed", range(5))
def test_the_greatest_regret_is_least(seed: int) -> None:
    """No portfolio at all has a smaller greatest regret; PuLP finds the same one."""
    draw = np.random.default_rng(seed)
    values = draw.random((4, 7))
    problem = budgeted([0] * 7, draw.integers(1, 9, 7).tolist(), 14)
    asked = answers(problem)
    result = expert_portfolios(asked, values)
    assert asked.enumeration is not None
    worth = asked.enumeration.within(14).matrix() @ values.T
    best = worth.max(axis=0)
    assert result.regrets.max() == pytest.approx(((best - worth) / best).max(axis=1).min(), abs=1e-9)
    assert expert_portfolios(by_solver(problem), values).regrets.max() == pytest.approx(result.regrets.max(), abs=1e-6)


def test_without_any_portfolio_there_is_no_compromise() -> None:
    """Clashing rules leave every expert with nothing."""
    result = expert_portfolios(answers(budgeted([0.0], [1], 1, count_row("m", [1], ">=", 2))), np.ones((2, 1)))
    assert result.compromise is None
    assert [each.status for each in result.own] == ["infeasible", "infeasible"]
    assert len(result.regrets) == 0
