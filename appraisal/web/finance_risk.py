"""What may go wrong with one project: tornado, switching values, draws, and the surface over two drivers."""

from __future__ import annotations

import streamlit as st

from appraisal.analysis.risk import Risk
from appraisal.charts.finance import histogram_chart, tornado_chart
from appraisal.charts.surface import surface_chart
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.report.finance import simulation_sentences, switch_sentence
from appraisal.report.finance_words import driver_title, driver_value
from appraisal.text import Language, number, say
from appraisal.web import parts
from appraisal.web.parts import word


def draw(variant: ProjectVariant, language: Language, scenario: str | None) -> None:
    """Draw the risk of a project with a statement, two pictures beside each other."""
    risk = Risk(variant=variant)
    units = {each.path: each.unit for each in inputs(variant)}
    left, right = st.columns([14, 9], gap="medium")
    with left:
        _tornado(risk, units, language)
    with right:
        parts.heading(word("money.switching", language), level=3)
        parts.bullets(switch_sentence(each, language) for each in risk.switches)
    left, right = st.columns(2, gap="medium")
    with left:
        _draws(risk, language, scenario)
    with right:
        _surface(risk, units, language)


def _tornado(risk: Risk, units: dict[str, str], language: Language) -> None:
    parts.heading(word("money.tornado", language), level=3)
    result = risk.tornado
    if result is None or not result.bars:
        parts.paragraph(say("finance.draws.no_ranges", language), kind="note")
        return
    labels = []
    for bar in result.bars:
        low, high = (driver_value(end, units.get(bar.driver, "share"), language) for end in (bar.low, bar.high))
        labels.append(f"{driver_title(risk.variant, bar.driver, language)}: {low}…{high}")
    unit = parts.unit(risk.variant.case.head.unit, language)
    alt = word("money.tornado_alt", language, driver=labels[0], npv=result.npv, unit=unit)
    spec = tornado_chart(
        labels,
        [bar.npv_low for bar in result.bars],
        [bar.npv_high for bar in result.bars],
        result.npv,
        unit,
        language,
        alt=alt,
        width="container",
    )
    parts.chart(spec, key="tornado")


def _draws(risk: Risk, language: Language, scenario: str | None) -> None:
    parts.heading(word("money.draws", language), level=3)
    result = risk.simulation
    told = simulation_sentences(risk, result, language, scenario=scenario)
    if result is not None:
        shares, edges = result.histogram()
        low, median, high = result.percentiles()
        named = [("P5", low), ("P50", median), ("P95", high)]
        unit = parts.unit(risk.variant.case.head.unit, language)
        spec = histogram_chart(
            edges.tolist(), shares.tolist(), named, unit, language, alt=" ".join(told[:2]), width="container"
        )
        parts.chart(spec, key="histogram")
    parts.bullets(told)


def _surface(risk: Risk, units: dict[str, str], language: Language) -> None:
    result = risk.surface
    if result is None:
        return
    unit = parts.unit(risk.variant.case.head.unit, language)
    names = [driver_title(risk.variant, each, language) for each in (result.row_driver, result.column_driver)]
    said = say("finance.surface_of.said", language, row=names[0], column=names[1], unit=unit)
    parts.heading(word("money.surface", language), note=said, level=3)
    rows, columns = (
        [driver_value(each, units.get(path, "share"), language) for each in values.tolist()]
        for path, values in ((result.row_driver, result.rows), (result.column_driver, result.columns))
    )
    least, most = (number(float(end), "0", language) for end in (result.npv.min(), result.npv.max()))
    alt = word("money.surface_alt", language, row=names[0], column=names[1], least=least, most=most, unit=unit)
    spec = surface_chart(
        rows, columns, result.npv.tolist(), (names[0], names[1]), unit, language, alt=alt, width="container"
    )
    parts.chart(spec, key="surface")
