"""Balanced and NPV-first."""

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.objectives import balanced, npv_first
from tests.portfolio.small import budgeted, by_solver, count_row

PARTS = np.array([[9.0, 4.0, 0.0, 5.0], [0.0, 4.0, 9.0, 5.0]])
PROBLEM = budgeted([0] * 4, [2] * 4, 4)


@pytest.mark.parametrize("asked", [answers(PROBLEM), by_solver(PROBLEM)], ids=["enumeration", "solver"])
def test_balance_measures_each_criterion_by_its_own_best(asked: Answers) -> None:
    """Alone each criterion reaches 14; a with c gives 9 of 14 on both, as do b with d."""
    result = balanced(asked, PARTS)
    assert result.best.tolist() == [14.0, 14.0]
    answer = asked.about(result.problem).best()
    assert answer.value == pytest.approx(9 / 14)
    assert answer.objective == "balanced"


def test_a_criterion_of_which_nothing_can_be_gained_is_not_counted() -> None:
    """It would hold every portfolio down to nothing; where none is left all are worth 0 and the cheapest stands."""
    result = balanced(answers(PROBLEM), np.vstack([PARTS, -np.ones(4)]))
    assert result.counted == (True, True, False)
    nothing = answers(balanced(answers(PROBLEM), -PARTS).problem).best()
    assert (nothing.value, nothing.chosen) == (0.0, ())


def test_within_a_sacrifice_of_npv_the_most_valuable_stands() -> None:
    """Best NPV 10; giving up a tenth of it buys the portfolio that is worth 5 instead of 1."""
    npv = budgeted([10.0, 9.0, 5.0], [3, 3, 3], 3)
    value = npv.with_values(np.array([1.0, 5.0, 9.0]), objective="value")
    strict, near, loose = (npv_first(answers(npv), value, sacrifice=share) for share in (0.0, 0.1, 1.0))
    assert [each.portfolio.chosen for each in (strict, near, loose)] == [(0,), (1,), (2,)]
    assert [(each.npv, each.floor) for each in (strict, near, loose)] == [(10, 10), (9, 9), (5, 0)]
    assert near.portfolio.objective == "npv-first"


def test_a_loss_may_grow_by_its_own_share_only() -> None:
    """Where the rules force a negative NPV the sacrifice is a share of its magnitude."""
    npv = budgeted([-10.0, -10.5, -20.0], [3, 3, 3], 3, count_row("one", [1, 1, 1], ">=", 1))
    value = npv.with_values(np.array([1.0, 5.0, 9.0]), objective="value")
    assert npv_first(answers(npv), value, sacrifice=0.05).portfolio.chosen == (1,)


def test_clashing_rules_and_impossible_shares() -> None:
    """No portfolio stays no portfolio; a share above one is refused."""
    none = budgeted([1.0], [1], 1, count_row("m", [1], ">=", 2))
    assert npv_first(answers(none), none, sacrifice=0.1).portfolio.status == "infeasible"
    with pytest.raises(InputError, match="sacrifice_not_a_share"):
        npv_first(answers(none), none, sacrifice=1.2)
