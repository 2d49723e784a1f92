"""Consequences of a council fund's money: repayment and interest of a loan, dividends of equity."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.public_money import FUND
from appraisal.finance.timing import phasing_of
from appraisal.finance_workbook.page import Formula, Page
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import item_title, unit_title
from appraisal.rules.funding import LoanTerms
from appraisal.text import Language, say

_REPAYING = ("received", "repaid", "interest", "dividends")


def fund_terms(
    page: Page, variant: ProjectVariant, drivers: Drivers, support: Support, language: Language
) -> Mapping[str, Formula]:
    """Write the terms of a fund's loan as drivers; return the formulas that follow from them, by kind of flow.

    Support that is not from a fund, and grants, have no such formulas.
    """
    budget = variant.case.rules.by_fund().get(support.name.removeprefix(FUND))
    if not support.name.startswith(FUND) or budget is None:
        return {}
    if budget.form == "equity":
        return {"dividends": _dividends(page, drivers, variant, support)}
    if budget.loan is None:
        return {}
    _terms(page, variant, support.name, budget.loan, language)
    return _loan(page, variant, drivers, support)


def _terms(page: Page, variant: ProjectVariant, name: str, loan: LoanTerms, language: Language) -> None:
    title = item_title(variant, name, language)
    for part, value, style, unit in (
        ("loan_rate", loan.rate, "percent", "share"),
        ("loan_grace", loan.grace, "whole", "years"),
        ("loan_years", loan.years, "whole", "years"),
    ):
        label = say(f"finance.workbook.{part}", language, name=title)
        page.given((part, name), label, value, style, unit=unit_title(unit, language))


def _loan(page: Page, variant: ProjectVariant, drivers: Drivers, support: Support) -> dict[str, Formula]:
    name, of = support.name, page.year
    own = [
        year + drivers.shift
        for each in drivers.support
        for kind in _REPAYING
        if not each.name.startswith(FUND)
        for year in getattr(each, kind)
    ]
    asked = [year for each in (variant.requests or {}).values() for year in each]
    latest = max([*phasing_of(drivers, variant.terms), *own, *asked])

    def repaid(step: int) -> str:
        age = f"({of('year', step)}-{page.span('year')})"
        grace, years = page.cell(("loan_grace", name)), page.cell(("loan_years", name))
        received = page.span(("received", name))
        due = f"SUMPRODUCT({received}*({age}>{grace})*({age}<={years}))/({years}-{grace})"
        final = f"MAX({page.cell('last')},{latest})"
        return f"IF({of('year', step)}>={final},{_held(page, name, step)}+{of(('received', name), step)},{due})"

    def interest(step: int) -> str:
        return f"{_held(page, name, step)}*{page.cell(('loan_rate', name))}"

    return {"repaid": repaid, "interest": interest}


def _held(page: Page, name: str, step: int) -> str:
    """Return the balance at the end of the previous year."""
    return page.year(("support_held", name), step - 1) if step else "0"


def _dividends(page: Page, drivers: Drivers, variant: ProjectVariant, support: Support) -> Formula:
    """Return the part of each positive flow that an owner gets from the year after the first payment on."""
    budgets = variant.case.rules.by_fund()
    others: list[object] = []
    for each in drivers.support:
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
        return f"IF({_held(page, support.name, step)}>0,{part}*MAX({flow},0),0)"

    return formula
