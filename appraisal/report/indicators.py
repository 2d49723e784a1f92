"""Indicators: of one project as a list, of many with one row each; the council's money; levelised costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from appraisal.finance.indicators import Indicators
from appraisal.measures.funded import funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import DASH, Cell, Column, Table, Weight, cells
from appraisal.report.finance_words import (
    funds_sentence,
    item_title,
    levelised,
    rates_short,
    rates_text,
    shown,
    status_cell,
    unit_of_product,
    unit_title,
    variant_title,
    years_text,
)
from appraisal.report.ranking import marks_note
from appraisal.text import Language, alike, number, say

_WIDTHS = {
    "npv": 1.6, "irr": 1.8, "mirr": 1.3, "index": 1.2, "payback": 1.5, "discounted": 1.7, "peak": 1.8, "annuity": 1.6,
    "npv_before": 2.0, "npv_after": 2.0,
}  # fmt: skip
COLUMNS = tuple(_WIDTHS)[:8]
ON_PAPER = COLUMNS[:7]  # columns that fit A4


def project_indicators(variant: ProjectVariant, language: Language, *, caption: str = "") -> tuple[Table, ...]:
    """Return the indicators as a list; () without a statement.

    If funds pay, the indicators with their money are added, and the note says which of both is ranked.
    """
    before, after = variant.indicators, funded(variant)
    if before is None or after is None:
        return ()
    funds = after.funds
    heads = [f"funds.{each}" for each in ("before", "after")] if funds else ["column.value"]
    told = [_told(variant, each, language) for each in ((before, after.indicators) if funds else (before,))]
    columns = [Column(say("finance.column.indicator", language), 1.6)]
    columns += [Column(say(f"finance.{each}", language), align="right") for each in heads]
    rows = tuple((Cell(row[0][0]), *(value for _, value in row)) for row in zip(*told, strict=True))
    note = funds_sentence(variant.case, funds, language) if funds else ""
    rates = before.internal_rates
    if rates.outcome != "one" or rates.borrowing:
        said = f"{say('finance.indicator.internal_rates', language)}: {rates_text(rates, language)}."
        note = f"{said} {note}".rstrip()
    return (Table(caption=caption, columns=tuple(columns), rows=rows, note=note),)


def _told(variant: ProjectVariant, indicators: Indicators, language: Language) -> list[tuple[str, Cell]]:
    unit = unit_title(variant.case.head.unit, language)

    def money(value: float | None) -> str:
        return DASH if value is None else f"{number(value, 'figure', language)} {unit}"

    values = {
        "npv": Cell(money(indicators.npv), weight="strong"),
        "internal_rates": Cell(rates_short(indicators.internal_rates, language)),
        "mirr": Cell(shown(indicators.mirr, "percent1", language)),
        "profitability_index": Cell(shown(indicators.profitability_index, "2", language)),
        "equivalent_annual_value": Cell(money(indicators.equivalent_annual_value)),
        "payback": Cell(years_text(indicators.payback, language)),
        "discounted_payback": Cell(years_text(indicators.discounted_payback, language)),
        "peak_funding": Cell(f"{money(indicators.peak_funding)} ({indicators.peak_year})"),
    }
    basis = {"profitability_index": f" ({say(f'finance.index_basis.{indicators.index_basis}', language)})"}
    told = [(say(f"finance.indicator.{name}", language) + basis.get(name, ""), each) for name, each in values.items()]
    told += [(name, Cell(value)) for name, value in levelised(variant, indicators, language)]
    return [*told, (say("finance.indicator.weakest", language), status_cell(indicators.status, language))]


def indicator_table(
    variants: Iterable[ProjectVariant],
    language: Language,
    *,
    caption: str,
    note: str = "",
    numbers: Mapping[str, str] | None = None,
    columns: Sequence[str] = COLUMNS,
) -> tuple[Table, ...]:
    """Return a row of indicators for each variant that has a statement; () without any.

    Args:
        variants: in the order of the rows.
        language: of the words.
        caption: of the table.
        note: further text below the table, after the legend of its marks.
        numbers: by project, written before its name.
        columns: the indicators to show.
    """
    known = [(each, each.indicators) for each in variants if each.indicators is not None]
    if not known:
        return ()
    unit = unit_title(known[0][0].case.head.unit, language)
    yearly = iter(alike((each.equivalent_annual_value or 0.0 for _, each in known), language))
    npv = iter(alike((each.npv for _, each in known), language))
    peak = iter(alike((each.peak_funding for _, each in known), language))
    rows = []
    for variant, each in known:
        annual = next(yearly)
        texts = {
            "npv": next(npv),
            "irr": rates_short(each.internal_rates, language),
            "mirr": shown(each.mirr, "percent1", language),
            "index": shown(each.profitability_index, "2", language),
            "payback": years_text(each.payback, language),
            "discounted": years_text(each.discounted_payback, language),
            "peak": f"{next(peak)} ({each.peak_year})",
            "annuity": DASH if each.equivalent_annual_value is None else annual,
        }
        weight: Weight = "strong" if each.npv < 0 else "plain"
        mark = _mark(each, language)
        said = (Cell(texts[name], mark=mark, weight=weight if name == "npv" else "plain") for name in columns)
        rows.append((*_named(variant, numbers, language), *said))
    heads = _heads(numbers, columns, unit, language)
    note = f"{marks_note(language)} {note}".rstrip()
    return (Table(columns=heads, rows=tuple(rows), caption=caption, note=note),)


def with_council_money(
    variants: Iterable[ProjectVariant], language: Language, *, numbers: Mapping[str, str] | None = None
) -> tuple[Table, ...]:
    """Return values before and with the money of the council's funds; () if no fund states a form."""
    both = [
        (variant, variant.indicators, after)
        for variant in variants
        if variant.indicators is not None and (after := funded(variant)) is not None and after.funds
    ]
    if not both:
        return ()
    case = both[0][0].case
    before = alike((each.npv for _, each, _ in both), language)
    then = alike((each.indicators.npv for _, _, each in both), language)
    rows = []
    for (variant, _, after), *npv in zip(both, before, then, strict=True):
        result = after.indicators
        rates, paid = rates_short(result.internal_rates, language), years_text(result.discounted_payback, language)
        said = (Cell(each, mark=_mark(result, language)) for each in (*npv, rates, paid))
        rows.append((*_named(variant, numbers, language), *said))
    heads = _heads(
        numbers, ("npv_before", "npv_after", "irr", "discounted"), unit_title(case.head.unit, language), language
    )
    told = funds_sentence(case, dict.fromkeys(fund for _, _, after in both for fund in after.funds), language)
    note = f"{marks_note(language)} {told} {say('finance.table.after_note', language)}"
    return (Table(columns=heads, rows=tuple(rows), caption=say("finance.table.after", language), note=note),)


def levelised_costs(
    variants: Iterable[ProjectVariant], language: Language, *, numbers: Mapping[str, str] | None = None
) -> tuple[Table, ...]:
    """Return the levelised cost of each product with its unit; () if none is known."""
    rows = [
        (
            *_named(variant, numbers, language),
            Cell(item_title(variant, name, language)),
            Cell(number(cost, "figure", language), mark=_mark(variant.indicators, language)),
            Cell(unit_title(unit_of_product(variant, name), language)),
        )
        for variant in variants
        if variant.indicators is not None
        for name, cost in variant.indicators.levelised_cost
    ]
    if not rows:
        return ()
    product, cost, unit = (say(f"finance.table.{each}", language) for each in ("product", "levelised", "unit"))
    heads = (*_heads(numbers, (), "", language), Column(product, 3.0), Column(cost, 2.0, "right"), Column(unit, 2.4))
    caption = say("finance.table.levelised_caption", language)
    return (Table(columns=heads, rows=tuple(rows), caption=caption, note=marks_note(language)),)


def _heads(
    numbers: Mapping[str, str] | None, names: Sequence[str], unit: str, language: Language
) -> tuple[Column, ...]:
    first = () if numbers is None else (Column(say("finance.table.no", language), 0.6, "center"),)
    heads = (Column(say(f"finance.table.{name}", language, unit=unit), _WIDTHS[name], "right") for name in names)
    return (*first, Column(say("finance.column.project", language), 3.6), *heads)


def _named(variant: ProjectVariant, numbers: Mapping[str, str] | None, language: Language) -> tuple[Cell, ...]:
    return cells(*(() if numbers is None else (numbers[variant.project],)), variant_title(variant, language))


def _mark(indicators: Indicators, language: Language) -> str:
    """Return the superscript letter of a weak status."""
    return say(f"statuses.mark.{indicators.status}", language)
