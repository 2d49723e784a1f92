"""A version of a project with the money of the council's funds in its statement.

Ranking, the criterion `npv` and the objectives use the statement before that money: a grant adds to the owners' value
as much as it asks, so a project would buy its place by asking for more, and the budget would pay for a value that it
brought itself. The owners' and the budget's views hold the money; both stand beside each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from appraisal.documents.rules import Budget
from appraisal.figures import Status, weakest
from appraisal.finance.cash_flow import statement
from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.indicators import Indicators, indicators
from appraisal.finance.public_money import FUND, Loan, added_to_table, invested, lent, owned, shifted
from appraisal.finance.statement import Statement
from appraisal.measures.project_variant import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Funded:
    """A version's statement and indicators as its owners have them; `funds` are those whose money is in them."""

    statement: Statement
    indicators: Indicators
    drivers: Drivers | None
    funds: tuple[str, ...] = ()


def funded(version: Version) -> Funded | None:
    """Return a version with the money of all funds that pay in a form; None without a statement.

    A request is money of the day, as the budget is. A loan is repaid by the last year of the project at the latest.
    """
    before, found = version.statement, version.indicators
    if before is None or found is None:
        return None
    paying = _paying(version)
    if not paying:
        return Funded(statement=before, indicators=found, drivers=version.drivers)
    last = max([before.years[-1], *(year for paid, _ in paying.values() for year in paid)])
    budgets = version.case.rules.by_fund()
    supports = [
        (_given(FUND + fund, paid, budgets[fund], last), status)
        for fund, (paid, status) in paying.items()
        if budgets[fund].form != "equity"
    ]
    after, drivers = _with(version, before, supports)
    plain = before if version.drivers is not None else added_to_table(before, [], version.terms)
    lent_to = after if supports else plain
    shares = [
        (owned(FUND + fund, paid, lent_to, whole=invested(plain)), status)
        for fund, (paid, status) in paying.items()
        if budgets[fund].form == "equity"
    ]
    if shares:
        after, drivers = _with(version, before, [*supports, *shares])
    return Funded(statement=after, indicators=indicators(after, version.terms), drivers=drivers, funds=tuple(paying))


def _paying(version: Version) -> dict[str, tuple[dict[int, float], Status]]:
    """Return what each fund that pays in a form is asked for by year; a fund with a missing request pays nothing."""
    found: dict[str, tuple[dict[int, float], Status]] = {}
    budgets = version.case.rules.by_fund()
    for fund, by_year in (version.requests or {}).items():
        form = budgets[fund].form if fund in budgets else None
        if form in (None, "accompanied") or any(each.missing for each in by_year.values()):
            continue
        paid = {year: each.known() for year, each in by_year.items() if each.known()}
        if paid:
            found[fund] = (paid, weakest(each.status for each in by_year.values()))
    return found


def _given(name: str, paid: Mapping[int, float], budget: Budget, last: int) -> Support:
    if budget.loan is None:
        return Support(name=name, received=dict(paid))
    terms = Loan(rate=budget.loan.rate, grace=budget.loan.grace, years=budget.loan.years)
    return lent(name, paid, terms, last=last)


def _with(
    version: Version, before: Statement, supports: list[tuple[Support, Status]]
) -> tuple[Statement, Drivers | None]:
    if version.drivers is None:
        return (added_to_table(before, supports, version.terms) if supports else before), None
    drivers = replace(
        version.drivers,
        support=(*version.drivers.support, *(shifted(each, -version.drivers.shift) for each, _ in supports)),
        statuses={**version.drivers.statuses, **{f"support.{each.name}": status for each, status in supports}},
    )
    return statement(drivers, version.terms), drivers
