"""The workbook with live formulas, recalculated by LibreOffice and held against the engine."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, assume, given, seed, settings

from appraisal import desk
from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.errors import InputError
from appraisal.figures import Status
from appraisal.finance.cash_flow import from_table, statement
from appraisal.finance.checks import problems
from appraisal.finance.drivers import AssetClass, Drivers, Product, Support
from appraisal.finance.indicators import indicators
from appraisal.finance.terms import Span, Terms, YearTable
from appraisal.finance_workbook.sheet import FIRST
from appraisal.finance_workbook.workbook import finance_workbook
from appraisal.intake.read import read_case
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder
from appraisal.report.finance_words import item_title, line_title
from appraisal.text import LANGUAGES, say
from tests.conftest import need
from tests.finance_workbook.spreadsheet import Cells, changed, recalculated
from tests.laws.finance_strategies import plans, tables

DRAWN = 12
NEAR = 1e-6
TERMS = Terms(
    base_year=2012,
    rate=0.1,
    inflation=YearTable((Span(0, 2015, 0.06), Span(2016, None, 0.03))),
    profit_tax=YearTable((Span(0, 2017, 0.2), Span(2018, None, 0.25))),
    property_tax=YearTable.constant(0.022),
    contributions=YearTable.constant(0.3),
    loss_cap=YearTable((Span(0, 2016, 1.0), Span(2017, None, 0.5))),
    finance_rate=0.08,
    reinvest_rate=0.06,
)
PLAN = Drivers(
    investment=1000.0,
    life=9,
    phasing={2013: 0.25, 2014: 0.5, 2016: 0.25},
    revenue=40.0,
    products=(
        Product(name="coke", volume=30.0, price=12.0, variable_cost=3.5, price_growth=0.02, volume_growth=-0.01),
        Product(name="tar", volume=4.0, price=9.0),
    ),
    operating_cost=30.0,
    fixed_cost=25.0,
    payroll=20.0,
    cost_growth=0.01,
    wage_growth=0.02,
    ramp_up=(0.2, 0.6, 1.0),
    operation_start=2015,
    delay=1,
    asset_classes=(
        AssetClass(name="works", share=0.6, life=20),
        AssetClass(name="tools", share=0.4, life=4, taxed=False),
    ),
    receivable_days=45,
    inventory_days=30,
    payable_days=20,
    residual_value=80.0,
    support=(Support(name="loan", received={2013: 200.0}, repaid={2020: 150.0}, interest={2019: 9.0, 2020: 9.0}),),
    price_year=2010,
)
LATE = replace(PLAN, delay=3, shift=1, operation_start=None, ramp_up=(), asset_classes=(), support=(), price_year=None)
MADE: dict[str, tuple[Drivers, Terms]] = {
    "real, with everything": (PLAN, TERMS),
    "nominal": (PLAN, replace(TERMS, kind="nominal")),
    "mid-year": (PLAN, replace(TERMS, mid_year=True)),
    "late, one class, no support": (LATE, TERMS),
    "cut by the horizon": (PLAN, replace(TERMS, horizon=9)),
    "rate of nothing": (replace(PLAN, price_year=2013), replace(TERMS, rate=0.0)),
    "losses to the end": (replace(PLAN, products=()), TERMS),
    "never running": (replace(PLAN, delay=8, support=()), replace(TERMS, horizon=8)),
}


@pytest.fixture(scope="module")
def kuzbass() -> Appraisal:
    """Return the real register with all its gaps filled, so that every project has a statement."""
    return appraise(read_case(sample_folder() / "kuzbass"), scenario="filled")


def made(appraisal: Appraisal, drivers: Drivers, terms: Terms) -> ProjectVariant:
    """Return a variant with drivers and terms of our own in place of what the case's documents give."""
    variant = ProjectVariant(appraisal.case, "karakan")
    built = statement(drivers, terms)
    own = {"drivers": drivers, "terms": terms, "statement": built, "indicators": indicators(built, terms)}
    variant.__dict__.update(own)
    return variant


def of_flows(appraisal: Appraisal) -> ProjectVariant:
    """Return a variant given by its net flow alone, with two internal rates."""
    variant = ProjectVariant(appraisal.case, "karakan")
    built = from_table({2013: -1000.0, 2014: 2300.0, 2015: -1320.0}, TERMS, status=Status.CLAIMED)
    own = {"drivers": None, "terms": TERMS, "statement": built, "indicators": indicators(built, TERMS)}
    variant.__dict__.update(own)
    return variant


def drawn(appraisal: Appraisal) -> dict[str, ProjectVariant]:
    """Return projects drawn by Hypothesis, the same in every run."""
    variants: list[ProjectVariant] = []

    @seed(5)
    @settings(max_examples=DRAWN, deadline=None, database=None, phases=[Phase.generate])
    @given(plans(), tables())
    def draw(drivers: Drivers, terms: Terms) -> None:
        assume(not problems(drivers, terms))
        variants.append(made(appraisal, drivers, terms))

    draw()
    return {f"drawn {number}": variant for number, variant in enumerate(variants)}


@pytest.fixture(scope="module")
def variants(kuzbass: Appraisal) -> dict[str, ProjectVariant]:
    """Return every project that is recalculated, by its name."""
    own = {what: made(kuzbass, *each) for what, each in MADE.items()}
    return {**own, "flows": of_flows(kuzbass), **drawn(kuzbass)}


@pytest.fixture(scope="module")
def computed(
    kuzbass: Appraisal, variants: dict[str, ProjectVariant], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Cells]:
    """Return all workbooks of this file as the machine's LibreOffice computes them."""
    soffice = need("soffice", "the workbook is not recalculated by a spreadsheet")
    books = {what: finance_workbook({"karakan": variant}, "en") for what, variant in variants.items()}
    books["kuzbass"] = finance_workbook(kuzbass.financed, "en")
    books["dearer"] = changed(books["real, with everything"], "coke: Price", 1.1)
    return recalculated(books, tmp_path_factory.mktemp("books"), soffice)


def _rows(cells: Cells, sheet: str, heading: str) -> dict[str, list[Any]]:
    """Return the rows under a heading by their label, as far as the next empty row."""
    rows = cells[sheet]
    start = next(at for at, row in enumerate(rows) if row[0] and str(row[0]).startswith(heading))
    result: dict[str, list[Any]] = {}
    for row in rows[start + 1 :]:
        if row[0] is None:
            break
        result[str(row[0])] = row
    return result


def _agree(cells: Cells, sheet: str, variant: ProjectVariant) -> None:
    """Hold every line and every indicator of a sheet against the engine."""
    built, result = variant.statement, variant.indicators
    assert built is not None
    assert result is not None
    shown = "Statement in money of 2012" if variant.terms.kind == "real" else "Statement as shown"
    if variant.drivers is None:
        shown = "Given by year"
    rows = _rows(cells, sheet, shown)
    for line in built.lines:
        own = rows[line_title(variant, line.kind, line.item, "en")][FIRST : FIRST + len(built.years)]
        assert own == pytest.approx(line.amounts.tolist(), rel=NEAR, abs=NEAR), line.kind
    told = {label: row[2] for label, row in _rows(cells, sheet, "Indicators").items()}
    values = {
        "npv": result.npv,
        "mirr": result.mirr,
        "profitability_index": result.profitability_index,
        "equivalent_annual_value": result.equivalent_annual_value,
        "payback": result.payback,
        "discounted_payback": result.discounted_payback,
        "peak_funding": result.peak_funding,
        "internal_rates": result.internal_rates.only,
    }
    for key, value in values.items():
        cell = told.get(say(f"finance.indicator.{key}", "en"))
        if value is not None:
            assert cell == pytest.approx(value, rel=NEAR, abs=NEAR), key
        elif key in ("payback", "discounted_payback"):
            assert cell == say("finance.never", "en"), key
        elif key == "internal_rates":
            assert "internal rate" in str(cell)
    for name, cost in result.levelised_cost:
        title = item_title(variant, name, "en")
        cell = told[f"{title}: {say('finance.indicator.levelised_cost', 'en')}"]
        assert cell == pytest.approx(cost, rel=NEAR, abs=NEAR), name


def test_the_real_register_recalculates_to_the_engine(kuzbass: Appraisal, computed: dict[str, Cells]) -> None:
    """Every line and indicator of all twelve projects, computed by a spreadsheet from the drivers, is the engine's."""
    for at, (project, variant) in enumerate(kuzbass.financed.items(), start=1):
        _agree(computed["kuzbass"], f"{at:03d} {project}", variant)


@pytest.mark.parametrize("what", [*MADE, "flows"])
def test_made_projects_recalculate_to_the_engine(
    variants: dict[str, ProjectVariant], computed: dict[str, Cells], what: str
) -> None:
    """Products, classes, carried losses, working capital, support, delay, ramp-up, real, nominal and mid-year agree."""
    _agree(computed[what], "001 karakan", variants[what])


def test_drawn_projects_recalculate_to_the_engine(
    variants: dict[str, ProjectVariant], computed: dict[str, Cells]
) -> None:
    """Whatever Hypothesis draws, the spreadsheet and the engine agree."""
    result = [what for what in variants if what.startswith("drawn")]
    assert len(result) > DRAWN / 2
    for what in result:
        _agree(computed[what], "001 karakan", variants[what])


def test_several_rates_stand_in_words(computed: dict[str, Cells]) -> None:
    """A flow that turns twice has both its rates told, and no single formula pretends to know the one (rule 8)."""
    assert "10.0%; 20.0%" in str(_rows(computed["flows"], "001 karakan", "Indicators")["Internal rate of return"][2])


def test_the_formulas_are_live(computed: dict[str, Cells]) -> None:
    """A price changed in the workbook gives the value that the engine computes for that price."""
    told = _rows(computed["dearer"], "001 karakan", "Indicators")
    moved = PLAN.with_values({"products.coke.price": 13.2})
    wanted = indicators(statement(moved, TERMS), TERMS)
    assert told["Net present value"][2] == pytest.approx(wanted.npv, rel=NEAR, abs=NEAR)
    assert told["Internal rate of return"][2] == pytest.approx(wanted.internal_rates.only, rel=NEAR, abs=NEAR)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_case_gives_the_same_bytes(kuzbass: Appraisal, language: Any) -> None:
    """Nothing of the clock or the machine is in the workbook."""
    some = {key: kuzbass.financed[key] for key in ("karakan", "carbon_fiber", "sorbents")}
    assert finance_workbook(some, language) == finance_workbook(some, language)


def test_a_hostile_name_stays_text(kuzbass: Appraisal) -> None:
    """A name that looks like a formula is written as text, and control characters are left out."""
    case = kuzbass.case
    name = case.projects["karakan"].name
    hostile = case.projects["karakan"].model_copy(
        update={"name": replace(name, en='=HYPERLINK("http://x")\x07', ru="=1")}
    )
    moved = replace(case, projects={**case.projects, "karakan": hostile})
    book = finance_workbook({"karakan": ProjectVariant(moved, "karakan")}, "en")
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        sheets = "".join(opened.read(each).decode() for each in opened.namelist() if "worksheets/sheet" in each)
        strings = opened.read("xl/sharedStrings.xml").decode()
    assert "HYPERLINK" not in sheets
    assert "=HYPERLINK" in strings


def test_a_workbook_that_is_there_is_not_overwritten(kuzbass: Appraisal, tmp_path: Path) -> None:
    """A file of that name stays as it is, unless it is to be replaced."""
    target = tmp_path / "finance.xlsx"
    target.write_text("mine")
    with pytest.raises(InputError, match="target_exists"):
        desk.write_finance_workbook(kuzbass, target, language="en")
    assert target.read_text() == "mine"
    one = kuzbass.financed["karakan"]
    desk.write_finance_workbook(kuzbass, target, language="en", overwrite=True, option=one)
    assert zipfile.is_zipfile(target)
