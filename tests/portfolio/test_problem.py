"""What a portfolio problem refuses, and how it is changed."""

import numpy as np
import pytest

from appraisal.errors import DefectError, InputError
from appraisal.portfolio.problem import Balance, Bonus, Option, Problem, Row
from tests.portfolio.small import budgeted, count_row


def test_a_negative_cost_is_refused_by_the_project_that_has_it() -> None:
    """The message can name who asks for less than nothing."""
    with pytest.raises(InputError, match="negative_cost") as caught:
        budgeted([1, 2], [1000, -5], 10)
    assert caught.value.problems[0].facts == {"project": "b", "cost": -0.005}


@pytest.mark.parametrize("values", [[1.0, float("nan")], [1.0, float("inf")]])
def test_what_is_not_finite_is_refused(values: list[float]) -> None:
    """No NaN enters (rule 1)."""
    with pytest.raises(InputError, match="not_finite"):
        budgeted(values, [1, 1], 1)


def test_one_option_twice_and_a_bonus_of_a_stranger_are_refused() -> None:
    """Options are told apart by project and key; a synergy is of candidates."""
    with pytest.raises(InputError, match="option_twice"):
        Problem(options=(Option("a"), Option("a")), values=[1, 2], costs=[1, 2])
    with pytest.raises(InputError, match="bonus_of_unknown_project"):
        Problem(options=(Option("a"),), values=[1], costs=[1], bonuses=(Bonus(projects=("a", "z"), value=1),))


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
        Problem(options=(Option("a"),), values=[1], costs=[1], rows=(count_row("b", [2], "<=", 1),), budget_row=0)


def test_values_are_counted_in_whole_quanta() -> None:
    """Whole values count in ones; others in a billionth of the power of ten above the largest: ties are ties."""
    assert budgeted([3, 2], [1, 1], 1).quantum == 1
    fine = budgeted([0.1, 0.2, 0.3], [1, 1, 1], 3)
    assert fine.quantum == pytest.approx(1e-9)
    assert fine.units[0] + fine.units[1] == fine.units[2]


def test_another_budget_changes_one_row_and_none_drops_it() -> None:
    """The what-if keeps every other rule."""
    problem = budgeted([1, 2], [10, 20], 15, count_row("k", [1, 1], "<=", 1))
    assert problem.with_budget(40).budget == 40
    assert problem.with_budget(None).budget is None
    assert [row.name for row in problem.with_budget(None).rows] == ["k"]
    assert problem.with_budget(None).with_budget(7).budget == 7


def test_rules_are_dropped_by_key_and_generated_rows_stay() -> None:
    """A row without a rule is never relaxed; the budget's place is kept track of."""
    nameless = Row(name="cut", coefficients=[1, 1], sense="<=", rhs=1)
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
