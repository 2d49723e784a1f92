"""Objectives that are more than a sum: balanced, and the best NPV first.

`closeness`, `value`, `npv` and any other total are sums over the chosen options: they need only a `Problem`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from appraisal.arrays import Floats, finite, frozen
from appraisal.errors import refuse
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers
from appraisal.portfolio.constraints import as_good_as
from appraisal.portfolio.portfolio_value import portfolio_units
from appraisal.portfolio.problem import Balance, Problem


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Balanced:
    """A problem that maximises the least of the criteria, each as a share of its own best total.

    Attributes:
        problem: to be solved like any other.
        best: (k,) the best total of each criterion, above doing nothing, under the same rules.
        counted: (k,) whether the criterion counts; it does not if nothing can be gained on it.
    """

    problem: Problem
    best: Floats
    counted: tuple[bool, ...]


def balanced(asked: Answers, parts: Floats, *, gains: Floats | None = None) -> Balanced:
    """Return the max-min problem: the criterion furthest behind its own best is brought as close as possible.

    Args:
        asked: answers about a problem with the rules that count.
        parts: (k, n options) what each option adds to each criterion above doing nothing, more being better.
        gains: (k, bonuses) what each synergy adds to each.

    If nothing can be gained on any criterion, every portfolio has value 0, and the cheapest is chosen (rule 11).
    """
    problem = asked.problem
    sums, extra = _checked(problem, parts, gains)
    best = np.zeros(len(sums))
    for number, (part, gain) in enumerate(zip(sums, extra, strict=True)):
        reached = asked.about(problem.with_values(part, gains=gain, objective="part")).best()
        best[number] = reached.value or 0.0
    return balanced_by(problem, sums, best, gains=extra)


def balanced_by(problem: Problem, parts: Floats, best: Floats, *, gains: Floats | None = None) -> Balanced:
    """Return the max-min problem for known best totals; see `balanced`."""
    sums, extra = _checked(problem, parts, gains)
    counted = best > 0
    if counted.any():
        size = best[counted, np.newaxis]
        shares, bonuses = sums[counted] / size, extra[counted] / size
    else:
        shares, bonuses = np.zeros((1, len(problem.options))), np.zeros((1, len(problem.bonuses)))
    balance = Balance(parts=shares, offsets=np.zeros(len(shares)), bonuses=bonuses)
    return Balanced(
        problem=replace(problem, balance=balance, objective="balanced", minimise=False),
        best=frozen(best),
        counted=tuple(counted.tolist()),
    )


def _checked(problem: Problem, parts: Floats, gains: Floats | None) -> tuple[Floats, Floats]:
    sums = finite("parts", parts, shape=(-1, len(problem.options)))
    given = np.zeros((len(sums), len(problem.bonuses))) if gains is None else gains
    return sums, finite("gains", given, shape=(len(sums), len(problem.bonuses)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NpvFirst:
    """The most valuable portfolio among those that give up at most a share of the best NPV.

    Attributes:
        portfolio: the answer; its `value` is by the second objective.
        best: the portfolio of the best NPV.
        floor: the NPV that had to be kept.
        npv: the NPV of the answer; None without one.
        problem: the second problem, with the floor among its rows.
    """

    portfolio: Portfolio
    best: Portfolio
    floor: float | None
    npv: float | None
    problem: Problem


def npv_first(npv: Answers, second: Problem, *, sacrifice: float) -> NpvFirst:
    """Return the best portfolio by a second objective within a stated sacrifice of NPV.

    Args:
        npv: answers about the problem with NPV as its objective.
        second: the same problem with the objective that decides among those of nearly the best NPV.
        sacrifice: share of the magnitude of the best NPV that may be given up, 0 to 1.

    Raises:
        InputError: `sacrifice_not_a_share`.
    """
    if not 0 <= sacrifice <= 1:
        raise refuse("sacrifice_not_a_share", sacrifice=sacrifice)
    best = npv.best()
    if not best.found:
        nothing = replace(best, objective="npv-first")
        return NpvFirst(portfolio=nothing, best=best, floor=None, npv=None, problem=second)
    top = portfolio_units(npv.problem, best.chosen)
    floor = top - int(abs(top) * sacrifice)
    # The row has its own name, so that later questions can add their own row for "as good".
    rows = [replace(row, name=f"npv {row.name}") for row in as_good_as(npv.problem, floor)]
    kept = replace(second, objective="npv-first").with_rows(*rows)
    answer = npv.about(kept).best()
    reached = portfolio_units(npv.problem, answer.chosen) * npv.problem.quantum if answer.found else None
    return NpvFirst(portfolio=answer, best=best, floor=floor * npv.problem.quantum, npv=reached, problem=kept)
