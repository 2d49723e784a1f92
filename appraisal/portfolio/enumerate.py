"""Every admissible portfolio at once, for up to about 2^20 combinations: the exact engine behind instant answers.

Projects are split into two halves; the subset sums of a half are built by doubling, and every combination is a pair of
halves. One mask for each row leaves all admissible portfolios under every rule except the total budget, which stays
open for what-if questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Bools, Floats, Ints
from appraisal.errors import DefectError
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.masks import MOST_OPTIONS, bits, combinations, earned_by, earned_in, first, subset_sums
from appraisal.portfolio.portfolio_value import portfolio_value
from appraisal.portfolio.problem import Problem, Row

_LARGEST = 2**20
_BLOCK = 2**16  # combinations at a time, so that the sums of one block fit the processor's cache
ENGINE = "enumeration"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Enumeration:
    """All portfolios that keep to every row except that of the total budget.

    Attributes:
        problem: the problem; its own budget is the default of every question.
        masks: (m,) the chosen options as bits, the first option highest, so that case order is numerical order.
        costs: (m,) thousandths.
        units: (m,) the objective in whole quanta of the problem.
    """

    problem: Problem
    masks: Ints
    costs: Ints
    units: Ints

    def chosen(self, mask: int) -> tuple[int, ...]:
        """Return the options of a mask in ascending order."""
        n = len(self.problem.options)
        return tuple(index for index in range(n) if mask >> (n - 1 - index) & 1)

    def totals(self, numbers: Ints, *, bonuses: Sequence[int] = ()) -> Ints:
        """Return (m,) sums over each portfolio, given one number for each option and each bonus."""
        sums = subset_sums(self.masks, numbers)
        for bonus, gain in zip(self.problem.bonuses, bonuses, strict=bool(bonuses)):
            if gain:
                sums += gain * earned_in(self.problem, bonus.projects, self.masks)
        return sums

    def matrix(self) -> Floats:
        """Return (m, n) ones and zeros: which options each portfolio contains."""
        shifts = np.arange(len(self.problem.options) - 1, -1, -1)
        return ((self.masks[:, None] >> shifts) & 1).astype(np.float64)

    def keeping(self, rows: Iterable[Row]) -> Enumeration:
        """Return only the portfolios that keep to further rows."""
        keep = np.ones(len(self.masks), dtype=bool)
        for row in rows:
            keep &= holds(
                row, self.totals(row.coefficients, bonuses=[] if row.bonuses is None else row.bonuses.tolist())
            )
        return self.where(keep)

    def valued(self, problem: Problem) -> Enumeration:
        """Return the same portfolios under another objective; the rows of the problem must be the same."""
        return Enumeration(problem=problem, masks=self.masks, costs=self.costs, units=_units(problem, self.masks))

    def where(self, keep: Bools) -> Enumeration:
        """Return only the marked portfolios."""
        return Enumeration(problem=self.problem, masks=self.masks[keep], costs=self.costs[keep], units=self.units[keep])

    def within(self, budget: int | None) -> Enumeration:
        """Return only the portfolios within a budget; None returns all."""
        return self if budget is None else self.where(self.costs <= budget)

    def best(self, budget: int | None) -> Portfolio:
        """Return the best portfolio within a budget by rule 11, and the number of equally good ones."""
        affordable = self.within(budget)
        if not len(affordable.masks):
            return Portfolio(
                status="infeasible", objective=self.problem.objective, engine=ENGINE, confirmed_by=(ENGINE,)
            )
        top = affordable.where(affordable.units == affordable.units.max())
        cheapest = top.costs.min()
        chosen = self.chosen(first(top.masks[top.costs == cheapest]))
        return Portfolio(
            status="optimal",
            objective=self.problem.objective,
            value=portfolio_value(self.problem, chosen),
            chosen=chosen,
            cost=int(cheapest),
            gap=0.0,
            equal_best=len(top.masks),
            equal_best_exact=True,
            engine=ENGINE,
            confirmed_by=(ENGINE,),
        )


def can_enumerate(problem: Problem) -> bool:
    """Return whether a problem is small enough for enumeration."""
    return len(problem.options) <= MOST_OPTIONS and combinations(problem) <= _LARGEST


def enumerate_all(problem: Problem) -> Enumeration:
    """Enumerate all combinations and keep the admissible ones.

    Raises:
        DefectError: if there are more than `_LARGEST`; call `can_enumerate` first.
    """
    if not can_enumerate(problem):
        raise DefectError(f"{combinations(problem)} combinations are too many to look at")
    masks = admissible_masks(problem, [row for index, row in enumerate(problem.rows) if index != problem.budget_row])
    costs = subset_sums(masks, problem.costs)
    return Enumeration(problem=problem, masks=masks, costs=costs, units=_units(problem, masks))


def admissible_masks(problem: Problem, rows: Sequence[Row]) -> Ints:
    """Return the masks of all combinations that keep to some rows."""
    low, high = _halves(problem)
    return np.concatenate(list(_admissible(problem, rows, low, high)))


def _halves(problem: Problem) -> tuple[Ints, Ints]:
    """Return the masks of all combinations of the later and of the earlier projects: two lists of similar length."""
    projects, low = list(problem.of_project), np.zeros(1, dtype=np.int64)
    half = combinations(problem) ** 0.5
    while projects and len(low) < half:
        low = _doubled(problem, low, projects.pop())
    high = np.zeros(1, dtype=np.int64)
    while projects:
        high = _doubled(problem, high, projects.pop())
    return low, high


def _doubled(problem: Problem, masks: Ints, options: Sequence[int]) -> Ints:
    return np.concatenate([masks, *(masks | bits(problem, [each]) for each in reversed(options))])


def _admissible(problem: Problem, rows: Sequence[Row], low: Ints, high: Ints) -> Iterable[Ints]:
    coefficients = np.array([row.coefficients for row in rows], dtype=np.int64).reshape(len(rows), len(problem.options))
    below, above = (subset_sums(masks, coefficients) for masks in (low, high))
    least, most = (end(below, axis=1) + end(above, axis=1) for end in (np.min, np.max))
    sums = [
        (row, below[k], above[k])
        for k, row in enumerate(rows)
        # A row that no combination can break needs no mask.
        if row.bonuses is not None or not (row.holds(int(least[k])) and row.holds(int(most[k])))
    ]
    step = max(1, _BLOCK // len(low))
    for start in range(0, len(high), step):
        block = slice(start, start + step)
        keep = np.ones((len(high[block]), len(low)), dtype=bool)
        masks = high[block, None] | low[None, :]
        for row, later, sooner in sums:
            if row.bonuses is None:
                keep &= _holds_pair(row, later, sooner[block])
            else:
                total = sooner[block, None] + later[None, :]
                for bonus, gain in zip(problem.bonuses, row.bonuses.tolist(), strict=True):
                    total = total + gain * earned_in(problem, bonus.projects, masks)
                keep &= holds(row, total)
        yield masks[keep]


def _holds_pair(row: Row, below: Ints, above: Ints) -> Bools:
    """Compare sums of pairs without computing them: a + b <= rhs if b <= rhs - a."""
    rest, each = (row.rhs - above)[:, None], below[None, :]
    result: Bools = each <= rest if row.sense == "<=" else each >= rest if row.sense == ">=" else each == rest
    return result


def holds(row: Row, totals: Ints) -> Bools:
    """Return for each sum whether it satisfies a row."""
    result: Bools = (
        totals <= row.rhs if row.sense == "<=" else totals >= row.rhs if row.sense == ">=" else totals == row.rhs
    )
    return result


def _units(problem: Problem, masks: Ints) -> Ints:
    if problem.balance is None:
        units = subset_sums(masks, problem.units)
        for bonus, gain in zip(problem.bonuses, problem.bonus_units, strict=True):
            units += gain * earned_in(problem, bonus.projects, masks)
        return problem.grain.rounded(units) if problem.grain.shift else units
    earned = earned_by(problem, masks)
    parts: list[Ints] = []
    for part, offset, gains in zip(*problem.balance_units(), strict=True):
        parts.append(subset_sums(masks, part) + offset)
        for gain, each in zip(gains.tolist(), earned, strict=True):
            parts[-1] += gain * each
    least: Ints = np.minimum.reduce(parts)
    return problem.grain.rounded(least)
