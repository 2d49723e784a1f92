"""The portfolio: best by value, cost and case order (rule 11), and confirmed by further engines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from appraisal.errors import DefectError, refuse
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.check import accept
from appraisal.portfolio.constraints import as_good_as, cheapest, no_good
from appraisal.portfolio.plain import Plain, problem_of
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.portfolio.problem import Problem
from appraisal.portfolio.settle import settled_by_rows
from appraisal.portfolio.solve import Engine, solve


def choose(
    problem: Problem | Plain,
    costs: Plain | None = None,
    *,
    budget: float | None = None,
    projects: Sequence[str] | None = None,
    time_limit: float = 10.0,
    count_ties: int = 0,
    confirm_with: Sequence[Engine] = (),
) -> Portfolio:
    """Return the best portfolio by rule 11, and the number of equally good ones; see `choose_from`.

    Args:
        problem: with all its rules; or the value of each project (more is better): a mapping or Series by project, or a
            sequence.
        costs: of each project, in one unit of money; floats are read as exact thousandths.
        budget: the available money, in that unit.
        projects: names, if the values have none.
        time_limit: seconds that a solver may take.
        count_ties: see `choose_from`.
        confirm_with: see `choose_from`.

    Raises:
        InputError: `problem_given_twice`, those of `problem_of` and of `choose_from`.

    Example:
        >>> choose({"a": 6.5, "b": 4, "c": 3}, {"a": 0.7, "b": 0.1, "c": 0.2}, budget=0.3).projects
        ('b', 'c')
    """
    if not isinstance(problem, Problem):
        problem = problem_of(problem, costs, budget=budget, projects=projects)
    elif costs is not None or budget is not None or projects is not None:
        raise refuse("problem_given_twice")
    return choose_from(answers(problem, time_limit=time_limit), count_ties=count_ties, confirm_with=confirm_with)


def choose_from(asked: Answers, *, count_ties: int = 0, confirm_with: Sequence[Engine] = ()) -> Portfolio:
    """Return the best portfolio by rule 11 from answers that further questions may share.

    Args:
        asked: answers about the problem.
        count_ties: above the size of enumeration, equally good portfolios are counted up to this number; 0 counts none.
        confirm_with: engines that must reach the same value independently.

    Raises:
        InputError: `no_portfolio_in_time`.
        DefectError: if two engines differ, or an answer breaks a rule.
    """
    best = asked.best()
    if asked.enumeration is None and best.status == "optimal":
        best = settle(asked.problem, best, time_limit=asked.time_limit, count=count_ties)
    return confirm(asked.problem, best, confirm_with, time_limit=asked.time_limit)


def confirm(problem: Problem, best: Portfolio, engines: Sequence[Engine], *, time_limit: float = 10.0) -> Portfolio:
    """Let further engines answer independently; name those that agree, and fail if a proven answer differs."""
    agreed = list(best.confirmed_by)
    for engine in engines:
        if engine.name in agreed:
            continue
        other = solve(problem, engine=engine, time_limit=time_limit)
        if other.proven and best.proven:
            if not same_answer(problem, best, other):
                raise DefectError(f"{best.engine} and {engine.name} differ: {best.chosen} and {other.chosen}")
            agreed.append(engine.name)
    return replace(best, confirmed_by=tuple(dict.fromkeys(agreed)))


def same_answer(problem: Problem, one: Portfolio, other: Portfolio) -> bool:
    """Return whether two proven answers are equally good, within a solver's precision (a millionth)."""
    if one.found != other.found or not one.found:
        return one.found == other.found
    apart = abs(portfolio_units(problem, one.chosen) - portfolio_units(problem, other.chosen))
    largest = float(np.abs(problem.values).max(initial=0.0))
    return apart * problem.quantum <= 1e-6 * max(1.0, abs(one.value or 0.0), largest)


def settle(problem: Problem, best: Portfolio, *, time_limit: float, count: int) -> Portfolio:
    """Apply rule 11 to a solver's answer: of equally good portfolios the cheapest, then the first in case order.

    Up to `count` equally good ones are counted, each by a solve, the cheapest first.
    """
    settled = settled_by_rows(problem, best, time_limit=time_limit)
    if count < 1:
        return settled
    spending = cheapest(problem).with_rows(*as_good_as(problem, portfolio_units(problem, settled.chosen)))
    equal = [settled.chosen]
    complete = False
    while len(equal) < count and not complete:
        cuts = [no_good(problem, each, name=f"found {number}") for number, each in enumerate(equal)]
        result = solve(spending.with_rows(*cuts), time_limit=time_limit, twins="any")
        complete = not result.found
        if result.status == "best_found":
            break
        if result.found:
            equal.append(result.chosen)
    return accept(problem, replace(settled, equal_best=len(equal), equal_best_exact=complete))
