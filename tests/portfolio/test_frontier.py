"""The frontier: breakpoints, intervals, steps; a budget is a look-up."""

import numpy as np
import pytest

from appraisal.portfolio.enumerate import enumerate_all
from appraisal.portfolio.frontier import Breakpoint, Frontier, frontier
from appraisal.portfolio.problem import Option, Problem, Row
from tests.portfolio.small import budgeted, count_row

PROBLEM = budgeted([4.0, 3.0, 5.0], [10, 5, 12], 0)


def test_breakpoints_hold_from_their_budget_to_the_next() -> None:
    """Each budget gets the portfolio of the last breakpoint at or below it."""
    result = frontier(enumerate_all(PROBLEM))
    assert [(each.budget, each.value, each.chosen) for each in result.breakpoints] == [
        (0, 0.0, ()),
        (5, 3.0, (1,)),
        (10, 4.0, (0,)),
        (12, 5.0, (2,)),
        (15, 7.0, (0, 1)),
        (17, 8.0, (1, 2)),
        (22, 9.0, (0, 2)),
        (27, 12.0, (0, 1, 2)),
    ]
    point = result.at(16)
    assert point is not None
    assert point.chosen == (0, 1)
    assert result.exact


def test_a_project_may_enter_and_leave_again() -> None:
    """Intervals are told, because "enters at" is no threshold."""
    result = frontier(enumerate_all(PROBLEM))
    assert result.intervals == {
        "a": ((10, 12), (15, 17), (22, None)),
        "b": ((5, 10), (15, 22), (27, None)),
        "c": ((12, 15), (17, None)),
    }


def test_the_next_step_says_what_more_money_buys() -> None:
    """From 16 the next breakpoint is 17: one more for c instead of a, and what is chosen on either side."""
    result = frontier(enumerate_all(PROBLEM))
    step = result.next_step(16)
    assert step is not None
    assert (step.budget, step.extra, step.value, step.enters, step.leaves) == (17, 1, 1.0, ("c",), ("a",))
    assert (step.before, step.chosen) == ((0, 1), (1, 2))
    assert result.next_step(27) is None


def test_below_what_the_rules_ask_for_there_is_nothing() -> None:
    """A mandatory project sets the smallest budget; the first step buys it."""
    result = frontier(enumerate_all(budgeted([4.0, 3.0, 5.0], [10, 5, 12], 0, count_row("m", [0, 0, 1], ">=", 1))))
    assert result.at(11) is None
    assert result.equal_best_at(11) == 0
    step = result.next_step(4)
    assert step is not None
    assert (step.extra, step.enters, step.leaves) == (8, ("c",), ())


def test_rules_that_clash_leave_an_empty_frontier() -> None:
    """Where no budget helps there are no breakpoints."""
    none = frontier(enumerate_all(budgeted([1.0], [1], 0, count_row("m", [1], ">=", 2))))
    assert none.breakpoints == ()
    assert none.at(10**9) is None
    assert none.next_step(0) is None


def test_ties_grow_with_the_budget_between_breakpoints() -> None:
    """At 4 one portfolio is worth 1; at 5 a dearer one is as good, and is counted."""
    result = frontier(enumerate_all(budgeted([1.0, 1.0], [4, 5], 0)))
    assert (result.equal_best_at(4), result.equal_best_at(5), result.equal_best_at(9)) == (1, 2, 1)


@pytest.mark.parametrize("budget", [0, 7, 2_000, 40_000, 10**6])
def test_a_large_frontier_agrees_with_single_answers(budget: int) -> None:
    """With 16 projects the coarse sieve before the sort loses no breakpoint and no tie."""
    draw = np.random.default_rng(4)
    problem = budgeted(draw.integers(1, 40, 16).tolist(), draw.integers(100, 9_000, 16).tolist(), 0)
    looked = enumerate_all(problem)
    result, best = frontier(looked), looked.best(budget)
    point = result.at(budget)
    assert point is not None
    assert (point.chosen, point.value, result.equal_best_at(budget)) == (best.chosen, best.value, best.equal_best)


def test_a_frontier_without_breakpoints_chooses_nobody_anywhere() -> None:
    """Where no portfolio keeps to the rules, no project has a budget at which it is chosen."""
    result = frontier(enumerate_all(budgeted([1.0], [2], 9, count_row("two", [1], ">=", 2))))
    assert (result.breakpoints, result.intervals) == ((), {"a": ()})


def test_another_option_at_a_breakpoint_does_not_enter() -> None:
    """Where a larger budget only pays for the full project, nobody comes in: the project changes its option."""
    options = (Option("a"), Option("a", "small"))
    row = Row(name="budget", coefficients=np.array([9, 4]), sense="<=", rhs=9, rule="budget", unit="money", scale=1000)
    problem = Problem(options=options, values=np.array([3.0, 1.0]), costs=np.array([9, 4]), rows=(row,), budget_row=0)
    step = frontier(enumerate_all(problem)).next_step(4)
    assert step is not None
    assert (step.enters, step.leaves, step.changes.changes_option) == ((), (), (Option("a"),))


@pytest.mark.parametrize(
    ("budget", "known"),
    [
        (3, "none"),
        (4, "open"),
        (5, "proven"),
        (9, "proven"),
        (10, "bounded"),
        (12, "proven"),
        (20, "proven"),
        (21, "bounded"),
    ],
)
def test_what_is_known_between_solved_budgets(budget: int, known: str) -> None:
    """A solved span is proven, as an exact point up to the top; a gap bounds; below the least there is none."""
    line = Frontier(
        problem=budgeted([1.0], [1], 1),
        objective="value",
        breakpoints=(
            Breakpoint(budget=5, value=1.0, chosen=(0,), gap=0.1),
            Breakpoint(budget=12, value=2.0, chosen=(0,)),
        ),
        exact=False,
        least=4,
        solved=((5, 9),),
        top=20,
    )
    assert line.known_at(budget) == known
