"""What a reader may change on a project's sheet: every driver, and the years that follow from them."""

from __future__ import annotations

from appraisal.explain.finance_words import driver_title, item_title, source_title
from appraisal.finance.drivers import AMOUNTS, OF_PRODUCT, RATES, Drivers, product_path
from appraisal.finance.lines import classes_of
from appraisal.finance.terms import Terms
from appraisal.finance.timing import phasing_of
from appraisal.measures.grounds import grounds
from appraisal.measures.version import Version
from appraisal.memo.live_page import FIRST, Page, column_name
from appraisal.text import Language, say

_SUPPORT = ("received", "repaid", "interest")


def write_drivers(page: Page, version: Version, drivers: Drivers, terms: Terms, language: Language) -> None:
    """Write the drivers with status and source, the shares by year, and the first and last year of operation."""
    years = list(range(terms.base_year, terms.base_year + page.count))
    told = {each.path: (str(each.status), each.source) for each in grounds(version)}
    page.heading(say("finance.workbook.drivers", language))
    sold = {product_path(each.name, part) for each in drivers.products for part in OF_PRODUCT}
    for path, value in drivers.values().items():
        if path == "shift" or (value == 0 and path not in told and path not in (*_NEEDED, *sold)):
            continue
        status, source = told.get(path, ("", None))
        page.given(
            path,
            driver_title(version, path, language),
            value,
            _style(path),
            status=say(f"statuses.{status}", language) if status else "",
            source=source_title(version.case, source, language) if source else "",
        )
    _classes(page, version, drivers, language)
    price_year = terms.base_year if drivers.price_year is None else drivers.price_year
    page.given("price_year", say("finance.workbook.price_year", language), price_year, "whole")
    page.heading(say("finance.workbook.by_year", language), years)
    phasing = phasing_of(drivers, terms)
    page.inputs("share", say("finance.driver.phasing", language), [phasing.get(year, 0.0) for year in years], "percent")
    _supports(page, version, drivers, years, language)
    _ramp_up(page, drivers, language)
    _years(page, drivers, terms, phasing, language)


_NEEDED = ("investment", "life", "delay")


def _style(path: str) -> str:
    part = path.rpartition(".")[2]
    if part in ("life", "delay"):
        return "whole"
    if part.endswith("growth"):
        return "percent"
    return "plain" if part in (*AMOUNTS, *RATES, *OF_PRODUCT) else "whole"


def _classes(page: Page, version: Version, drivers: Drivers, language: Language) -> None:
    for each in classes_of(drivers):
        name = item_title(version, each.name, language) if each.name else say("finance.workbook.whole", language)
        for part, value, style in (("share", each.share, "percent"), ("class_life", each.life, "whole")):
            if part == "class_life" and not each.name:
                continue
            label = say(f"finance.workbook.{part}", language, name=name)
            page.given((part, each.name), label, value, style)


def _supports(page: Page, version: Version, drivers: Drivers, years: list[int], language: Language) -> None:
    for each in drivers.support:
        for kind, by_year in zip(_SUPPORT, (each.received, each.repaid, each.interest), strict=True):
            if by_year:
                label = driver_title(version, f"support.{each.name}.{kind}", language)
                moved = {year + drivers.shift: money for year, money in by_year.items()}
                page.inputs((kind, each.name), label, [moved.get(year, 0.0) for year in years], "plain")


def _ramp_up(page: Page, drivers: Drivers, language: Language) -> None:
    """Write the shares of capacity from the first year of operation on; the row may be longer than the years."""
    ramp = drivers.ramp_up or (1.0,)
    page.inputs("ramp", say("finance.workbook.ramp_up", language), ramp, "percent")


def ramp_span(page: Page, drivers: Drivers) -> str:
    """Return the address of the shares of capacity."""
    row, last = page.rows["ramp"] + 1, FIRST + len(drivers.ramp_up or (1.0,)) - 1
    return f"${column_name(FIRST)}${row}:${column_name(last)}${row}"


def _years(page: Page, drivers: Drivers, terms: Terms, phasing: dict[int, float], language: Language) -> None:
    base, built, shown = terms.base_year, max(phasing), terms.base_year + page.count - 1
    start = drivers.operation_start
    if start is None:
        label = say("finance.workbook.after_building", language)
        page.given("planned", label, built + 1, "whole")
    else:
        page.given("planned", say("finance.driver.operation_start", language), start + drivers.shift, "whole")
    first = (built + 1 if start is None else start + drivers.shift) + drivers.delay
    last = first + drivers.life - 1
    final = None if terms.horizon is None else base + terms.horizon
    paid = [built]
    for each in drivers.support:
        paid += [year + drivers.shift for flows in (each.received, each.repaid, each.interest) for year in flows]
    page.computed(
        "first",
        say("finance.workbook.first", language),
        lambda: f"{page.cell('planned')}+{page.cell('delay')}",
        first,
        "whole",
    )
    page.computed(
        "last",
        say("finance.workbook.last", language),
        lambda: _capped(f"{page.cell('first')}+{page.cell('life')}-1", final),
        last if final is None else min(last, final),
        "whole",
    )
    page.computed(
        "end", say("finance.workbook.end", language), lambda: f"MAX({page.cell('last')},{max(paid)})", shown, "whole"
    )
    page.computed(
        "reach",
        say("finance.workbook.reach", language),
        lambda: f'IF({page.cell("end")}>{shown},"{say("finance.workbook.too_short", language)}","OK")',
        "OK",
        "plain",
    )


def _capped(formula: str, final: int | None) -> str:
    return formula if final is None else f"MIN({formula},{final})"
