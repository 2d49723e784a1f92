"""From the head of a case to the terms shared by all its projects."""

from __future__ import annotations

from appraisal.documents.case import Case
from appraisal.documents.head import RateSpan
from appraisal.figures import Status, weakest
from appraisal.finance.terms import Span, Terms, YearTable


def terms_of(case: Case) -> Terms:
    """Return the terms of a case: rate, prices, years and taxes."""
    head = case.head
    taxes = head.taxes
    spans = {
        "inflation": head.inflation,
        "profit_tax": taxes.profit,
        "property_tax": taxes.property,
        "contributions": taxes.contributions,
        "income_tax": taxes.income,
        "loss_cap": taxes.loss_carry_forward,
    }
    rate = case.rate()
    others = {"finance_rate": head.finance_rate, "reinvest_rate": head.reinvestment_rate}
    statuses = {name: weakest(Status(span.status) for span in table) for name, table in spans.items() if table}
    statuses |= {name: Status(given.status or Status.ASSUMED) for name, given in others.items() if given is not None}
    return Terms(
        base_year=head.base_year,
        rate=rate.known(),
        kind=head.prices,
        mid_year=head.mid_year,
        horizon=None if head.last_year is None else head.last_year - head.base_year,
        finance_rate=None if head.finance_rate is None else head.finance_rate.value,
        reinvest_rate=None if head.reinvestment_rate is None else head.reinvestment_rate.value,
        inflation=_table(head.inflation, otherwise=0.0),
        profit_tax=_table(taxes.profit, otherwise=0.0),
        property_tax=_table(taxes.property, otherwise=0.0),
        contributions=_table(taxes.contributions, otherwise=0.0),
        income_tax=_table(taxes.income, otherwise=0.0),
        loss_cap=_table(taxes.loss_carry_forward, otherwise=1.0),
        statuses={**statuses, "rate": rate.status},
    )


def _table(spans: tuple[RateSpan, ...], *, otherwise: float) -> YearTable:
    """Return a table of spans; a tax that the case does not name has the same value in all years."""
    if not spans:
        return YearTable.constant(otherwise)
    return YearTable(tuple(Span(span.years[0], span.years[1], span.rate) for span in spans))
