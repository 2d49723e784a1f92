"""Money between a fund and a project: a grant, a loan, or a part of the project (equity)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from appraisal.arrays import Floats, frozen
from appraisal.figures import Status, weakest
from appraisal.finance.drivers import Support
from appraisal.finance.statement import Line, Statement
from appraisal.finance.terms import Terms

FUND = "fund:"  # prefix of a fund's key, so that none of the project's own supports has the same name


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """Terms of a loan: a yearly rate on the debt, the whole term in years, and the years of grace in it."""

    rate: float
    grace: int
    years: int


def lent(name: str, received: Mapping[int, float], loan: Loan, *, last: int) -> Support:
    """Return a loan in money of the day; the remaining debt is repaid in the year `last`.

    Example:
        >>> loan = lent("fund:council", {2026: 60.0}, Loan(rate=0.1, grace=1, years=3), last=2040)
        >>> dict(loan.repaid), {year: round(paid, 6) for year, paid in loan.interest.items()}
        ({2028: 30.0, 2029: 30.0}, {2027: 6.0, 2028: 6.0, 2029: 3.0})
    """
    repaid: dict[int, float] = defaultdict(float)
    interest: dict[int, float] = defaultdict(float)
    for year, money in received.items():
        part = money / (loan.years - loan.grace)
        owed = money
        for each in range(year + 1, min(year + loan.years, last) + 1):
            interest[each] += owed * loan.rate
            due = owed if each in (last, year + loan.years) else part if each > year + loan.grace else 0.0
            repaid[each] += due
            owed -= due
        if year >= last:
            repaid[year] += money
    dues = {year: money for year, money in sorted(repaid.items()) if money}
    return Support(name=name, received=dict(received), repaid=dues, interest=dict(sorted(interest.items())))


def invested(project: Statement) -> float:
    """Return a project's investment before any fund's money, in money of the day; for a table, all outflows."""
    flows = -project.amounts("investment") if project.detailed else np.maximum(-project.net_flow, 0.0)
    return float((flows * level(project)).sum())


def owned(name: str, received: Mapping[int, float], before: Statement, *, whole: float) -> Support:
    """Return money for a part of the project, which is the fund's share of the whole investment; dividends follow it.

    Args:
        name: of the support.
        received: by year, in money of the day.
        before: the project with the grants and loans of funds.
        whole: the whole investment; see `invested`.

    The fund's dividends are its part of every positive net flow from its first payment on. Nothing is bought back.
    """
    nominal = before.net_flow * level(before)
    part = min(1.0, sum(received.values()) / whole) if whole > 0 else 1.0
    since = min(received)
    gains = zip(before.years, nominal.tolist(), strict=True)
    dividends = {year: part * flow for year, flow in gains if year > since and flow > 0}
    return Support(name=name, received=dict(received), dividends=dividends)


def level(statement: Statement) -> Floats:
    """Return the factors that turn a statement's money into money of the day, shape (years,)."""
    return statement.deflator if statement.kind == "real" else frozen(np.ones(len(statement.years)))


def shifted(support: Support, years: int) -> Support:
    """Return support moved by years."""

    def moved(flows: Mapping[int, float]) -> dict[int, float]:
        return {year + years: money for year, money in flows.items()}

    return Support(
        name=support.name,
        received=moved(support.received),
        repaid=moved(support.repaid),
        interest=moved(support.interest),
        dividends=moved(support.dividends),
    )


def added_to_table(table: Statement, supports: Sequence[tuple[Support, Status]], terms: Terms) -> Statement:
    """Return the statement of an explicit table with public money; the profit tax saved by its interest is unknown."""
    dated = [year for each, _ in supports for year in (*each.received, *each.repaid, *each.interest, *each.dividends)]
    years = tuple(range(table.years[0], max([table.years[-1], *dated]) + 1))
    prices = terms.price_index(years, price_year=terms.base_year)
    lines: list[Line] = []
    for support, status in supports:
        signed = {"received": support.received} | {
            name: {year: -money for year, money in getattr(support, name).items()}
            for name in ("repaid", "interest", "dividends")
        }
        for name, flows in signed.items():
            if flows:
                money = np.array([flows.get(year, 0.0) for year in years])
                real = money / prices if terms.kind == "real" else money
                kind = f"support_{name}"
                lines.append(Line(kind=kind, item=support.name, role="support", amounts=frozen(real), status=status))
    net = frozen(np.pad(table.net_flow, (0, len(years) - len(table.years))) + sum(line.amounts for line in lines))
    status = weakest([table.status, *(status for _, status in supports)])
    totals = (("net_flow", net), ("cumulative_flow", frozen(np.cumsum(net))))
    lines += [Line(kind=kind, item="", role="total", amounts=money, status=status) for kind, money in totals]
    return replace(
        table,
        years=years,
        lines=tuple(lines),
        deflator=prices,
        capacity=frozen(np.zeros(len(years))),
    )
