"""The money of the council's funds in the workbook, recalculated by LibreOffice after an edit."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.documents.checks import check
from appraisal.finance_workbook.workbook import finance_workbook
from appraisal.measures.funded import Funded, funded
from appraisal.measures.project_variant import ProjectVariant, variants
from appraisal.rules.funding import LoanTerms
from appraisal.text import say
from tests.conftest import need
from tests.documents.small_tree import place_of, small_tree
from tests.finance_workbook.spreadsheet import Cells, edited

NEAR = 1e-6
LOAN = LoanTerms(rate=0.05, grace=1, years=4)
SHEET = "002 carbon_fiber"


def paying(case: Case, form: str, loan: LoanTerms | None = None) -> Appraisal:
    """Return the appraisal of a case whose fund pays in a form."""
    budget = case.rules.budget.model_copy(update={"form": form, "loan": loan})
    return appraise(replace(case, rules=case.rules.model_copy(update={"budget": budget})))


def later(appraisal: Appraisal) -> ProjectVariant:
    """Return the option of a project that starts a year later."""
    return next(each for each in variants(appraisal.effective, "carbon_fiber") if each.key == "later")


def with_money(variant: ProjectVariant) -> Funded:
    """Return a variant with the funds' money, which it has."""
    result = funded(variant)
    assert result is not None
    assert result.funds
    return result


def stored(book: bytes, sheet: str, label: str) -> tuple[str, object]:
    """Return the address and the stored value beside a label."""
    from openpyxl import load_workbook

    opened = load_workbook(io.BytesIO(book), data_only=True)
    cell = next(row[2] for row in opened[sheet].iter_rows() if row[0].value == label)
    return cell.coordinate, cell.value


def npv_of(cells: Cells) -> object:
    """Return the net present value on the sheet with council money."""
    return next(row[2] for row in cells[SHEET] if row[0] == "Net present value")


@pytest.mark.parametrize("form", ["grant", "loan", "equity"])
def test_stored_values_are_the_engines(kuzbass: Case, form: str) -> None:
    """Before and with council money each sheet, of an option too, holds the engine's value as its stored result."""
    result = paying(kuzbass, form, LOAN if form == "loan" else None)
    variant = later(result)
    book = finance_workbook({"carbon_fiber": variant}, "en")
    assert variant.indicators is not None
    wanted = {"001 carbon_fiber": variant.indicators.npv, SHEET: with_money(variant).indicators.npv}
    for sheet, value in wanted.items():
        assert stored(book, sheet, "Net present value")[1] == pytest.approx(value, rel=NEAR)
    from openpyxl import load_workbook

    titles = [row[0] for row in load_workbook(io.BytesIO(book)).worksheets[0].iter_rows(min_row=7, values_only=True)]
    assert titles[1] == f"{titles[0]} ({say('finance.funds.after', 'en')})"


def test_an_edit_moves_the_value_with_the_funds_money(kuzbass: Case, tmp_path: Path) -> None:
    """In LibreOffice, which trusts stored results, another rate of the loan and another investment are followed."""
    soffice = need("soffice", "the workbook is not recalculated by a spreadsheet")
    result, dearer = (paying(kuzbass, "loan", LoanTerms(rate=rate, grace=1, years=4)) for rate in (0.05, 0.15))
    equity = paying(kuzbass, "equity")
    book, owned = (finance_workbook({"carbon_fiber": later(each)}, "en") for each in (result, equity))
    fund = say("finance.workbook.loan_rate", "en", name="the investment programme")
    rate, before = stored(book, SHEET, fund)
    assert before == 0.05
    investment, amount = stored(owned, SHEET, "Investment")
    assert isinstance(amount, float | int)
    edits = {"loan": (book, {(SHEET, rate): 0.15}), "equity": (owned, {(SHEET, investment): 2.0 * amount})}
    told = edited(edits, tmp_path, soffice)
    assert npv_of(told["loan"]) == pytest.approx(with_money(later(dearer)).indicators.npv, rel=NEAR)
    kept = stored(owned, SHEET, "Net present value")[1]
    assert npv_of(told["equity"]) < kept  # type: ignore[operator]


@pytest.mark.parametrize("form", ["grant", "loan", "equity"])
def test_flows_given_by_year_show_what_the_fund_pays(form: str) -> None:
    """Of a project without drivers the fund's lines stand beside its own flow, and their sum has the engine's value."""
    terms = {"loan": {"rate": 0.05, "grace": 1, "years": 4}} if form == "loan" else {}
    budget = {"total": 100, "form": form, **terms}
    tree = small_tree((("rules", "budget"), budget), (("projects", "b", "request"), {"2014": 26.0}))
    variant = ProjectVariant(check(tree, key="case", locate=place_of), "b")
    book = finance_workbook({"b": variant}, "en")
    assert stored(book, "002 b", "Net present value")[1] == pytest.approx(with_money(variant).indicators.npv, rel=NEAR)
    from openpyxl import load_workbook

    labels = [row[0] for row in load_workbook(io.BytesIO(book))["002 b"].iter_rows(values_only=True)]
    assert any(str(label).startswith("Support received") for label in labels)
