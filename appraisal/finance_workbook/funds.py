"""Consequences of a council fund's money: repayment and interest of a loan, dividends of equity."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.finance.drivers import Support
from appraisal.finance.public_money import FUND
from appraisal.finance.timing import phasing_of
from appraisal.finance_workbook.page import Formula
from appraisal.finance_workbook.project_page import ProjectPage
from appraisal.report.finance_words import item_title
from appraisal.rules.funding import LoanTerms

_REPAYING = ("received", "repaid", "interest", "dividends")


def fund_terms(page: ProjectPage, support: Support) -> Mapping[str, Formula]:
    """Write the terms of a fund's loan as drivers; return the formulas that follow from them, by kind of flow.

    Support that is not from a fund, and grants, have no such formulas.
    """
    budget = page.variant.case.rules.by_fund().get(support.name.removeprefix(FUND))
    if not support.name.startswith(FUND) or budget is None:
        return {}
    if budget.form == "equity":
        return {"dividends": _dividends(page, support)}
    if budget.loan is None:
        return {}
    _terms(page, support.name, budget.loan)
    return _loan(page, support.name)


def _terms(page: ProjectPage, name: str, loan: LoanTerms) -> None:
    title = item_title(page.variant, name, page.language)
    for part, value, style, unit in (
        ("loan_rate", loan.rate, "percent", "share"),
        ("loan_grace", loan.grace, "whole", "years"),
        ("loan_years", loan.years, "whole", "years"),
    ):
        page.given((part, name), page.said(part, name=title), value, style, unit=unit)


def _loan(page: ProjectPage, name: str) -> dict[str, Formula]:
    of, drivers, held, paid = page.year, page.drivers, ("support_held", name), ("received", name)
    own = [
        year + drivers.shift
        for each in drivers.support
        for kind in _REPAYING
        if not each.name.startswith(FUND)
        for year in getattr(each, kind)
    ]
    asked = [year for each in (page.variant.requests or {}).values() for year in each]
    latest = max([*phasing_of(drivers, page.terms), *own, *asked])

    def repaid(step: int) -> str:
        age = f"({of('year', step)}-{page.span('year')})"
        grace, years = page.cell(("loan_grace", name)), page.cell(("loan_years", name))
        due = f"SUMPRODUCT({page.span(paid)}*({age}>{grace})*({age}<={years}))/({years}-{grace})"
        final = f"MAX({page.cell('last')},{latest})"
        return f"IF({of('year', step)}>={final},{page.before(held, step)}+{of(paid, step)},{due})"

    return {
        "repaid": repaid,
        "interest": lambda step: f"{page.before(held, step)}*{page.cell(('loan_rate', name))}",
    }


def _dividends(page: ProjectPage, support: Support) -> Formula:
    """Return the part of each positive flow that an owner gets from the year after the first payment on."""
    budgets = page.variant.case.rules.by_fund()
    others: list[object] = []
    for each in page.drivers.support:
        fund = budgets.get(each.name.removeprefix(FUND)) if each.name.startswith(FUND) else None
        if fund is None or fund.form != "equity":
            others += [
                (f"support_{kind}", each.name)
                for kind in _REPAYING
                if (f"support_{kind}", each.name) in page.rows or kind != "dividends" or each.dividends
            ]

    def formula(step: int) -> str:
        flow = "+".join(page.year(key, step) for key in (("flow_before_support", ""), *others))
        paid, invested = page.span(("received", support.name)), page.span(("investment", ""))
        part = f"MIN(1,SUMPRODUCT({paid})/-SUMPRODUCT({invested}))"
        return f"IF({page.before(('support_held', support.name), step)}>0,{part}*MAX({flow},0),0)"

    return formula
