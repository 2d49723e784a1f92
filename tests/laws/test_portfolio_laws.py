"""Laws of portfolios, on drawn councils with every kind of rule."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.portfolio.answers import answers
from appraisal.portfolio.check import faults
from appraisal.portfolio.frontier import frontier
from appraisal.portfolio.problem import Problem, Row
from appraisal.portfolio.solve import solve
from appraisal.rules.check import broken_rules
from benchmarks.portfolio_cases import Council, random_council

councils = st.builds(
    random_council, st.integers(0, 10**9), projects=st.integers(1, 7).map(lambda n: n + 1), rules=st.integers(0, 8)
)
few = settings(max_examples=60, deadline=None)


@few
@given(councils)
def test_every_answer_keeps_to_the_rules_as_written(council: Council) -> None:
    """What is chosen breaks no rule of the council, and says nothing false of itself (rule 10)."""
    result = answers(council.problem).best()
    assert not faults(council.problem, result)
    if result.found:
        assert broken_rules(council.rules, council.candidates, result.chosen) == []


@few
@given(councils)
def test_more_money_never_lowers_the_best(council: Council) -> None:
    """Along the frontier the value only rises, and every breakpoint is affordable at its own budget."""
    asked = answers(council.problem)
    assert asked.enumeration is not None
    points = frontier(asked.enumeration).breakpoints
    assert all(one.value < two.value and one.budget < two.budget for one, two in pairwise(points))
    for point in points:
        assert int(council.problem.costs[list(point.chosen)].sum()) == point.budget


@few
@given(councils, st.integers(0, 10**7))
def test_the_frontier_is_the_answer_at_every_budget(council: Council, budget: int) -> None:
    """A look-up and a question of its own give the same portfolio."""
    asked = answers(council.problem)
    assert asked.enumeration is not None
    point, best = frontier(asked.enumeration).at(budget), asked.best(budget=budget)
    assert (point is not None) == best.found
    if point is not None:
        assert (point.chosen, point.value) == (best.chosen, best.value)


@few
@given(councils, st.data())
def test_another_rule_never_raises_the_best(council: Council, data: st.DataObject) -> None:
    """Forbidding something cannot help; where it does not touch the best, the best stays."""
    problem = council.problem
    best = answers(problem).best()
    marks = data.draw(st.lists(st.integers(0, 1), min_size=len(problem.options), max_size=len(problem.options)))
    rule = Row(name="more", coefficients=np.array(marks), sense="<=", rhs=data.draw(st.integers(0, 4)), rule="more")
    other = answers(problem.with_rows(rule)).best()
    if other.found:
        assert best.value is not None
        assert other.value is not None
        assert other.value <= best.value + 1e-9
    if best.found and rule.holds(sum(marks[each] for each in best.chosen)):
        assert other.chosen == best.chosen


@few
@given(councils, st.randoms(use_true_random=False))
def test_the_order_of_the_projects_changes_no_value(council: Council, shuffle: object) -> None:
    """Case order decides ties only: the best value, its cost and the number of ties are those of any order."""
    problem = council.problem
    order = list(range(len(problem.options)))
    shuffle.shuffle(order)  # type: ignore[attr-defined]
    moved = _reordered(problem, order)
    one, two = answers(problem).best(), answers(moved).best()
    assert (one.status, one.cost, one.equal_best) == (two.status, two.cost, two.equal_best)
    assert (one.value is None) == (two.value is None)
    assert one.value is None or two.value is None or abs(one.value - two.value) < 1e-9


def _reordered(problem: Problem, order: list[int]) -> Problem:
    return replace(
        problem,
        options=tuple(problem.options[each] for each in order),
        values=problem.values[order],
        costs=problem.costs[order],
        rows=tuple(replace(row, coefficients=row.coefficients[order]) for row in problem.rows),
    )


@few
@given(councils, st.sampled_from([1000, 1_000_000]))
def test_the_unit_of_money_changes_nothing(council: Council, factor: int) -> None:
    """In roubles or in millions the same projects are chosen."""
    problem = council.problem
    money = [row.unit == "money" for row in problem.rows]
    grown = tuple(
        replace(row, coefficients=row.coefficients * factor, rhs=row.rhs * factor) if is_money else row
        for row, is_money in zip(problem.rows, money, strict=True)
    )
    other = replace(problem, costs=problem.costs * factor, rows=grown)
    assert answers(problem).best().chosen == answers(other).best().chosen


@few
@given(councils, st.floats(0.001, 1000))
def test_the_unit_of_the_objective_changes_nothing(council: Council, factor: float) -> None:
    """Values on another scale choose the same projects, or equally good ones."""
    problem = council.problem
    gains = [bonus.value * factor for bonus in problem.bonuses]
    scaled = problem.with_values(problem.values * factor, gains=gains, objective="value")
    one, two = answers(problem).best(), answers(scaled).best()
    assert one.found == two.found
    if one.value is not None and two.value is not None:
        assert abs(one.value * factor - two.value) <= 1e-7 * factor * max(1.0, abs(one.value))


@settings(max_examples=30, deadline=None)
@given(councils)
def test_the_solver_never_beats_looking_at_every_portfolio(council: Council) -> None:
    """PuLP with HiGHS reaches the enumerated value, neither more nor less."""
    one, two = answers(council.problem).best(), solve(council.problem)
    assert one.found == two.found
    if one.value is not None and two.value is not None:
        assert abs(one.value - two.value) < 1e-6
