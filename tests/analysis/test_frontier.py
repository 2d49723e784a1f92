"""The frontier of a selection above the size of enumeration."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from appraisal import desk
from appraisal.analysis import frontier as frontiers
from appraisal.analysis.appraise import appraise
from appraisal.analysis.budget_line import BudgetLine
from appraisal.analysis.portfolio import Selection
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.frontier_grid import in_time
from appraisal.settings import Settings
from tests.analysis.small import small as small_one

FOUND = Path(__file__).parents[1] / "samples" / "found"
CASES = {"balanced": "balanced_frontier", "npv-first": "way_npv_first"}
composed = pytest.mark.parametrize("objective", sorted(CASES))


def asked(objective: str, *, budget: float | None = None) -> Selection:
    """Return the selection of a small case by an objective."""
    settings = Settings(objective=objective, budget=budget)
    return appraise(desk.open_case(FOUND / CASES.get(objective, "way_npv_first")), settings=settings).selection


@pytest.fixture
def by_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be enumerated."""
    monkeypatch.setattr("appraisal.portfolio.answers.can_enumerate", lambda _: False)


@composed
def test_each_budget_of_a_composed_objective_is_solved_for_itself(
    objective: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the solver tells at a budget is what looking at every portfolio tells there, whatever the budget at hand."""
    exact = asked(objective).frontier
    top = max(each.budget for each in exact.breakpoints)
    monkeypatch.setattr("appraisal.portfolio.answers.can_enumerate", lambda _: False)
    for own in (None, top / 1000):
        *_, (result, _) = frontiers.growing(asked(objective, budget=own), [top // 2, top], seconds=10.0)
        assert result.apart
        assert result.breakpoints
        for point in result.breakpoints:
            best = exact.at(point.budget)
            assert best is not None
            assert (point.chosen, point.gap) == (best.chosen, 0.0)
            assert point.value == pytest.approx(best.value)


@composed
@pytest.mark.usefixtures("by_solver")
def test_between_two_solved_budgets_nothing_is_claimed(objective: str) -> None:
    """A budget that was not solved is open, has no step and no project; one below the cheapest portfolio has none."""
    selection = asked(objective)
    *_, (result, solved) = frontiers.growing(selection, [3_000, 20_000])
    known = sorted(solved)
    assert known[-1] == 20_000
    assert result.known_at(20_000) == "proven"
    for budget in (known[0] + 1, 19_999, 20_001):
        assert result.known_at(budget) == "open"
        assert result.at(budget) is None
        assert result.next_step(budget) is None
        assert result.equal_best_at(budget) == 0
    assert {end - start for spans in result.intervals.values() for start, end in spans if end is not None} == {1}
    assert all(end is not None for spans in result.intervals.values() for _, end in spans)
    assert result.least == selection.answers.about(selection.plain("value")).least_cost().cost
    assert result.known_at((result.least or 0) - 1) == "none"


@pytest.mark.usefixtures("by_solver")
def test_the_cheapest_portfolio_of_a_composed_objective_is_not_that_of_one_floor() -> None:
    """The floor on NPV at the budget at hand is no rule: cheaper portfolios are there, and the grid reaches them."""
    selection = asked("npv-first")
    own = selection.answers.least_cost().cost or 0
    result = frontiers.grid(selection)
    assert (result.least or 0) < own
    assert result.breakpoints[0].budget < own


@composed
def test_a_budget_between_two_is_answered_by_a_solve(objective: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Python any budget has its answer: where no look-up tells it, it is solved."""
    exact = asked(objective).frontier
    monkeypatch.setattr("appraisal.portfolio.answers.can_enumerate", lambda _: False)
    selection = asked(objective)
    line = BudgetLine(frontier=selection.frontier, selection=selection)
    wanted = max(each.budget for each in exact.breakpoints) + 1
    best, here = exact.at(wanted), line.at(wanted / 1000)
    assert best is not None
    assert here is not None
    assert here.projects == selection.projects(best.chosen)


@pytest.mark.usefixtures("by_solver")
def test_a_plain_objective_is_told_between_two_budgets_with_its_gap() -> None:
    """A sum rises with the budget: what was solved at one holds above it, as far as it is proved."""
    *_, (result, _) = frontiers.growing(asked("npv"), [20_000])
    assert not result.apart
    assert result.known_at(20_000) == "proven"


def test_a_budget_that_was_not_solved_in_time_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others stand, and of that one nothing is claimed."""
    tried: list[int] = []

    def late(work: Callable[[], Portfolio]) -> Portfolio | None:
        if isinstance(work, partial):
            tried.append(work.args[1])
        return None if len(tried) == 1 else in_time(work)

    monkeypatch.setattr("appraisal.analysis.frontier.in_time", late)
    budgets = [8_000, 16_000, 29_000]
    *_, (result, solved) = frontiers.growing(small_one(objective="balanced").selection, budgets)
    assert sorted(tried) == budgets
    assert {each: result.known_at(each) for each in budgets} == {
        each: "open" if each == tried[0] else "proven" for each in budgets
    }
    assert set(solved) == set(tried[1:])


@pytest.mark.parametrize(
    ("low", "high", "budgets"),
    [
        (None, None, [0, 5, 6, 8, 13, 14, 18, 19, 23, 24, 29]),
        (7_000, 14_000, [6, 8, 13, 14]),
        (8_000, None, [8, 13, 14, 18, 19, 23, 24, 29]),
        (None, 5_999, [0, 5]),
    ],
)
def test_between_two_budgets_the_first_breakpoint_holds_at_the_lower_one(
    low: int | None, high: int | None, budgets: list[int]
) -> None:
    """What is best for the lower budget begins below it; nothing above the upper one is told."""
    result = small_one(objective="npv").selection.frontier_between(low, high)
    assert [each.budget for each in result.breakpoints] == [1000 * each for each in budgets]


def test_below_the_cheapest_portfolio_there_is_no_breakpoint() -> None:
    """The mine costs 8: from 3 to 7 nothing keeps to the rules."""
    must = ("rules", "rules"), [{"kind": "mandatory", "projects": ["mine"]}]
    assert small_one(must, objective="npv").selection.frontier_between(3_000, 7_000).breakpoints == ()
