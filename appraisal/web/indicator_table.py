"""The indicators of a project, without and with the money of the council's funds where they pay."""

from __future__ import annotations

from markupsafe import Markup

from appraisal.finance.indicators import Indicators
from appraisal.measures.funded import Funded
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance_words import funds_sentence, levelised, rates_text
from appraisal.text import Language, number, say
from appraisal.web import parts
from appraisal.web.parts import Cell, Column, word


def indicator_table(variant: ProjectVariant, indicators: Indicators, with_funds: Funded, language: Language) -> None:
    """Draw the indicators; where funds pay, those with their money beside, and which of both is ranked."""
    funds = with_funds.funds
    titles = [say(f"finance.funds.{each}", language) for each in ("before", "after")]
    columns = [Column(word("finance.indicator", language), width=44 if funds else 62)]
    columns += [Column(each, kind="number") for each in (titles if funds else [word("figure.value", language)])]
    shown = [indicators, with_funds.indicators] if funds else [indicators]
    told = [_indicators(variant, each, language) for each in shown]
    parts.table(columns, [[row[0][0], *(cell for _, cell in row)] for row in zip(*told, strict=True)])
    if funds:
        parts.paragraph(funds_sentence(variant.case, funds, language), kind="note")


def _indicators(variant: ProjectVariant, indicators: Indicators, language: Language) -> list[tuple[str, Cell]]:
    unit = parts.unit(variant.case.head.unit, language)

    def money(value: float | None) -> str:
        return "–" if value is None else f"{number(value, '0', language)} {unit}"

    def years(value: float | None) -> str:
        return say("finance.never", language) if value is None else number(value, "1", language)

    def percent(value: float | None) -> str:
        return "–" if value is None else number(value, "percent1", language)

    index = "–" if indicators.profitability_index is None else number(indicators.profitability_index, "2", language)
    peak = f"{money(indicators.peak_funding)} ({indicators.peak_year})"
    values: dict[str, Cell] = {
        "npv": Markup("<strong>{}</strong>").format(money(indicators.npv)),
        "internal_rates": rates_text(indicators.internal_rates, language),
        "mirr": percent(indicators.mirr),
        "profitability_index": index,
        "payback": years(indicators.payback),
        "discounted_payback": years(indicators.discounted_payback),
        "equivalent_annual_value": money(indicators.equivalent_annual_value),
        "peak_funding": peak,
    }
    told: list[tuple[str, Cell]] = [(say(f"finance.indicator.{name}", language), each) for name, each in values.items()]
    return [*told, *levelised(variant, indicators, language)]
