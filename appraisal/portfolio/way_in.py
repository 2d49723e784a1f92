"""The nearest way in for a project that was not chosen, each way proved by a solve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.asks import as_good_as, with_project, without_project
from appraisal.portfolio.check import row_total
from appraisal.portfolio.problem import Problem, Row
from appraisal.portfolio.worth import portfolio_units

_STEPS = 1000  # a cut in cost is found to a thousandth of the request
_EASES = 64  # how far a rule must give, to this part of how far it would give if it were dropped
_TOLD_APART = 1e-6  # share of the value below which a solver may call two portfolios equal
Kind = Literal["budget", "cut", "gain", "criterion", "rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """One change that brings a project into a best portfolio, everything else as it is.

    Attributes:
        kind: `budget`: the total budget rises to `amount` thousandths, the least that does it.
            `cut`: the project's requests fall by the share `amount`, to a thousandth of them.
            `gain`: the project is worth `amount` more of the objective.
            `criterion`: the project gains `amount` units of the criterion `key`, at its weight.
            `rule`: the row `row` of the rule `key` is relaxed to `amount` in its unit, to a 64th of the way to where it
            would not bind; None where the rule has no amount and is dropped.
        amount: see above.
        key: the criterion or the rule.
        row: name of the relaxed row.
        unit: "money", "count" or the key of a total: what the relaxed row counts.
        proof: a best portfolio after the change, with the project in it.
        exact: whether the next smaller change, by the step said above, was proven not to do.
    """

    kind: Kind
    amount: float | None
    key: str = ""
    row: str = ""
    unit: str = ""
    proof: Portfolio
    exact: bool = True


def ways_in(
    asked: Answers, best: Portfolio, project: str, *, slopes: Mapping[str, float] | None = None
) -> Iterator[WayIn]:
    """Yield the ways in for a project outside the best portfolio; none where there is none.

    Args:
        asked: answers about the problem.
        best: its proven best portfolio, without the project.
        project: key of a candidate.
        slopes: criterion -> what one unit of it adds to the objective, where the objective is additive.
    """
    if asked.problem.budget is not None:
        yield from _budget(asked, project)
    yield from _cut(asked, best, project)
    yield from _gain(asked, best, project, slopes or {})
    yield from _rules(asked, project)


def _budget(asked: Answers, project: str) -> Iterator[WayIn]:
    """Climb: what the best without the project is worth, the least budget at which one with it is worth as much."""
    problem, budget = asked.problem, asked.problem.budget
    inside, outside = with_project(problem, project), without_project(problem, project)
    while budget is not None:
        without = asked.best(budget=budget, rows=[outside])
        floor = as_good_as(problem, portfolio_units(problem, without.chosen)) if without.found else ()
        least = asked.least_cost(rows=[inside, *floor])
        if not (least.found and least.proven and without.proven) or least.cost is None:
            return
        if least.cost <= budget:
            proof = asked.best(budget=budget, rows=[inside])
            if budget != problem.budget:
                yield WayIn(kind="budget", amount=float(budget), proof=proof)
            return
        budget = least.cost


def _cut(asked: Answers, best: Portfolio, project: str) -> Iterator[WayIn]:
    """Halve the interval of cuts until a thousandth is left."""
    problem = asked.problem
    if not problem.costs[list(problem.options_of(project))].any():
        return
    inside = with_project(problem, project)

    def tried(cut: int) -> Portfolio | None:
        cheaper = asked.about(_cheaper(problem, project, cut / _STEPS))
        found = cheaper.best(rows=[inside])
        if not found.found or (best.found and _units(problem, found) < _units(problem, best)):
            return None
        return found

    low, high, proof = 0, _STEPS, tried(_STEPS)
    if proof is None:
        return
    while high - low > 1:
        middle = (low + high) // 2
        found = tried(middle)
        if found is None:
            low = middle
        else:
            high, proof = middle, found
    yield WayIn(kind="cut", amount=high / _STEPS, proof=proof, exact=proof.proven)


def _cheaper(problem: Problem, project: str, share: float) -> Problem:
    """Return the problem with all requests of a project cut by a share."""
    keep = np.ones(len(problem.options))
    keep[list(problem.options_of(project))] = 1 - share

    def cut(
        numbers: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
        return np.ceil(numbers * keep - 1e-9).astype(np.int64)

    rows = [replace(row, coefficients=cut(row.coefficients)) if row.unit == "money" else row for row in problem.rows]
    if problem.budget_row is not None:
        rows[problem.budget_row] = replace(problem.rows[problem.budget_row], coefficients=cut(problem.costs))
    return replace(problem, costs=cut(problem.costs), rows=tuple(rows))


def _gain(asked: Answers, best: Portfolio, project: str, slopes: Mapping[str, float]) -> Iterator[WayIn]:
    """What is missing is exactly the regret of forcing the project in."""
    problem = asked.problem
    forced = asked.best(rows=[with_project(problem, project)])
    if problem.balance is not None or not (forced.found and forced.proven and best.proven):
        return
    missing = (_units(problem, best) - _units(problem, forced)) * problem.quantum
    # A hair more settles the tie: a quantum where every portfolio is looked at, for a solver what it can tell apart.
    hair = problem.quantum
    if asked.enumeration is None:
        hair = max(hair, _TOLD_APART * max(1.0, abs(best.value or 0.0)))
    values = problem.values.copy()
    values[list(problem.options_of(project))] += missing + hair
    proof = asked.about(replace(problem, values=values)).best()
    if _holds(problem, proof, project):
        yield WayIn(kind="gain", amount=missing, proof=proof)
        for key, slope in slopes.items():
            if slope:
                yield WayIn(kind="criterion", amount=missing / slope, key=key, proof=proof)


def _rules(asked: Answers, project: str) -> Iterator[WayIn]:
    """Drop each rule in turn; where the project then comes in, find how far the rule must give."""
    problem = asked.problem
    for rule in problem.rules:
        if rule == _budget_rule(problem):
            continue
        free = asked.about(problem.without_rules([rule])).best()
        if not _holds(problem, free, project):
            continue
        broken = [
            row for row in problem.rows if row.rule == rule and not row.holds(row_total(problem, row, free.chosen))
        ]
        eased = _eased(asked, broken[0], free, project) if len(broken) == 1 and broken[0].unit else None
        yield eased or WayIn(kind="rule", amount=None, key=rule, proof=free)


def _eased(asked: Answers, row: Row, free: Portfolio, project: str) -> WayIn | None:
    """Halve the way between the row as it is and what the portfolio without it reaches; None where that will not do."""
    problem = asked.problem
    reached = row_total(problem, row, free.chosen)
    steps = min(abs(reached - row.rhs), _EASES)

    def at(step: int) -> int:
        return row.rhs + (reached - row.rhs) * step // steps

    low, high = 0, steps
    proof = asked.about(_with_rhs(problem, row, reached)).best()
    if not _holds(problem, proof, project):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        found = asked.about(_with_rhs(problem, row, at(middle))).best()
        if _holds(problem, found, project):
            high, proof = middle, found
        else:
            low = middle
    amount = at(high) / row.scale
    return WayIn(kind="rule", amount=amount, key=row.rule, row=row.name, unit=row.unit, proof=proof)


def _holds(problem: Problem, portfolio: Portfolio, project: str) -> bool:
    return project in {problem.options[each].project for each in portfolio.chosen}


def _with_rhs(problem: Problem, row: Row, rhs: int) -> Problem:
    return replace(problem, rows=tuple(replace(each, rhs=rhs) if each is row else each for each in problem.rows))


def _budget_rule(problem: Problem) -> str | None:
    return None if problem.budget_row is None else problem.rows[problem.budget_row].rule


def _units(problem: Problem, portfolio: Portfolio) -> int:
    return portfolio_units(problem, portfolio.chosen)
