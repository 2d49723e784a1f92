"""The cheapest ways out of a clash: which rule must be relaxed by how much, each proved by a solve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.answers import Answers, answers
from appraisal.portfolio.check import row_total
from appraisal.portfolio.clashes import Clashes
from appraisal.portfolio.problem import Problem, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One relaxed row.

    Attributes:
        rule: key of the rule.
        row: name of the row; "" if the whole rule is dropped, because it has no amount.
        sense: of the row: a cap "<=" is raised, a floor ">=" is lowered.
        unit: "money", "count" or the key of a total.
        before: the present right-hand side, in the unit.
        after: the right-hand side with which there just is a portfolio.
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

    changes: tuple[Change, ...]
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


def _give(problem: Problem, rule: str, time_limit: float) -> tuple[Sequence[Row], list[Change]]:
    """Return the relaxed rows of a rule, each moved only as far as needed after the earlier ones are moved."""
    rows = [row for row in problem.rows if row.rule == rule]
    if any(not row.unit or row.sense == "==" for row in rows):
        return [], [Change(rule=rule)]
    base = problem.without_rules([rule])
    kept: list[Row] = []
    changes = []
    for row in rows:
        least = _least_reach(base.with_rows(*kept), row, time_limit)
        moved = row if least is None or row.holds(least) else replace(row, rhs=least)
        if moved is not row:
            before, after = row.rhs / row.scale, moved.rhs / row.scale
            changes.append(
                Change(
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
