"""Titles of drivers, lines, sources and rates of return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from appraisal.analysis.titles import gap_title
from appraisal.documents.case import Case
from appraisal.documents.cash_flow import AssetClassTable, ProductTable, SupportTable
from appraisal.figures import Status
from appraisal.finance.indicators import Indicators
from appraisal.finance.irr import InternalRates
from appraisal.finance.public_money import FUND
from appraisal.finance.valuation import multiplier_paths
from appraisal.measures.inputs import Input
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import DASH, Cell, Points, points
from appraisal.text import Language, number, say, title


def variant_title(variant: ProjectVariant, language: Language) -> str:
    """Return a project's name, with the title of the option, if any."""
    name = variant.document.name.to(language)
    if variant.option is None:
        return name
    return say("finance.of.option", language, name=name, part=variant.option.title.to(language))


def funds_sentence(case: Case, funds: Iterable[str], language: Language) -> str:
    """Say which funds' money the indicators include, and which of both values is ranked."""
    names = case.names
    return say("finance.funds.said", language, funds=[names.fund(each, language) for each in funds])


def line_title(variant: ProjectVariant, kind: str, item: str, language: Language) -> str:
    """Return the title of a line of the statement, with that of its product, asset class or support."""
    said = say(f"finance.line.{kind}", language)
    return f"{said}: {item_title(variant, item, language)}" if item else said


def item_title(variant: ProjectVariant, name: str, language: Language) -> str:
    """Return the cash flow's title of a product, an asset class or a support, else its name."""
    if name.startswith(FUND):
        return variant.case.names.fund(name.removeprefix(FUND), language)
    flow = variant.document.cash_flow
    items: list[ProductTable | AssetClassTable | SupportTable] = []
    if flow is not None:
        items = [*flow.products, *flow.asset_classes, *flow.support]
    result = next((each.title for each in items if each.name == name), None)
    return name if result is None else result.to(language)


def driver_title(variant: ProjectVariant, path: str, language: Language) -> str:
    """Return the title of a driver, a multiplier or a span of a table."""
    if variant.drivers is not None and path in multiplier_paths(variant.drivers):
        return say(f"finance.multiplier.{path}", language)
    first, *rest = path.split(".")
    if first == "products":
        part = say(f"finance.driver.{rest[1]}", language)
        return say("finance.of.item", language, name=item_title(variant, rest[0], language), part=part)
    name = say(f"finance.driver.{first}", language)
    if first == "support":
        return ", ".join((f"{name}: {item_title(variant, rest[0], language)}", *_support(rest[1:], language)))
    return say("finance.of.year", language, name=name, years=_years(rest[0])) if rest else name


def _years(span: str) -> str:
    """Return a span of years as text; a single year is written once."""
    return "–".join(dict.fromkeys(span.split("-")))


def _support(rest: list[str], language: Language) -> list[str]:
    return [say(f"finance.driver.{step}", language) if not step.isdecimal() else step for step in rest]


def source_numbers(case: Case, keys: Iterable[str | None]) -> dict[str, int]:
    """Return the number of each source that is used: that of the case's list, behind it what the list does not name."""
    used = dict.fromkeys(key for key in keys if key is not None)
    every = dict.fromkeys([*case.head.sources, *used])
    return {key: number for number, key in enumerate(every, start=1) if key in used}


def source_mark(numbers: Mapping[str, int], key: str | None) -> str:
    """Return the number of a source in brackets; a dash without one."""
    return DASH if key is None else f"[{numbers[key]}]"


def source_points(case: Case, numbers: Mapping[str, int], language: Language) -> tuple[Points, ...]:
    """Return the legend of the numbers of sources; () if none is used."""
    told = [f"[{number}] {source_title(case, key, language)}" for key, number in numbers.items()]
    return (points(*told),) if told else ()


def status_cell(status: Status, language: Language) -> Cell:
    """Return a status in a table."""
    return Cell(say(f"statuses.{status}", language), status=status)


def years_text(count: float | None, language: Language) -> str:
    """Return a payback in years, or that it is never reached."""
    return say("finance.never", language) if count is None else number(count, "1", language)


def shown(value: float | None, style: str, language: Language) -> str:
    """Return a number, or a dash without one."""
    return DASH if value is None else number(value, style, language)


def driver_value(value: float, unit: str, language: Language) -> str:
    """Return a driver's number as text; a share in percent, a year without separators."""
    if unit == "share":
        return number(value, "percent1", language)
    if not unit:
        return str(round(value))
    return number(value, "figure", language)


def input_value(variant: ProjectVariant, each: Input, language: Language) -> str:
    """Return the value of a ground; of several numbers each with its year, or with the title of its asset class."""
    if isinstance(each.value, tuple):
        said = [(item_title(variant, name, language), value) for name, value in each.value]
        return "; ".join(f"{name}: {driver_value(value, each.unit, language)}" for name, value in said)
    return driver_value(each.value, each.unit, language)


def source_title(case: Case, key: str | None, language: Language) -> str:
    """Return a source of the case with title, date and page."""
    if key is None:
        return "–"
    source = case.head.sources.get(key)
    if source is None:
        return key
    name = source.title.to(language).rstrip(".")
    return ", ".join([name, *(each for each in (source.date, source.page) if each is not None and each not in name)])


def rate_text(rate: float, language: Language) -> str:
    """Return a yearly rate in percent with its decimals, up to two."""
    sign = number(0.0, "percent", language).removeprefix("0")
    return number(round(100 * rate, 2), "plain", language) + sign


def rates_text(rates: InternalRates, language: Language) -> str:
    """Return the internal rates of return; if there is not exactly one, also what that means (rule 8)."""
    result = "; ".join(number(rate, "percent1", language) for rate in rates.rates)
    if rates.outcome == "one" and not rates.borrowing:
        return result
    said = say(f"finance.irr.{'borrowing' if rates.borrowing else rates.outcome}", language)
    return f"{result} ({said})" if result else said


def rates_short(rates: InternalRates, language: Language) -> str:
    """Return the internal rates of return as a narrow cell holds them (rule 8)."""
    said = "; ".join(number(rate, "percent1", language) for rate in rates.rates)
    if rates.borrowing:
        return say("finance.rates.borrowing", language, rates=said)
    if rates.outcome == "one":
        return said
    return say("finance.rates.several", language, rates=said) if said else say("finance.rates.none", language)


def unit_of_product(variant: ProjectVariant, name: str) -> str:
    """Return the unit of a price of a product: the case's money for each unit sold."""
    flow = variant.document.cash_flow
    sold = next((each.unit for each in (() if flow is None else flow.products) if each.name == name), None)
    return variant.case.head.unit if sold is None else f"{variant.case.head.unit} / {sold}"


def levelised(variant: ProjectVariant, indicators: Indicators, language: Language) -> list[tuple[str, str]]:
    """Return the known levelised costs of products: title, and number with unit."""
    part = say("finance.indicator.levelised_cost", language)
    told = []
    for name, cost in indicators.levelised_cost:
        title = say("finance.of.item", language, name=item_title(variant, name, language), part=part)
        per = unit_title(unit_of_product(variant, name), language)
        told.append((title, f"{number(cost, 'figure', language)} {per}"))
    return told


def figure_title(case: Case, kind: str, language: Language) -> str:
    """Return the title of a kind of figure."""
    if kind in case.head.figures:
        return case.head.figures[kind].title.to(language)
    return say(
        "workbook.columns.commissioning_year" if kind == "commissioning_year" else f"finance.driver.{kind}", language
    )


def gap_titles(variant: ProjectVariant, language: Language) -> list[str]:
    """Return what keeps a variant from having a statement, in words."""
    return [gap_title(variant.case, each, language) for each in variant.missing_for_cash_flow]


def unit_title(unit: str, language: Language) -> str:
    """Return a unit in a language."""
    return title(f"units.{unit}", language)
