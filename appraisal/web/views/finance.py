"""Finance of one project: flow, indicators, views and statement; its risk; what may be doubted; what it rests on."""

from __future__ import annotations

import numpy as np
import streamlit as st
from markupsafe import Markup

from appraisal.charts.finance import flow_chart
from appraisal.finance.indicators import Indicators
from appraisal.finance.statement import Statement
from appraisal.measures.funded import funded
from appraisal.measures.version import Version
from appraisal.text import Language, number, say
from appraisal.web import answers, context, money_doubts, money_grounds, money_risk, money_views, parts
from appraisal.web.parts import Cell, Column, word
from appraisal.web.statement_table import statement_table

PARTS = ("overview", "risk", "doubts", "grounds")


def draw() -> None:
    """Draw the page: of a project with a statement the part that the reader has chosen."""
    view = context.view()
    language = view.language
    found = answers.viewed(view)
    case = found.effective
    project = parts.pick_project(case, language)
    version = found.financed[project]
    statement, indicators = version.statement, version.indicators
    if statement is None or indicators is None:
        gaps = [parts.gap(case, each, language) for each in version.missing_for_cash_flow]
        parts.paragraph(word("finance.missing", language, what=gaps), kind="warn")
        return
    chosen = _part(language)
    if chosen == "risk":
        money_risk.draw(version, language, found.scenario)
    elif chosen == "doubts":
        money_doubts.draw(found, project, language)
    elif chosen == "grounds":
        money_grounds.draw(version, language)
    else:
        _overview(version, statement, indicators, language)
        money_views.draw(found, version, language)
        with_funds = funded(version)
        statement_table(version, statement if with_funds is None else with_funds.statement, language)


def _part(language: Language) -> str:
    """Draw the choice of what to see of the project's money."""
    said = {part: word(f"money.part.{part}", language) for part in PARTS}
    chosen = st.segmented_control(
        word("money.parts", language),
        PARTS,
        default=PARTS[0],
        required=True,
        format_func=lambda part: said[part],
        key="money_part",
        label_visibility="collapsed",
    )
    return chosen or PARTS[0]


def _overview(version: Version, statement: Statement, indicators: Indicators, language: Language) -> None:
    head = version.case.head
    unit = parts.unit(head.unit, language)
    left, right = st.columns([13, 10], gap="medium")
    with left:
        parts.heading(word("finance.flow", language), note=_terms(version, indicators, language), level=3)
        running = np.cumsum(indicators.discounted_flow).tolist()
        alt = word("finance.alt", language, project=version.document.name, npv=indicators.npv, unit=unit)
        spec = flow_chart(
            statement.years, statement.net_flow.tolist(), running, unit, language, alt=alt, width="container"
        )
        parts.chart(spec, key="flow")
    with right:
        parts.heading(word("finance.indicators", language), level=3)
        columns = [
            Column(word("finance.indicator", language), width=62),
            Column(word("figure.value", language), kind="number"),
        ]
        parts.table(columns, _indicators(indicators, unit, language))
        weakest = parts.status_mark(indicators.status, language)
        parts.paragraph(Markup("{} {}").format(word("finance.status", language), weakest), kind="note")


def _terms(version: Version, indicators: Indicators, language: Language) -> str:
    head = version.case.head
    kind = "real" if head.prices == "real" else "nominal"
    prices = word(f"finance.prices.{kind}", language, year=str(head.base_year))
    rate = number(indicators.rate, "percent1", language)
    return word("finance.terms", language, rate=rate, year=str(head.base_year), prices=prices)


def _indicators(found: Indicators, unit: str, language: Language) -> list[list[Cell]]:
    def money(value: float | None) -> str:
        return "–" if value is None else f"{number(value, '0', language)} {unit}"

    def years(value: float | None) -> str:
        return say("finance.never", language) if value is None else number(value, "1", language)

    def percent(value: float | None) -> str:
        return "–" if value is None else number(value, "percent1", language)

    rates = found.internal_rates
    said = "; ".join(percent(rate) for rate in rates.rates)
    if rates.outcome != "one":
        said = f"{say(f'finance.irr.{rates.outcome}', language)} {said}".strip()
    index = "–" if found.profitability_index is None else number(found.profitability_index, "2", language)
    peak = f"{money(found.peak_funding)} ({found.peak_year})"
    values = {
        "npv": Markup("<strong>{}</strong>").format(money(found.npv)),
        "internal_rates": said,
        "mirr": percent(found.mirr),
        "profitability_index": index,
        "payback": years(found.payback),
        "discounted_payback": years(found.discounted_payback),
        "equivalent_annual_value": money(found.equivalent_annual_value),
        "peak_funding": peak,
    }
    return [[say(f"finance.indicator.{name}", language), value] for name, value in values.items()]


if __name__ == "__main__":
    draw()
