"""All rules of a council into one problem: the rows that every engine reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appraisal.arrays import Floats
from appraisal.documents.project import COUNCIL_FUND
from appraisal.documents.rules import (
    AtLeastOneOf,
    Count,
    Excluded,
    Exclusive,
    GroupCount,
    GroupMoney,
    Investor,
    Mandatory,
    Prerequisite,
    Rules,
    Synergy,
    Total,
)
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Balance, Problem, Row
from appraisal.portfolio.rules import counts, logic, marks, money, totals


def rows_of(rules: Rules, candidates: Candidates) -> Iterator[Row]:
    """Yield the rows of all rules: first the budgets, the council's own at the head, then the rules in their order."""
    for fund, budget in rules.by_fund().items():
        yield from money.budget_rows(fund, budget, candidates)
    earnable = totals.synergies(rules, candidates)
    for key, rule in rules.keyed():
        match rule:
            case Count():
                yield from counts.count_rows(key, rule, candidates)
            case GroupCount():
                yield from counts.group_count_rows(key, rule, candidates)
            case GroupMoney():
                yield from money.group_money_rows(key, rule, candidates)
            case Investor():
                yield from counts.investor_count_rows(key, rule, candidates)
                yield from money.investor_money_rows(key, rule, candidates)
            case Mandatory():
                yield from logic.mandatory_rows(key, rule, candidates)
            case Excluded():
                yield from logic.excluded_rows(key, rule, candidates)
            case Exclusive():
                yield from logic.exclusive_rows(key, rule, candidates)
            case AtLeastOneOf():
                yield from logic.at_least_one_rows(key, rule, candidates)
            case Prerequisite():
                yield from logic.prerequisite_rows(key, rule, candidates)
            case Total():
                yield from totals.total_rows(key, rule, candidates, earnable)
            case Synergy():
                pass  # no condition: it adds to totals and objectives


def problem_of(
    rules: Rules,
    candidates: Candidates,
    *,
    objective: str,
    values: Floats,
    slopes: Mapping[str, float] | None = None,
    balance: Balance | None = None,
) -> Problem:
    """Return the portfolio problem of a council.

    Costs are what is asked of the council's own fund; its total budget is the what-if budget.

    Args:
        rules: rules.toml; names must be known (see `rules_check.py`).
        candidates: what can be chosen.
        objective: its name.
        values: (n,) what each option adds to it.
        slopes: key of a total -> what one unit of it adds to the objective, for synergies.
        balance: an objective that is the least of several, in place of `values`.
    """
    rows = tuple(rows_of(rules, candidates))
    return Problem(
        options=candidates.options,
        values=values,
        costs=marks.asked(candidates, COUNCIL_FUND),
        rows=rows,
        bonuses=totals.bonuses(totals.synergies(rules, candidates), slopes or {objective: 1.0}),
        budget_row=None if rules.budget.total is None else 0,
        balance=balance,
        objective=objective,
    )
