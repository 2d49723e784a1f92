"""The input of a project's sheet: every driver, and the years that follow from them."""

from __future__ import annotations

from appraisal.finance.drivers import AMOUNTS, OF_PRODUCT, RATES, Drivers, Support
from appraisal.finance.lines import classes_of
from appraisal.finance.terms import Terms
from appraisal.finance.timing import phasing_of
from appraisal.finance_workbook.funds import fund_terms
from appraisal.finance_workbook.page import FIRST, Page, column_name
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import driver_title, item_title, line_title, source_title, unit_title
from appraisal.text import Language, say

_SUPPORT = ("received", "repaid", "interest", "dividends")


def write_drivers(page: Page, variant: ProjectVariant, drivers: Drivers, terms: Terms, language: Language) -> None:
    """Write the drivers with status and source, the shares by year, and the first and last year of operation."""
    years = list(range(terms.base_year, terms.base_year + page.count))
    told = {each.path: (str(each.status), each.source) for each in inputs(variant)}

    def status_of(path: str) -> str:
        result = told.get(path)
        return say(f"statuses.{result[0]}" if result else "finance.workbook.absent", language)

    page.heading(say("finance.workbook.drivers", language))
    for path, value in drivers.values().items():
        if path == "shift":  # the years below include the shift
            continue
        source = told[path][1] if path in told else None
        page.given(
            path,
            _title(variant, path, language),
            value,
            _style(path),
            unit=_unit(variant, drivers, path, language),
            status=status_of(path),
            source=source_title(variant.case, source, language) if source else "",
        )
    _classes(page, variant, drivers, status_of("asset_classes"), language)
    price_year = terms.base_year if drivers.price_year is None else drivers.price_year
    page.given("price_year", say("finance.workbook.price_year", language), price_year, "whole", unit=_year(language))
    page.heading(say("finance.workbook.by_year", language))
    phasing, unit = phasing_of(drivers, terms), unit_title("share", language)
    shares = [phasing.get(year, 0.0) for year in years]
    page.inputs(
        "share", say("finance.driver.phasing", language), shares, "percent", unit=unit, status=status_of("phasing")
    )
    _supports(page, variant, drivers, years, language)
    _ramp_up(page, drivers, status_of("ramp_up"), language)
    _years(page, drivers, terms, phasing, language)


def supports_of(drivers: Drivers) -> tuple[Support, ...]:
    """Return the supports; by default an empty one that a reader can fill in."""
    return drivers.support or (Support(name="", received={}),)


def _title(variant: ProjectVariant, path: str, language: Language) -> str:
    return driver_title(variant, path, language) if "." in path else say(f"finance.driver.{path}", language)


def _unit(variant: ProjectVariant, drivers: Drivers, path: str, language: Language) -> str:
    """Return the unit of a driver: the case's money per year, for a price money per unit of the product."""
    money, (first, _, rest) = variant.case.head.unit, path.partition(".")
    if first == "products":
        name, _, part = rest.rpartition(".")
        made = next(each.unit for each in drivers.products if each.name == name)
        units = {"volume": made, "price": f"{money} / {made}", "variable_cost": f"{money} / {made}"}
        return unit_title(units.get(part, "share"), language)
    if path in ("life", "delay"):
        return unit_title("years", language)
    if path in AMOUNTS:
        return unit_title(money, language)
    return unit_title("share" if path.endswith("growth") else "days", language)


def _year(language: Language) -> str:
    return unit_title("year", language)


def _style(path: str) -> str:
    part = path.rpartition(".")[2]
    if part in ("life", "delay"):
        return "whole"
    if part.endswith("growth"):
        return "percent"
    return "plain" if part in (*AMOUNTS, *RATES, *OF_PRODUCT) else "whole"


def _classes(page: Page, variant: ProjectVariant, drivers: Drivers, status: str, language: Language) -> None:
    for each in classes_of(drivers):
        name = item_title(variant, each.name, language) if each.name else say("finance.workbook.whole", language)
        for part, value, style, unit in (
            ("share", each.share, "percent", "share"),
            ("class_life", each.life, "whole", "years"),
            ("taxed", float(each.taxed), "whole", ""),
        ):
            if part == "class_life" and not each.name:
                continue
            label = say(f"finance.workbook.{part}", language, name=name)
            shown = unit_title(unit, language) if unit else say("finance.workbook.yes_no", language)
            page.given((part, each.name), label, value, style, unit=shown, status=status)


def _supports(page: Page, variant: ProjectVariant, drivers: Drivers, years: list[int], language: Language) -> None:
    unit = unit_title(variant.case.head.unit, language)
    for each in supports_of(drivers):
        followed = fund_terms(page, variant, drivers, each, language)
        for kind in _SUPPORT:
            if kind in followed:
                label = line_title(variant, f"support_{kind}", each.name, language)
                page.line((kind, each.name), label, followed[kind], "money", unit=unit)
                continue
            by_year = getattr(each, kind)
            if kind == "dividends" and not by_year:
                continue
            label = line_title(variant, f"support_{kind}", each.name, language)
            moved = {year + drivers.shift: money for year, money in by_year.items()}
            said = "" if by_year else say("finance.workbook.absent", language)
            values = [moved.get(year, 0.0) for year in years]
            page.inputs((kind, each.name), label, values, "plain", unit=unit, status=said)


def _ramp_up(page: Page, drivers: Drivers, status: str, language: Language) -> None:
    """Write the shares of capacity from the first year of operation on; the row may be longer than the years."""
    ramp = drivers.ramp_up or (1.0,)
    label, unit = say("finance.workbook.ramp_up", language), unit_title("share", language)
    page.inputs("ramp", label, ramp, "percent", unit=unit, status=status)


def ramp_span(page: Page, drivers: Drivers) -> str:
    """Return the address of the shares of capacity."""
    row, last = page.rows["ramp"] + 1, FIRST + len(drivers.ramp_up or (1.0,)) - 1
    return f"${column_name(FIRST)}${row}:${column_name(last)}${row}"


def _years(page: Page, drivers: Drivers, terms: Terms, phasing: dict[int, float], language: Language) -> None:
    base, built, shown = terms.base_year, max(phasing), terms.base_year + page.count - 1
    start = drivers.operation_start
    if start is None:
        label = say("finance.workbook.after_building", language)
        page.given("planned", label, built + 1, "whole", unit=_year(language))
    else:
        label = say("finance.driver.operation_start", language)
        page.given("planned", label, start + drivers.shift, "whole", unit=_year(language))
    final = None if terms.horizon is None else base + terms.horizon
    paid = [built]
    for each in drivers.support:
        paid += [year + drivers.shift for kind in _SUPPORT for year in getattr(each, kind)]

    def reached() -> str:
        return f"MAX({page.cell('last')},{max(paid)})"

    formulas = {
        "first": lambda: f"{page.cell('planned')}+{page.cell('delay')}",
        "last": lambda: _capped(f"{page.cell('first')}+{page.cell('life')}-1", final),
        "end": lambda: f"IF({page.cell('last')}>={page.cell('first')},{page.cell('last')},{reached()})",
    }
    for key, formula in formulas.items():
        page.computed(key, say(f"finance.workbook.{key}", language), formula, "whole", unit=_year(language))
    short = say("finance.workbook.too_short", language)
    page.computed(
        "reach",
        say("finance.workbook.reach", language),
        lambda: f'IF({reached()}>{shown},"{short}","OK")',
        "plain",
    )


def _capped(formula: str, final: int | None) -> str:
    return formula if final is None else f"MIN({formula},{final})"
