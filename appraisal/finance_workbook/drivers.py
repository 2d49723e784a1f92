"""The input of a project's sheet: every driver, and the years that follow from them."""

from __future__ import annotations

from appraisal.finance.drivers import AMOUNTS, OF_PRODUCT, RATES, Drivers, Support
from appraisal.finance.lines import classes_of
from appraisal.finance.timing import phasing_of
from appraisal.finance_workbook.funds import fund_terms
from appraisal.finance_workbook.project_page import ProjectPage
from appraisal.measures.inputs import inputs
from appraisal.report.finance_words import driver_title, line_title, source_title
from appraisal.text import say

_SUPPORT = ("received", "repaid", "interest", "dividends")


def write_drivers(page: ProjectPage) -> None:
    """Write the drivers with status and source, the shares by year, and the first and last year of operation."""
    drivers, terms, language = page.drivers, page.terms, page.language
    told = {each.path: each for each in inputs(page.variant)}

    def status_of(path: str) -> str:
        return say(f"statuses.{told[path].status}", language) if path in told else page.said("absent")

    page.heading(page.said("drivers"))
    for path, value in drivers.values().items():
        if path == "shift":  # the years below include the shift
            continue
        source = told[path].source if path in told else None
        page.given(
            path,
            driver_title(page.variant, path, language) if "." in path else say(f"finance.driver.{path}", language),
            value,
            _style(path),
            unit=_unit(page, path),
            status=status_of(path),
            source=source_title(page.variant.case, source, language) if source else "",
        )
    _classes(page, status_of("asset_classes"))
    price_year = terms.base_year if drivers.price_year is None else drivers.price_year
    page.given("price_year", page.said("price_year"), price_year, "whole", unit="year")
    page.heading(page.said("by_year"))
    phasing = phasing_of(drivers, terms)
    shares = [phasing.get(terms.base_year + step, 0.0) for step in range(page.count)]
    page.inputs(
        "share", say("finance.driver.phasing", language), shares, "percent", unit="share", status=status_of("phasing")
    )
    _supports(page)
    # The shares of capacity from the first year of operation on; the row may be longer than the years.
    ramp = drivers.ramp_up or (1.0,)
    page.inputs("ramp", page.said("ramp_up"), ramp, "percent", unit="share", status=status_of("ramp_up"))
    _years(page, max(phasing))


def supports_of(drivers: Drivers) -> tuple[Support, ...]:
    """Return the supports; by default an empty one that a reader can fill in."""
    return drivers.support or (Support(name="", received={}),)


def _unit(page: ProjectPage, path: str) -> str:
    """Return the unit of a driver: the case's money per year, for a price money per unit of the product."""
    money, (first, _, rest) = page.variant.case.head.unit, path.partition(".")
    if first == "products":
        name, _, part = rest.rpartition(".")
        made = next(each.unit for each in page.drivers.products if each.name == name)
        units = {"volume": made, "price": f"{money} / {made}", "variable_cost": f"{money} / {made}"}
        return units.get(part, "share")
    if path in ("life", "delay"):
        return "years"
    return money if path in AMOUNTS else "share" if path.endswith("growth") else "days"


def _style(path: str) -> str:
    part = path.rpartition(".")[2]
    if part.endswith("growth"):
        return "percent"
    return "plain" if part in (*AMOUNTS, *RATES, *OF_PRODUCT) else "whole"


def _classes(page: ProjectPage, status: str) -> None:
    for each in classes_of(page.drivers):
        name = page.class_title(each.name)
        for part, value, style, unit in (
            ("share", each.share, "percent", "share"),
            ("class_life", each.life, "whole", "years"),
            ("taxed", float(each.taxed), "whole", page.said("yes_no")),
        ):
            if part != "class_life" or each.name:
                page.given((part, each.name), page.said(part, name=name), value, style, unit=unit, status=status)


def _supports(page: ProjectPage) -> None:
    unit, base = page.variant.case.head.unit, page.terms.base_year
    for each in supports_of(page.drivers):
        followed = fund_terms(page, each)
        for kind in _SUPPORT:
            label, by_year = line_title(page.variant, f"support_{kind}", each.name, page.language), getattr(each, kind)
            if kind in followed:
                page.line((kind, each.name), label, followed[kind], unit=unit)
            elif by_year or kind != "dividends":
                moved = {year + page.drivers.shift - base: money for year, money in by_year.items()}
                values = [moved.get(step, 0.0) for step in range(page.count)]
                said = "" if by_year else page.said("absent")
                page.inputs((kind, each.name), label, values, "plain", unit=unit, status=said)


def ramp_span(page: ProjectPage) -> str:
    """Return the address of the shares of capacity."""
    return page.span("ramp", len(page.drivers.ramp_up or (1.0,)))


def _years(page: ProjectPage, built: int) -> None:
    base, shift, start = page.terms.base_year, page.drivers.shift, page.drivers.operation_start
    if start is None:
        page.given("planned", page.said("after_building"), built + 1, "whole", unit="year")
    else:
        label = say("finance.driver.operation_start", page.language)
        page.given("planned", label, start + shift, "whole", unit="year")
    supports = page.drivers.support
    paid = max([built, *(year + shift for each in supports for kind in _SUPPORT for year in getattr(each, kind))])

    def last() -> str:
        ends = f"{page.cell('first')}+{page.cell('life')}-1"
        return ends if page.terms.horizon is None else f"MIN({ends},{base + page.terms.horizon})"

    def reached() -> str:
        return f"MAX({page.cell('last')},{paid})"

    formulas = {
        "first": lambda: f"{page.cell('planned')}+{page.cell('delay')}",
        "last": last,
        "end": lambda: f"IF({page.cell('last')}>={page.cell('first')},{page.cell('last')},{reached()})",
    }
    for key, formula in formulas.items():
        page.computed(key, page.said(key), formula, "whole", unit="year")
    short, shown = page.said("too_short"), base + page.count - 1
    page.computed("reach", page.said("reach"), lambda: f'IF({reached()}>{shown},"{short}","OK")', "plain")
