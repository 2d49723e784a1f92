"""Finance of one project: flow, indicators, views and statement; its risk; what may be doubted; what it rests on."""

from __future__ import annotations

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.reference_class import checks_of, record_of
from appraisal.analysis.remarks import finance_remarks
from appraisal.analysis.risk import Risk
from appraisal.documents.case import Case
from appraisal.measures.project_variant import FULL, ProjectVariant, variants
from appraisal.report.blocks import Points, points
from appraisal.report.discount_rate import discount_rate
from appraisal.report.finance_words import gap_titles, variant_title
from appraisal.report.indicators import project_indicators
from appraisal.report.inputs import figures_rest_on
from appraisal.report.reality import reality
from appraisal.report.risk import simulation, surface, switching, tornado
from appraisal.report.statement import statement, yearly_flow
from appraisal.report.viewpoints import project_views
from appraisal.report.what_if import claims, scenarios, uplift
from appraisal.text import Language, say
from appraisal.web import answers, choice, context, parts, render
from appraisal.web.finance_sensitivity import doubts_of
from appraisal.web.parts import word

PARTS = ("overview", "risk", "doubts", "grounds")
YEARS = 9  # of a statement that fit beside the lines on a narrow screen


def draw() -> None:
    """Draw the page: of a project with a statement the part that the reader has chosen."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view)
    project = parts.pick_project(appraisal.effective, language)
    variant = _variant(appraisal.effective, project, language)
    if variant.option is not None:
        parts.heading(variant_title(variant, language), level=3)
    if variant.statement is None:
        parts.paragraph(word("finance.missing", language, what=gap_titles(variant, language)), kind="warn")
        return
    chosen = _part(language)
    if chosen == "risk":
        _risk(Risk(variant=variant), language, appraisal.scenario)
    elif chosen == "doubts":
        _doubts(appraisal, project, language)
    elif chosen == "grounds":
        render.draw(*figures_rest_on(variant, language))
    else:
        _overview(appraisal, variant, language)


def _variant(case: Case, project: str, language: Language) -> ProjectVariant:
    """Draw the choice among the options of a project, if there are several; return the chosen one."""
    known = {each.key: each for each in variants(case, project)}
    if len(known) > 1:
        titles = {
            "" if each.option is None else key: say("objectives.full", language)
            if each.option is None
            else each.option.title.to(language)
            for key, each in known.items()
        }
        choice.pick(st.selectbox, word("money.option", language), titles, "option")
    return known[context.view().option or FULL]


def _part(language: Language) -> str:
    """Draw the choice of a part of the page."""
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


def _overview(appraisal: Appraisal, variant: ProjectVariant, language: Language) -> None:
    case = appraisal.effective
    left, right = st.columns(2, gap="medium")
    with left:
        render.finding(*yearly_flow(variant, language), language=language, key="flow")
    with right:
        render.draw(*project_indicators(variant, language, caption=say("finance.section.indicators", language)))
    views = project_views(variant, language)
    render.draw(*(each for each in views if not isinstance(each, Points)))
    remarks = points(*(each.text(language) for each in finance_remarks(case, appraisal.scenario)))
    if said := [each for each in (*views, remarks) if isinstance(each, Points) and each.items]:
        with st.expander(say("finance.section.remarks", language)):
            render.draw(*said)
    with st.expander(say("finance.section.rate", language)):
        render.draw(*discount_rate(case, appraisal.scenario, language)[1:])
    with st.expander(say("finance.section.statement", language, unit=parts.unit(case.head.unit, language))):
        render.draw(*statement(variant, language, years=YEARS)[1:])


def _risk(risk: Risk, language: Language, scenario: str | None) -> None:
    left, right = st.columns([14, 9], gap="medium")
    with left:
        render.finding(*tornado(risk, language), language=language, key="tornado")
    with right:
        render.draw(*switching(risk, language))
    left, right = st.columns(2, gap="medium")
    with left:
        render.finding(*simulation(risk, language, scenario=scenario), language=language, key="draws")
    with right:
        render.finding(*surface(risk, language), language=language, key="surface")


def _doubts(appraisal: Appraisal, project: str, language: Language) -> None:
    case = appraisal.effective
    checks = [each for each in checks_of(case) if each.project == project]
    render.draw(*reality(case, checks, record_of(case), language, all_checks=True))
    with st.spinner(word("money.working", language)):
        known = doubts_of(appraisal, project)
    render.draw(
        *claims(appraisal, known.before, known.claims, project, language),
        *scenarios(appraisal, known.scenarios, project, language),
        *uplift(appraisal, known.before, known.uplift, (project,), language),
    )


if __name__ == "__main__":
    draw()
