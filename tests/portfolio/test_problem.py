"""What a portfolio problem refuses, and how it is changed."""

import numpy as np
import pytest

from appraisal.errors import DefectError, InputError
from appraisal.portfolio.answers import answers
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.portfolio.problem import Balance, Bonus, Option, Problem, Row
from appraisal.portfolio.solve import solve
from tests.portfolio.small import budgeted, count_row


def test_money_returned_is_a_cost_below_zero() -> None:
    """Who returns more than is asked frees money for others; the budget counts what is left."""
    problem = budgeted([1, 2], [1000, -5], 995)
    assert answers(problem).best().chosen == solve(problem).chosen == (0, 1)


@pytest.mark.parametrize("values", [[1.0, float("nan")], [1.0, float("inf")]])
def test_what_is_not_finite_is_refused(values: list[float]) -> None:
    """No NaN enters (rule 1)."""
    with pytest.raises(InputError, match="not_finite"):
        budgeted(values, [1, 1], 1)


def test_one_option_twice_and_a_bonus_of_a_stranger_are_refused() -> None:
    """Options are told apart by project and key; a synergy is of candidates."""
    with pytest.raises(InputError, match="option_twice"):
        Problem(options=(Option("a"), Option("a")), values=np.array([1, 2]), costs=np.array([1, 2]))
    with pytest.raises(InputError, match="bonus_of_unknown_project"):
        Problem(
            options=(Option("a"),),
            values=np.array([1]),
            costs=np.array([1]),
            bonuses=(Bonus(projects=("a", "z"), value=1),),
        )


def test_a_row_of_another_length_is_refused() -> None:
    """Each row has one number for each option."""
    with pytest.raises(InputError, match="wrong_shape"):
        budgeted([1, 2], [1, 1], 1, count_row("k", [1], "<=", 1))


def test_broken_promises_of_the_caller_are_defects() -> None:
    """A fraction in a row, an unknown sense, two rows of one name, a budget row that is not the costs."""
    with pytest.raises(DefectError):
        Row(name="r", coefficients=np.array([0.5]), sense="<=", rhs=1)
    with pytest.raises(DefectError):
        Row(name="r", coefficients=[1], sense="<", rhs=1)  # type: ignore[arg-type]
    with pytest.raises(DefectError):
        budgeted([1], [1], 1, count_row("budget", [1], "<=", 1))
    with pytest.raises(DefectError):
        Problem(
            options=(Option("a"),),
            values=np.array([1]),
            costs=np.array([1]),
            rows=(count_row("b", [2], "<=", 1),),
            budget_row=0,
        )


def test_values_are_summed_exactly_and_rounded_once() -> None:
    """Whole values count in ones; of others the sum is rounded, to about a billionth of the largest: ties are ties."""
    assert budgeted([3, 2], [1, 1], 1).quantum == 1
    thirds = budgeted([1 / 3, 1 / 3, 1 / 3, 2 / 3, 1.0], [1] * 5, 5)
    assert 1e-10 < thirds.quantum < 1e-8
    worth = [portfolio_units(thirds, chosen) for chosen in ([0, 1], [3], [0, 1, 2], [0, 3], [4])]
    assert worth[0] == worth[1]
    assert worth[2] == worth[3] == worth[4]


def test_another_budget_changes_one_row_and_none_drops_it() -> None:
    """The what-if keeps every other rule."""
    problem = budgeted([1, 2], [10, 20], 15, count_row("k", [1, 1], "<=", 1))
    assert problem.with_budget(40).budget == 40
    assert problem.with_budget(None).budget is None
    assert [row.name for row in problem.with_budget(None).rows] == ["k"]
    assert problem.with_budget(None).with_budget(7).budget == 7


def test_rules_are_dropped_by_key_and_generated_rows_stay() -> None:
    """A row without a rule is never relaxed; the budget's place is kept track of."""
    nameless = Row(name="cut", coefficients=np.array([1, 1]), sense="<=", rhs=1)
    problem = budgeted([1, 2], [10, 20], 15, count_row("k", [1, 1], "<=", 1), nameless)
    assert problem.rules == ("budget", "k")
    assert [row.name for row in problem.without_rules(["k"]).rows] == ["budget", "cut"]
    assert problem.without_rules(["k"]).budget == 15
    assert problem.without_rules(["budget", ""]).budget is None
    assert [row.name for row in problem.without_rules(["budget", ""]).rows] == ["k", "cut"]


def test_a_balance_has_one_offset_a_part() -> None:
    """A max-min objective is checked like any other numbers."""
    with pytest.raises(InputError, match="wrong_shape"):
        budgeted([1, 2], [1, 1], 1, balance=Balance(parts=np.ones((2, 2)), offsets=np.zeros(3)))


def test_rows_and_bonuses_must_fit_the_problem() -> None:
    """A row with numbers for other bonuses, two rows of one name and a balance that is none are defects."""
    row = Row(name="r", coefficients=np.array([1]), sense="<=", rhs=1, bonuses=np.array([1, 2]))
    with pytest.raises(DefectError, match="one number a bonus"):
        Problem(options=(Option("a"),), values=np.array([1]), costs=np.array([1]), rows=(row,))
    with pytest.raises(DefectError, match="no balance"):
        Problem(options=(Option("a"),), values=np.array([1]), costs=np.array([1])).balance_units()


def test_what_a_bonus_adds_to_a_row_is_whole() -> None:
    """A fraction of a thousandth is never rounded away, in a coefficient or in a bonus."""
    with pytest.raises(DefectError, match="whole numbers"):
        Row(name="r", coefficients=np.array([0.5]), sense="<=", rhs=1)
    with pytest.raises(DefectError, match="whole numbers"):
        Row(name="r", coefficients=np.array([1]), sense="<=", rhs=1, bonuses=np.array([0.5]))
