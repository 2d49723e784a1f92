"""The cheapest ways out of a clash: by how much which rule must give, each proved by a solve."""

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
    """One row that gives.

    Attributes:
        rule: key of the rule.
        row: name of the row; "" where the whole rule is dropped, because it has no amount.
        sense: of the row: a cap "<=" is raised, a floor ">=" is lowered.
        unit: "money", "count" or the key of a total.
        before: right-hand side as it is, in the unit.
        after: right-hand side that just leaves a portfolio.
        about: whom of many the rule gives for, where it holds for each: an investor; else "".
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
    """Changes that together leave a portfolio.

    Attributes:
        changes: one for each rule that gives; each is the least that does it once those before it are made.
        proof: the best portfolio after the changes.
    """

    changes: tuple[Change, ...]
    proof: Portfolio


def relaxations(asked: Answers, clashes: Clashes, *, limit: int = 10) -> Iterator[Relaxation]:
    """Yield a way out for each smallest repair, those of fewest rules first.

    Args:
        asked: answers about an infeasible problem.
        clashes: its clashes.
        limit: at most so many.
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
    """Return the rows of a rule as they must be, each moved no further than needed once the earlier ones are moved."""
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
    """Return the total of a row that comes nearest to holding, over all portfolios; None where there is none."""
    sign = -1 if row.sense == "<=" else 1
    gains = np.zeros(len(problem.bonuses)) if row.bonuses is None else row.bonuses.astype(np.float64)
    values = sign * row.coefficients.astype(np.float64)
    asked = answers(problem.with_values(values, gains=sign * gains, objective=row.name), time_limit=time_limit)
    nearest = asked.best()
    return row_total(problem, row, nearest.chosen) if nearest.found and nearest.proven else None


def _adopt(problem: Problem, rule: str, rows: Sequence[Row]) -> Problem:
    """Return the problem with the rows of a rule as given, dropped where none is."""
    budget = problem.budget_row
    if budget is not None and problem.rows[budget].rule == rule:
        return problem.with_budget(rows[0].rhs) if rows else problem.with_budget(None)
    return problem.without_rules([rule]).with_rows(*rows)
