"""All rules of a council into one problem: the rows that every engine reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

import numpy as np

from appraisal.arrays import Floats
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Balance, Problem, Row
from appraisal.rules import marks
from appraisal.rules.choices import bonuses
from appraisal.rules.file import Rules
from appraisal.rules.funding import COUNCIL_FUND


def rows_of(rules: Rules, candidates: Candidates) -> Iterator[Row]:
    """Yield the rows of all rules: first the budgets, the council's own first, then the rules in their order."""
    choices = rules.choices(candidates)
    for fund, budget in rules.by_fund().items():
        yield from budget.rows(fund, choices)
    for key, rule in rules.keyed():
        yield from rule.rows(key, choices)


def same_rows(rules: Rules, one: Candidates, other: Candidates) -> bool:
    """Return whether rules give the same rows for both: they differ at most in totals that no rule uses."""
    plain = (each.name for each in fields(Candidates) if each.name not in ("requests", "totals"))
    counted = {total for rule in rules.rules for total in rule.counted}
    return (
        all(getattr(one, name) == getattr(other, name) for name in plain)
        and one.requests.keys() == other.requests.keys()
        and all(np.array_equal(asked, other.requests[fund]) for fund, asked in one.requests.items())
        and all(np.array_equal(one.totals.get(key, ()), other.totals.get(key, ())) for key in counted)
    )


def problem_of(
    rules: Rules,
    candidates: Candidates,
    *,
    objective: str,
    values: Floats,
    slopes: Mapping[str, float] | None = None,
    balance: Balance | None = None,
    rows: Sequence[Row] | None = None,
) -> Problem:
    """Return the portfolio problem of a council.

    Costs are the requests to the council's own fund; its total budget is the what-if budget.

    Args:
        rules: rules.toml; its names must be known (see `documents/checks_rules.py`).
        candidates: what can be chosen.
        objective: its name.
        values: (n,) what each option adds to it.
        slopes: key of a total -> what one unit of it adds to the objective, for synergies.
        balance: a max-min objective, in place of `values`.
        rows: of these rules, if known; see `rows_of`.
    """
    return Problem(
        options=candidates.options,
        values=values,
        costs=marks.asked(candidates, COUNCIL_FUND),
        rows=tuple(rows_of(rules, candidates) if rows is None else rows),
        bonuses=bonuses(rules.choices(candidates).gains, slopes or {objective: 1.0}),
        budget_row=None if rules.budget.total is None else 0,
        balance=balance,
        objective=objective,
    )
