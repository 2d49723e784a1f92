"""Finance of one project: flow, indicators, views and statement; its risk; what may be doubted; what it rests on."""

from __future__ import annotations

import numpy as np
import streamlit as st

from appraisal.charts.finance import flow_chart
from appraisal.documents.case import Case
from appraisal.finance.indicators import Indicators
from appraisal.finance.statement import Statement
from appraisal.measures.funded import Funded, funded
from appraisal.measures.project_variant import FULL, ProjectVariant, variants
from appraisal.report.finance_words import gap_titles, variant_title
from appraisal.report.indicators import indicator_table
from appraisal.text import Language, number, say
from appraisal.web import (
    answers,
    context,
    finance_inputs,
    finance_risk,
    finance_sensitivity,
    finance_viewpoints,
    parts,
    render,
)
from appraisal.web.parts import word
from appraisal.web.statement_table import statement_table

PARTS = ("overview", "risk", "doubts", "grounds")


def draw() -> None:
    """Draw the page: of a project with a statement the part that the reader has chosen."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view)
    case = appraisal.effective
    project = parts.pick_project(case, language)
    variant = _version(case, project, language)
    statement, indicators, with_funds = variant.statement, variant.indicators, funded(variant)
    if variant.option is not None:
        parts.heading(variant_title(variant, language), level=3)
    if statement is None or indicators is None or with_funds is None:
        parts.paragraph(word("finance.missing", language, what=gap_titles(variant, language)), kind="warn")
        return
    chosen = _part(language)
    if chosen == "risk":
        finance_risk.draw(variant, language, appraisal.scenario)
    elif chosen == "doubts":
        finance_sensitivity.draw(appraisal, project, language)
    elif chosen == "grounds":
        finance_inputs.draw(variant, language)
    else:
        _overview(variant, statement, indicators, with_funds, language)
        finance_viewpoints.draw(appraisal, variant, language)
        statement_table(variant, with_funds.statement, language)


def _version(case: Case, project: str, language: Language) -> ProjectVariant:
    """Draw the choice among the ways of doing a project, where there are several; return the chosen one."""
    known = {each.key: each for each in variants(case, project)}
    if len(known) > 1:
        titles = {
            "" if each.option is None else key: say("objectives.full", language)
            if each.option is None
            else each.option.title.to(language)
            for key, each in known.items()
        }
        context.pick(st.selectbox, word("money.option", language), titles, "option")
    return known[context.view().option or FULL]


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


def _overview(
    variant: ProjectVariant, statement: Statement, indicators: Indicators, with_funds: Funded, language: Language
) -> None:
    head = variant.case.head
    unit = parts.unit(head.unit, language)
    left, right = st.columns([13, 10], gap="medium")
    with left:
        parts.heading(word("finance.flow", language), note=_terms(variant, indicators, language), level=3)
        running = np.cumsum(indicators.discounted_flow).tolist()
        alt = word("finance.alt", language, project=variant.document.name, npv=indicators.npv, unit=unit)
        spec = flow_chart(
            statement.years, statement.net_flow.tolist(), running, unit, language, alt=alt, width="container"
        )
        parts.chart(spec, key="flow")
    with right:
        parts.heading(word("finance.indicators", language), level=3)
        render.draw(indicator_table(variant, with_funds, language))


def _terms(variant: ProjectVariant, indicators: Indicators, language: Language) -> str:
    head = variant.case.head
    kind = "real" if head.prices == "real" else "nominal"
    prices = word(f"finance.prices.{kind}", language, year=str(head.base_year))
    rate = number(indicators.rate, "percent1", language)
    return word("finance.terms", language, rate=rate, year=str(head.base_year), prices=prices)


if __name__ == "__main__":
    draw()
