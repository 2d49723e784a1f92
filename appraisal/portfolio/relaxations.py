"""The cheapest ways out of a clash: which rule must be relaxed by how much, each proved by a solve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count

import numpy as np

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.check import row_total
from appraisal.portfolio.clashes import Clashes
from appraisal.portfolio.problem import Problem, Row
from appraisal.portfolio.share_row import ShareRow

_DECIMALS = 4  # of a share: hundredths of a percent


@dataclass(frozen=True, slots=True, kw_only=True)
class RelaxedRow:
    """One relaxed row.

    Attributes:
        rule: key of the rule.
        row: name of the row; "" if the whole rule is dropped, because it has no amount.
        sense: of the row: a cap "<=" is raised, a floor ">=" is lowered.
        unit: "money", "count", "share" or the key of a total.
        before: the present right-hand side, in the unit.
        after: the right-hand side with which there just is a portfolio; of a share, in hundredths of a
            percent, or finer if its bound is.
        about: the investor of the row, if its rule holds for each investor; else "".
    """

    rule: str
    row: str = ""
    sense: str = ""
    unit: str = ""
    before: float | None = None
    after: float | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """Changes with which there is a portfolio.

    Attributes:
        changes: one for each relaxed rule; each is the smallest sufficient one after the earlier changes.
        proof: the best portfolio after the changes.
    """

    changes: tuple[RelaxedRow, ...]
    proof: Portfolio


def relaxations(asked: Answers, clashes: Clashes, *, limit: int = 10) -> Iterator[Relaxation]:
    """Yield a way out for each smallest repair, those with the fewest rules first.

    Args:
        asked: answers about an infeasible problem.
        clashes: its clashes.
        limit: largest number of ways out.
    """
    for repair in clashes.repairs[:limit]:
        changed, changes = asked.problem, []
        for place, rule in enumerate(repair):
            following = changed.without_rules(repair[place + 1 :])
            step, changes_of_rule = _give(following, rule, asked.time_limit)
            changes += changes_of_rule
            changed = _adopt(changed, rule, step)
        proof = asked.about(changed).best()
        if proof.found:
            yield Relaxation(changes=tuple(changes), proof=proof)


def _give(problem: Problem, rule: str, time_limit: float) -> tuple[Sequence[Row], list[RelaxedRow]]:
    """Return the relaxed rows of a rule, each moved only as far as needed after the earlier ones are moved."""
    rows = [row for row in problem.rows if row.rule == rule]
    if any(not row.unit or row.sense == "==" for row in rows):
        return [], [RelaxedRow(rule=rule)]
    base = problem.without_rules([rule])
    kept: list[Row] = []
    changes = []
    for row in rows:
        moved = _moved(base.with_rows(*kept), row, time_limit)
        if moved is None:
            return [], [RelaxedRow(rule=rule)]
        if moved is not row:
            before, after = _amount(row), _amount(moved)
            changes.append(
                RelaxedRow(
                    rule=rule,
                    row=row.name,
                    sense=row.sense,
                    unit=row.unit,
                    before=before,
                    after=after,
                    about=row.about,
                )
            )
        kept.append(moved)
    return kept, changes


def _amount(row: Row) -> float:
    return float(row.bound) if isinstance(row, ShareRow) else row.rhs / row.scale


def _moved(problem: Problem, row: Row, time_limit: float) -> Row | None:
    """Return the row moved as far as a portfolio needs, itself if it holds; None if no amount admits a portfolio."""
    if isinstance(row, ShareRow):
        return _moved_share(problem, row, time_limit)
    least = _least_reach(problem, row, time_limit)
    return row if least is None or row.holds(least) else replace(row, rhs=least)


def _moved_share(problem: Problem, row: ShareRow, time_limit: float) -> ShareRow | None:
    """Return the row with the nearest bound in whole steps that a portfolio keeps to.

    Each portfolio reached gives a bound, and the next must be better by a step (W. Dinkelbach 1967, "On nonlinear
    fractional programming", Management Science 13, 492-498). Rows decide, so that the answer is exact; the objective
    only leads to the largest distance. Portfolios that ask for no money, or return some, gain nothing by another bound.
    """
    if answers(problem.with_rows(row), time_limit=time_limit).best().found:
        return row
    steps = next(10**each for each in count(_DECIMALS) if 10**each % row.bound.denominator == 0)
    sign = -1 if row.sense == "<=" else 1
    paid = problem.with_rows(Row(name=f"{row.name} paid", coefficients=row.whole, sense=">=", rhs=1))
    trial, result = row.at(Fraction(sign < 0)), None
    while trial is not None:
        values = sign * trial.coefficients.astype(np.float64)
        better = answers(paid.with_rows(trial).with_values(values, objective=row.name), time_limit=time_limit).best()
        if not better.proven:
            return None
        if not better.found:
            return result
        part, whole = (sum(numbers[list(better.chosen)].tolist()) for numbers in (row.part, row.whole))
        reached = sign * (sign * part * steps // whole)  # rounded away from the present bound
        result = row.at(Fraction(reached, steps))
        trial = row.at(Fraction(reached + sign, steps))
    return None


def _least_reach(problem: Problem, row: Row, time_limit: float) -> int | None:
    """Return the total of a row closest to satisfying it, over all portfolios; None without a portfolio."""
    sign = -1 if row.sense == "<=" else 1
    gains = np.zeros(len(problem.bonuses)) if row.bonuses is None else row.bonuses.astype(np.float64)
    values = sign * row.coefficients.astype(np.float64)
    asked = answers(problem.with_values(values, gains=sign * gains, objective=row.name), time_limit=time_limit)
    nearest = asked.best()
    return row_total(problem, row, nearest.chosen) if nearest.found and nearest.proven else None


def _adopt(problem: Problem, rule: str, rows: Sequence[Row]) -> Problem:
    """Return the problem with new rows of a rule; without new rows the rule is dropped."""
    budget = problem.budget_row
    if budget is not None and problem.rows[budget].rule == rule:
        return problem.with_budget(rows[0].rhs) if rows else problem.with_budget(None)
    return problem.without_rules([rule]).with_rows(*rows)
