"""The input of a project's sheet: every driver, and the years that follow from them."""

from __future__ import annotations

from appraisal.finance.drivers import AMOUNTS, OF_PRODUCT, RATES, Drivers, Support
from appraisal.finance.lines import classes_of
from appraisal.finance.timing import phasing_of
from appraisal.finance_workbook.funds import fund_terms
from appraisal.finance_workbook.project_sheet import ProjectSheet
from appraisal.measures.inputs import inputs
from appraisal.report.finance_words import driver_title, line_title, source_title
from appraisal.text import say

_SUPPORT = ("received", "repaid", "interest", "dividends")


def write_drivers(sheet: ProjectSheet) -> None:
    """Write the drivers with status and source, the shares by year, and the first and last year of operation."""
    drivers, terms, language = sheet.drivers, sheet.terms, sheet.language
    told = {each.path: each for each in inputs(sheet.variant)}

    def status_of(path: str) -> str:
        return say(f"statuses.{told[path].status}", language) if path in told else sheet.said("absent")

    sheet.heading(sheet.said("drivers"))
    for path, value in drivers.values().items():
        if path == "shift":  # the years below include the shift
            continue
        source = told[path].source if path in told else None
        sheet.given(
            path,
            driver_title(sheet.variant, path, language) if "." in path else say(f"finance.driver.{path}", language),
            value,
            _style(path),
            unit=_unit(sheet, path),
            status=status_of(path),
            source=source_title(sheet.variant.case, source, language) if source else "",
        )
    _classes(sheet, status_of("asset_classes"))
    price_year = terms.base_year if drivers.price_year is None else drivers.price_year
    sheet.given("price_year", sheet.said("price_year"), price_year, "whole", unit="year")
    sheet.heading(sheet.said("by_year"))
    phasing = phasing_of(drivers, terms)
    shares = [phasing.get(terms.base_year + step, 0.0) for step in range(sheet.count)]
    sheet.inputs(
        "share", say("finance.driver.phasing", language), shares, "percent", unit="share", status=status_of("phasing")
    )
    _supports(sheet)
    # The shares of capacity from the first year of operation on; the row may be longer than the years.
    ramp = drivers.ramp_up or (1.0,)
    sheet.inputs("ramp", sheet.said("ramp_up"), ramp, "percent", unit="share", status=status_of("ramp_up"))
    _years(sheet, max(phasing))


def supports_of(drivers: Drivers) -> tuple[Support, ...]:
    """Return the supports; by default an empty one that a reader can fill in."""
    return drivers.support or (Support(name="", received={}),)


def _unit(sheet: ProjectSheet, path: str) -> str:
    """Return the unit of a driver: the case's money per year, for a price money per unit of the product."""
    money, (first, _, rest) = sheet.variant.case.head.unit, path.partition(".")
    if first == "products":
        name, _, part = rest.rpartition(".")
        made = next(each.unit for each in sheet.drivers.products if each.name == name)
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


def _classes(sheet: ProjectSheet, status: str) -> None:
    for each in classes_of(sheet.drivers):
        name = sheet.class_title(each.name)
        for part, value, style, unit in (
            ("share", each.share, "percent", "share"),
            ("class_life", each.life, "whole", "years"),
            ("taxed", float(each.taxed), "whole", sheet.said("yes_no")),
        ):
            if part != "class_life" or each.name:
                sheet.given((part, each.name), sheet.said(part, name=name), value, style, unit=unit, status=status)


def _supports(sheet: ProjectSheet) -> None:
    unit, base = sheet.variant.case.head.unit, sheet.terms.base_year
    for each in supports_of(sheet.drivers):
        followed = fund_terms(sheet, each)
        for kind in _SUPPORT:
            label, by_year = (
                line_title(sheet.variant, f"support_{kind}", each.name, sheet.language),
                getattr(each, kind),
            )
            if kind in followed:
                sheet.line((kind, each.name), label, followed[kind], unit=unit)
            elif by_year or kind != "dividends":
                moved = {year + sheet.drivers.shift - base: money for year, money in by_year.items()}
                values = [moved.get(step, 0.0) for step in range(sheet.count)]
                said = "" if by_year else sheet.said("absent")
                sheet.inputs((kind, each.name), label, values, "plain", unit=unit, status=said)


def ramp_span(sheet: ProjectSheet) -> str:
    """Return the address of the shares of capacity."""
    return sheet.span("ramp", len(sheet.drivers.ramp_up or (1.0,)))


def _years(sheet: ProjectSheet, built: int) -> None:
    base, shift, start = sheet.terms.base_year, sheet.drivers.shift, sheet.drivers.operation_start
    if start is None:
        sheet.given("planned", sheet.said("after_building"), built + 1, "whole", unit="year")
    else:
        label = say("finance.driver.operation_start", sheet.language)
        sheet.given("planned", label, start + shift, "whole", unit="year")
    supports = sheet.drivers.support
    paid = max([built, *(year + shift for each in supports for kind in _SUPPORT for year in getattr(each, kind))])

    def last() -> str:
        ends = f"{sheet.cell('first')}+{sheet.cell('life')}-1"
        return ends if sheet.terms.horizon is None else f"MIN({ends},{base + sheet.terms.horizon})"

    def reached() -> str:
        return f"MAX({sheet.cell('last')},{paid})"

    formulas = {
        "first": lambda: f"{sheet.cell('planned')}+{sheet.cell('delay')}",
        "last": last,
        "end": lambda: f"IF({sheet.cell('last')}>={sheet.cell('first')},{sheet.cell('last')},{reached()})",
    }
    for key, formula in formulas.items():
        sheet.computed(key, sheet.said(key), formula, "whole", unit="year")
    short, shown = sheet.said("too_short"), base + sheet.count - 1
    sheet.computed("reach", sheet.said("reach"), lambda: f'IF({reached()}>{shown},"{short}","OK")', "plain")
