"""Portfolios and frontiers that were already looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.portfolio import remembered as room
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.choose import choose_from
from appraisal.portfolio.enumerate import Enumeration, enumerate_all
from appraisal.portfolio.frontier import Frontier, frontier
from appraisal.portfolio.problem import Problem
from appraisal.portfolio.remembered import Remembered
from benchmarks.portfolio_cases import random_council
from tests.portfolio.small import by_solver


def test_the_same_rows_are_looked_at_once_and_answer_as_a_look_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other values and another budget are answered from the portfolios that are known, with the same answers."""
    looks: list[Problem] = []

    def look(problem: Problem) -> Enumeration:
        looks.append(problem)
        return enumerate_all(problem)

    monkeypatch.setattr(room, "enumerate_all", look)
    problem = random_council(7, projects=8).problem
    known = Remembered()
    others = [problem, problem.with_values(problem.values[::-1], objective="turned"), problem.with_budget(None)]
    for each in others:
        assert known.answers(each).best() == answers(each).best()
    assert looks == [problem]


def test_rows_are_made_once_for_all_that_they_depend_on() -> None:
    """The same key has the same rows, another key its own."""
    rows = random_council(7, projects=6).problem.rows
    known = Remembered()
    first = known.rows("rules", lambda: iter(rows))
    assert first == rows
    assert known.rows("rules", lambda: ()) is first
    assert known.rows("other rules", lambda: ()) == ()


@pytest.mark.parametrize("seed", range(6))
def test_a_best_portfolio_is_looked_up_where_a_solve_would_give_the_same(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """From its cost up to the budget that it was solved for, what is remembered is what the solver says anew."""
    problem = replace(random_council(seed, projects=8).problem, minimise=False)
    known, solved = Remembered(), list[int | None]()

    def choose(asked: Answers, **_: object) -> Portfolio:
        solved.append(asked.problem.budget)
        return choose_from(asked)

    monkeypatch.setattr(room, "choose_from", choose)
    top = int(problem.costs.sum())
    budgets = [top * part // 12 for part in range(12, 0, -1)]
    for budget in budgets:
        asked = by_solver(problem.with_budget(budget))
        assert known.best(asked) == choose_from(asked)
    again = len(solved)
    for budget in budgets:
        known.best(by_solver(problem.with_budget(budget)))
    assert len(solved) == again < len(budgets)
    known.best(by_solver(problem.with_values(problem.values[::-1], objective="turned").with_budget(top)))
    assert len(solved) == again + 1


def test_a_frontier_is_computed_once_for_all_that_a_problem_says() -> None:
    """Another objective has a frontier of its own."""
    problem = random_council(7, projects=6).problem
    known, computed = Remembered(), []

    def compute() -> Frontier:
        computed.append(1)
        looked = answers(problem).enumeration
        assert looked is not None
        return frontier(looked)

    first = known.frontier(problem, compute)
    assert known.frontier(problem.with_budget(problem.budget), compute) is first
    assert known.frontier(problem.with_values(problem.values, objective="other"), compute) is not first
    assert len(computed) == 2
