"""The results stored with the formulas: right before an edit, and right after one in LibreOffice as it comes."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.finance.cash_flow import statement
from appraisal.finance.drivers import Drivers, Support
from appraisal.finance.indicators import indicators
from appraisal.finance.terms import Terms, YearTable
from appraisal.finance_workbook.sheet import FIRST, VALUE
from appraisal.finance_workbook.values import NO_RESULT, Cells
from appraisal.finance_workbook.workbook import finance_workbook
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder
from appraisal.report.finance_words import line_title
from tests.conftest import need
from tests.finance_workbook import spreadsheet

NEAR = 1e-6
SHEET = "001 karakan"
# Bare: no product, no payroll, no residual value, no support, no days; each must find its cell all the same.
BARE = Drivers(investment=900.0, life=8, phasing={2013: 0.5, 2014: 0.5}, revenue=420.0, operating_cost=150.0)
TERMS = Terms(
    base_year=2012,
    rate=0.1,
    inflation=YearTable.constant(0.05),
    profit_tax=YearTable.constant(0.2),
    property_tax=YearTable.constant(0.022),
    contributions=YearTable.constant(0.3),
)


@pytest.fixture(scope="module")
def appraisal() -> Appraisal:
    """Return the real register with all its gaps filled."""
    return appraise(read_case(sample_folder() / "kuzbass"), scenario="filled")


def made(appraisal: Appraisal, drivers: Drivers) -> ProjectVariant:
    """Return a variant with drivers of our own."""
    variant = ProjectVariant(appraisal.case, "karakan")
    built = statement(drivers, TERMS)
    own = {"drivers": drivers, "terms": TERMS, "statement": built, "indicators": indicators(built, TERMS)}
    variant.__dict__.update(own)
    return variant


def stored(book: bytes) -> spreadsheet.Cells:
    """Return the results that stand in a workbook as it was written."""
    from openpyxl import load_workbook

    opened = load_workbook(io.BytesIO(book), data_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in opened.worksheets}


def address(book: bytes, label: str, *, year: int | None = None) -> str:
    """Return the address of the given value beside a label, or of its cell in a year."""
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter

    rows = list(load_workbook(io.BytesIO(book))[SHEET].iter_rows(max_col=FIRST + 60))
    years = [cell.value for cell in rows[2]]
    column = VALUE if year is None else years.index(year)
    for row in rows:
        cell = row[column]
        if row[0].value == label and isinstance(cell.value, int | float):
            return f"{get_column_letter(column + 1)}{cell.row}"
    raise AssertionError(label)


def agree(cells: spreadsheet.Cells, appraisal: Appraisal, drivers: Drivers) -> None:
    """Hold the shown statement and the value of a sheet against the engine."""
    built = statement(drivers, TERMS)
    variant = made(appraisal, drivers)
    rows = cells[SHEET]
    start = next(at for at, row in enumerate(rows) if str(row[0]).startswith("Statement in money of 2012"))
    told = {str(row[0]): row for row in rows[start:]}
    for line in built.lines:
        own = (
            told[line_title(variant, line.kind, "" if line.item == "added" else line.item, "en")]
            if (line.role != "balance")
            else None
        )
        if own is not None:
            assert own[FIRST : FIRST + len(built.years)] == pytest.approx(line.amounts.tolist(), rel=NEAR, abs=NEAR)
    assert told["Net present value"][VALUE] == pytest.approx(indicators(built, TERMS).npv, rel=NEAR, abs=NEAR)
    assert told["Internal rate of return"][VALUE] == pytest.approx(
        indicators(built, TERMS).internal_rates.only, rel=NEAR
    )


def test_the_stored_results_are_what_libreoffice_computes(
    appraisal: Appraisal, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every cell of the whole register's workbook: what was stored is what a spreadsheet computes anew."""
    soffice = need("soffice", "stored results are not held against a spreadsheet")
    book = finance_workbook(appraisal.financed, "en")
    computed = spreadsheet.recalculated({"book": book}, tmp_path_factory.mktemp("anew"), soffice)["book"]
    before = stored(book)
    assert set(before) == set(computed)
    formulas = 0
    for sheet, rows in before.items():
        for row, anew in zip(rows, computed[sheet], strict=False):
            for one, other in zip(row, anew, strict=False):
                if isinstance(one, int | float) and not isinstance(one, bool):
                    formulas += 1
                    assert other == pytest.approx(one, rel=NEAR, abs=NEAR), (sheet, row[0])
                else:
                    assert (one or None) == (other or None), (sheet, row[0])
    assert formulas > 20_000


EDITS: dict[str, tuple[Drivers, dict[tuple[str, int | None], float]]] = {
    "untouched": (BARE, {}),
    "dearer": (replace(BARE, investment=990.0), {("Investment", None): 990.0}),
    "payroll": (
        replace(BARE, payroll=40.0, wage_growth=0.02),
        {("Payroll", None): 40.0, ("Growth of wages", None): 0.02},
    ),
    "residual": (replace(BARE, residual_value=120.0), {("Residual value", None): 120.0}),
    "days": (replace(BARE, receivable_days=30.0), {("Days of revenue receivable", None): 30.0}),
    "untaxed": (BARE, {("the whole investment: taxed by the property tax", None): 0.0}),
    "support": (
        replace(BARE, support=(Support(name="added", received={2014: 200.0}, repaid={2018: 80.0}),)),
        {("Support received", 2014): 200.0, ("Support repaid", 2018): 80.0},
    ),
}


@pytest.fixture(scope="module")
def typed(appraisal: Appraisal, tmp_path_factory: pytest.TempPathFactory) -> dict[str, spreadsheet.Cells]:
    """Return the bare project's workbook after each edit in LibreOffice with its own settings."""
    soffice = need("soffice", "the workbook is not edited in a spreadsheet")
    book = finance_workbook({"karakan": made(appraisal, BARE)}, "en")
    edits: dict[str, tuple[bytes, Any]] = {
        what: (book, {(SHEET, address(book, label, year=year)): value for (label, year), value in typed.items()})
        for what, (_, typed) in EDITS.items()
    }
    return spreadsheet.edited(edits, tmp_path_factory.mktemp("typed"), soffice)


@pytest.mark.parametrize("what", [each for each in EDITS if each != "untaxed"])
def test_an_edit_follows_through_in_libreoffice_as_it_comes(
    appraisal: Appraisal, typed: dict[str, spreadsheet.Cells], what: str
) -> None:
    """A changed driver, an added payroll, residual value, working capital or support gives what the engine gives."""
    agree(typed[what], appraisal, EDITS[what][0])


def test_untaxed_property_pays_no_tax(typed: dict[str, spreadsheet.Cells]) -> None:
    """The cell that says whether a class is taxed is live."""
    rows = [row for row in typed["untaxed"][SHEET] if row[0] == "Property tax"]
    before = [row for row in typed["untouched"][SHEET] if row[0] == "Property tax"]
    assert any(any(row[FIRST:]) for row in before)
    assert not any(value for row in rows for value in row[FIRST:] if isinstance(value, int | float))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_sheet_prints_to_the_width_of_a_page_and_its_cells_have_names(
    appraisal: Appraisal, language: Any, tmp_path: Path
) -> None:
    """Fitted to one page's width, titles repeated and frozen, a unit beside and a name for each driver."""
    from openpyxl import load_workbook

    target = tmp_path / "book.xlsx"
    target.write_bytes(finance_workbook({"karakan": ProjectVariant(appraisal.case, "karakan")}, language))
    book = load_workbook(target)
    sheet = book[SHEET]
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.freeze_panes == "D4"
    names = {name: each.attr_text for name, each in sheet.defined_names.items()}
    for name in (
        "driver.products.coal.price",
        "driver.payroll",
        "driver.residual_value",
        "result.npv",
        "driver.received",
    ):
        assert names[name].startswith("'001 karakan'!$"), name
    drivers = [
        row for row in sheet.iter_rows(min_row=5, max_row=30, values_only=True) if isinstance(row[VALUE], float | int)
    ]
    assert len(drivers) > 15
    assert all(row[1] for row in drivers), [row[0] for row in drivers if not row[1]]


def test_a_cell_divided_by_nothing_says_so() -> None:
    """What a spreadsheet shows as an error is stored as that error, with all that follows from it."""
    cells = Cells()
    cells.give(("s", 0, 0), 0.0)
    cells.compute(("s", 0, 1), "1/A1")
    cells.compute(("s", 0, 2), "B1+1")
    cells.compute(("s", 0, 3), "IF(A1=0,7,1/A1)")
    assert [cells.result(("s", 0, column)) for column in (1, 2, 3)] == [NO_RESULT, NO_RESULT, 7.0]
