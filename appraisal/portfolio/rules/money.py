"""Rules on money: total and yearly budgets of funds, money of a group, money of an investor."""

from __future__ import annotations

from collections.abc import Iterator

from appraisal.arrays import Ints
from appraisal.documents.project import COUNCIL_FUND
from appraisal.documents.rules import Budget, GroupMoney, Investor
from appraisal.money import THOUSANDTHS, thousandths
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.problem import Row, Sense
from appraisal.portfolio.rules import marks


def fund_key(fund: str) -> str:
    """Return the rule key of a fund's total budget; that of a year has `.YEAR` after it."""
    return "budget" if fund == COUNCIL_FUND else f"funds.{fund}"


def limited_years(budget: Budget) -> tuple[int, ...]:
    """Return the years in which a fund's money is limited, rising.

    With carry-over these are also the years between those that are given money: they have what was left.
    """
    if not budget.carry_over or not budget.years:
        return tuple(sorted(budget.years))
    return tuple(range(min(budget.years), max(budget.years) + 1))


def budget_rows(fund: str, budget: Budget, candidates: Candidates) -> Iterator[Row]:
    """Yield the row of the total and those of the years.

    With carry-over the row of a year compares all that is asked up to it with all that was given up to it: what is
    unspent stays.
    """
    key = fund_key(fund)
    if budget.total is not None:
        yield _row(key, marks.asked(candidates, fund), "<=", thousandths(budget.total), key)
    given = 0
    for year in limited_years(budget):
        given = given * budget.carry_over + thousandths(budget.years.get(year, 0.0))
        until = marks.asked(candidates, fund, last_year=year)
        asked = until if budget.carry_over else marks.asked_in(candidates, fund, year)
        yield _row(f"{key}.{year}", asked, "<=", given, f"{key}.{year}")


def group_money_rows(key: str, rule: GroupMoney, candidates: Candidates) -> Iterator[Row]:
    """Yield the floor and the cap on what a group asks for."""
    asked = marks.asked(candidates, rule.fund) * marks.group(candidates, rule.group)
    if rule.at_least is not None:
        yield _row(f"{key} min", asked, ">=", thousandths(rule.at_least), key)
    if rule.at_most is not None:
        yield _row(f"{key} max", asked, "<=", thousandths(rule.at_most), key)


def investor_money_rows(key: str, rule: Investor, candidates: Candidates) -> Iterator[Row]:
    """Yield the cap on the money of an investor, or of each; a shared project counts in full for each investor."""
    if rule.at_most_money is None:
        return
    names = marks.investors(candidates) if rule.investor is None else (rule.investor,)
    for name in names:
        asked = marks.asked(candidates) * marks.investor(candidates, name)
        about = name if rule.investor is None else ""
        yield _row(f"{key} money {name}", asked, "<=", thousandths(rule.at_most_money), key, about)


def _row(name: str, coefficients: Ints, sense: Sense, rhs: int, rule: str, about: str = "") -> Row:
    return Row(
        name=name,
        coefficients=coefficients,
        sense=sense,
        rhs=rhs,
        rule=rule,
        unit="money",
        scale=THOUSANDTHS,
        about=about,
    )
