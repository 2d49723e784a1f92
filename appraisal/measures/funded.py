"""A variant of a project with the money of the council's funds in its statement.

Ranking, the criterion `npv` and the objectives use the statement before that money. A grant raises the owners' value by
its own amount, so a project could buy a better place by asking for more, and the budget would pay for value that it
brought in itself. The owners' and the budget's views include the money and are shown beside the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from appraisal.figures import Status, weakest
from appraisal.finance.cash_flow import statement
from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.indicators import Indicators, indicators
from appraisal.finance.public_money import FUND, Loan, added_to_table, invested, lent, owned, shifted
from appraisal.finance.statement import Statement
from appraisal.measures.project_variant import ProjectVariant
from appraisal.rules.budget import Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Funded:
    """A variant's statement and indicators from the owners' view; `funds` are the funds whose money they include."""

    statement: Statement
    indicators: Indicators
    drivers: Drivers | None
    funds: tuple[str, ...] = ()


def funded(variant: ProjectVariant) -> Funded | None:
    """Return a variant with the money of all funds that state a form; None without a statement.

    A request is money of the day, as the budget is. A loan is repaid by the last year of the project at the latest.
    """
    before, result = variant.statement, variant.indicators
    if before is None or result is None:
        return None
    paying = _paying(variant)
    if not paying:
        return Funded(statement=before, indicators=result, drivers=variant.drivers)
    last = max([before.years[-1], *(year for paid, _ in paying.values() for year in paid)])
    budgets = variant.case.rules.by_fund()
    supports = [
        (_given(FUND + fund, paid, budgets[fund], last), status)
        for fund, (paid, status) in paying.items()
        if budgets[fund].form != "equity"
    ]
    after, drivers = _with(variant, before, supports)
    plain = before if variant.drivers is not None else added_to_table(before, [], variant.terms)
    lent_to = after if supports else plain
    shares = [
        (owned(FUND + fund, paid, lent_to, whole=invested(plain)), status)
        for fund, (paid, status) in paying.items()
        if budgets[fund].form == "equity"
    ]
    if shares:
        after, drivers = _with(variant, before, [*supports, *shares])
    return Funded(statement=after, indicators=indicators(after, variant.terms), drivers=drivers, funds=tuple(paying))


def _paying(variant: ProjectVariant) -> dict[str, tuple[dict[int, float], Status]]:
    """Return the request to each fund that states a form, by year; a fund with a missing request pays nothing."""
    result: dict[str, tuple[dict[int, float], Status]] = {}
    budgets = variant.case.rules.by_fund()
    for fund, by_year in (variant.requests or {}).items():
        form = budgets[fund].form if fund in budgets else None
        if form in (None, "accompanied") or any(each.missing for each in by_year.values()):
            continue
        paid = {year: each.known() for year, each in by_year.items() if each.known()}
        if paid:
            result[fund] = (paid, weakest(each.status for each in by_year.values()))
    return result


def _given(name: str, paid: Mapping[int, float], budget: Budget, last: int) -> Support:
    if budget.loan is None:
        return Support(name=name, received=dict(paid))
    terms = Loan(rate=budget.loan.rate, grace=budget.loan.grace, years=budget.loan.years)
    return lent(name, paid, terms, last=last)


def _with(
    variant: ProjectVariant, before: Statement, supports: list[tuple[Support, Status]]
) -> tuple[Statement, Drivers | None]:
    if variant.drivers is None:
        return (added_to_table(before, supports, variant.terms) if supports else before), None
    drivers = replace(
        variant.drivers,
        support=(*variant.drivers.support, *(shifted(each, -variant.drivers.shift) for each, _ in supports)),
        statuses={**variant.drivers.statuses, **{f"support.{each.name}": status for each, status in supports}},
    )
    return statement(drivers, variant.terms), drivers
