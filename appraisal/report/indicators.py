"""The indicators of a project as a table: without the money of the council's funds, and with it where they pay."""

from __future__ import annotations

from appraisal.finance.indicators import Indicators
from appraisal.measures.funded import Funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.blocks import Cell, Column, Table
from appraisal.report.finance_words import funds_sentence, levelised, rates_text, unit_title
from appraisal.text import Language, number, say


def indicator_table(variant: ProjectVariant, with_funds: Funded, language: Language, *, caption: str = "") -> Table:
    """Return the indicators one under another; where funds pay, those with their money beside, and which is ranked.

    Args:
        variant: with a statement.
        with_funds: the same with the money of the funds; without any they say what the variant itself says.
        language: of the words.
        caption: of the table.
    """
    before = variant.indicators or with_funds.indicators
    funds = with_funds.funds
    heads = (
        [say(f"finance.funds.{each}", language) for each in ("before", "after")]
        if funds
        else [say("cli.finance.value", language)]
    )
    told = [_told(variant, each, language) for each in ((before, with_funds.indicators) if funds else (before,))]
    return Table(
        caption=caption,
        columns=(Column(say("cli.finance.indicator", language), 1.6), *(Column(each, align="right") for each in heads)),
        rows=tuple((Cell(row[0][0]), *(value for _, value in row)) for row in zip(*told, strict=True)),
        note=funds_sentence(variant.case, funds, language) if funds else "",
    )


def _told(variant: ProjectVariant, indicators: Indicators, language: Language) -> list[tuple[str, Cell]]:
    unit = unit_title(variant.case.head.unit, language)

    def money(value: float | None) -> str:
        return "–" if value is None else f"{number(value, 'figure', language)} {unit}"

    def shown(value: float | None, style: str) -> str:
        return "–" if value is None else number(value, style, language)

    def years(value: float | None) -> str:
        return say("cli.finance.never", language) if value is None else number(value, "1", language)

    basis = say(f"finance.index_basis.{indicators.index_basis}", language)
    index = indicators.profitability_index
    values = {
        "npv": Cell(money(indicators.npv), weight="strong"),
        "internal_rates": Cell(rates_text(indicators.internal_rates, language)),
        "mirr": Cell(shown(indicators.mirr, "percent1")),
        "profitability_index": Cell("–" if index is None else f"{number(index, '2', language)} ({basis})"),
        "equivalent_annual_value": Cell(money(indicators.equivalent_annual_value)),
        "payback": Cell(years(indicators.payback)),
        "discounted_payback": Cell(years(indicators.discounted_payback)),
        "peak_funding": Cell(f"{money(indicators.peak_funding)} ({indicators.peak_year})"),
    }
    told = [(say(f"finance.indicator.{name}", language), each) for name, each in values.items()]
    told += [(name, Cell(value)) for name, value in levelised(variant, indicators, language)]
    weakest = Cell(say(f"statuses.{indicators.status}", language), status=indicators.status)
    return [*told, (say("cli.finance.weakest", language), weakest)]
