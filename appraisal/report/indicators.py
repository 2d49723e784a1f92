"""The indicators of a project as a table: without the money of the council's funds, and with it where they pay."""

from __future__ import annotations

from appraisal.finance.indicators import Indicators
from appraisal.measures.funded import funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import Cell, Column, Table
from appraisal.report.finance_words import (
    DASH,
    funds_sentence,
    levelised,
    rates_short,
    rates_text,
    shown,
    status_cell,
    unit_title,
    years_text,
)
from appraisal.text import Language, number, say


def project_indicators(variant: ProjectVariant, language: Language, *, caption: str = "") -> tuple[Table, ...]:
    """Return the indicators one under another; () without a statement.

    Where funds pay, those with their money stand beside, and it is said which of both is ranked.
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
