"""All rules of a council into one problem: the rows that every engine reads."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

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


def rows_key(rules: Rules, candidates: Candidates) -> Hashable:
    """Return what the rows depend on: rules and candidates, with only those totals that a rule uses."""
    counted = sorted({total for rule in rules.rules for total in rule.counted} & set(candidates.totals))
    return (
        rules.model_dump_json(),
        candidates.projects,
        tuple(candidates.groups.items()),
        tuple(candidates.investors.items()),
        tuple(candidates.marks.items()),
        candidates.options,
        candidates.years,
        candidates.absent,
        tuple((fund, asked.tobytes()) for fund, asked in candidates.requests.items()),
        tuple((key, candidates.totals[key].tobytes()) for key in counted),
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
