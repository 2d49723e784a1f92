"""Consequences of a council fund's money: repayment and interest of a loan, dividends of equity."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.finance.drivers import Support
from appraisal.finance.public_money import FUND
from appraisal.finance.timing import phasing_of
from appraisal.finance_workbook.project_sheet import ProjectSheet
from appraisal.finance_workbook.sheet import Formula
from appraisal.report.finance_words import item_title
from appraisal.rules.funding import LoanTerms

_REPAYING = ("received", "repaid", "interest", "dividends")


def fund_terms(sheet: ProjectSheet, support: Support) -> Mapping[str, Formula]:
    """Write the terms of a fund's loan as drivers; return the formulas that follow from them, by kind of flow.

    Support that is not from a fund, and grants, have no such formulas.
    """
    budget = sheet.variant.case.rules.by_fund().get(support.name.removeprefix(FUND))
    if not support.name.startswith(FUND) or budget is None:
        return {}
    if budget.form == "equity":
        return {"dividends": _dividends(sheet, support)}
    if budget.loan is None:
        return {}
    _terms(sheet, support.name, budget.loan)
    return _loan(sheet, support.name)


def _terms(sheet: ProjectSheet, name: str, loan: LoanTerms) -> None:
    title = item_title(sheet.variant, name, sheet.language)
    for part, value, style, unit in (
        ("loan_rate", loan.rate, "percent", "share"),
        ("loan_grace", loan.grace, "whole", "years"),
        ("loan_years", loan.years, "whole", "years"),
    ):
        sheet.given((part, name), sheet.said(part, name=title), value, style, unit=unit)


def _loan(sheet: ProjectSheet, name: str) -> dict[str, Formula]:
    of, drivers, held, paid = sheet.year, sheet.drivers, ("support_held", name), ("received", name)
    own = [
        year + drivers.shift
        for each in drivers.support
        for kind in _REPAYING
        if not each.name.startswith(FUND)
        for year in getattr(each, kind)
    ]
    asked = [year for each in (sheet.variant.requests or {}).values() for year in each]
    latest = max([*phasing_of(drivers, sheet.terms), *own, *asked])

    def repaid(step: int) -> str:
        age = f"({of('year', step)}-{sheet.span('year')})"
        grace, years = sheet.cell(("loan_grace", name)), sheet.cell(("loan_years", name))
        due = f"SUMPRODUCT({sheet.span(paid)}*({age}>{grace})*({age}<={years}))/({years}-{grace})"
        final = f"MAX({sheet.cell('last')},{latest})"
        return f"IF({of('year', step)}>={final},{sheet.before(held, step)}+{of(paid, step)},{due})"

    return {
        "repaid": repaid,
        "interest": lambda step: f"{sheet.before(held, step)}*{sheet.cell(('loan_rate', name))}",
    }


def _dividends(sheet: ProjectSheet, support: Support) -> Formula:
    """Return the part of each positive flow that an owner gets from the year after the first payment on."""
    budgets = sheet.variant.case.rules.by_fund()
    others: list[object] = []
    for each in sheet.drivers.support:
        fund = budgets.get(each.name.removeprefix(FUND)) if each.name.startswith(FUND) else None
        if fund is None or fund.form != "equity":
            others += [
                (f"support_{kind}", each.name)
                for kind in _REPAYING
                if (f"support_{kind}", each.name) in sheet.rows or kind != "dividends" or each.dividends
            ]

    def formula(step: int) -> str:
        flow = "+".join(sheet.year(key, step) for key in (("flow_before_support", ""), *others))
        paid, invested = sheet.span(("received", support.name)), sheet.span(("investment", ""))
        part = f"MIN(1,SUMPRODUCT({paid})/-SUMPRODUCT({invested}))"
        return f"IF({sheet.before(('support_held', support.name), step)}>0,{part}*MAX({flow},0),0)"

    return formula
