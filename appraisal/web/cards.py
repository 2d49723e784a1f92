"""The cards behind the register: a project with all its figures, and one figure with what stands behind it."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from appraisal.analysis.appraise import Appraisal
from appraisal.journal.visible import Visible
from appraisal.report.blocks import points
from appraisal.report.correction import corrections_of
from appraisal.report.figure_card import claim_blocks, facts, stated_figure, value_text
from appraisal.report.figures import Stated
from appraisal.report.register import about
from appraisal.report.register_rows import figure_rows, figure_sources
from appraisal.text import Language, say
from appraisal.web import answers, context, parts, register_table, render
from appraisal.web.finance_sensitivity import claims_of
from appraisal.web.meeting import correction, said
from appraisal.web.meeting.here import Here, here
from appraisal.web.parts import word


def draw(appraisal: Appraisal, card: str, language: Language) -> bool:
    """Draw the card of a project or of a figure; return whether there is one of that name that may be shown here."""
    project, _, kind = card.partition(".")
    if project not in appraisal.effective.projects:
        return False
    device = here()
    seen = None if device is None else device.now()[0]
    if device is not None and not device.alone and (seen is None or project not in _shown(seen, appraisal)):
        return False
    if not kind:
        _project(appraisal, project, language)
        return True
    each = stated_figure(appraisal.effective, project, kind, language)
    if each is None:
        return False
    _figure(appraisal, project, each, language, device)
    return True


def _shown(seen: Visible, appraisal: Appraisal) -> frozenset[str]:
    """Return the projects whose figures a seat may see; before the rules are sealed only the secretary is here."""
    return frozenset(appraisal.effective.projects) if seen.session.rules is None else seen.projects


def _project(appraisal: Appraisal, project: str, language: Language) -> None:
    case = appraisal.effective
    _back("", word("card.back", language))
    parts.heading(case.projects[project].name.to(language), note=word("card.figure_note", language))
    parts.legend(language)
    render.draw(about(case, project, language))
    register_table.draw(figure_rows(case, project, language), language, name=f"figures.{project}", tools=False)
    render.draw(*figure_sources(case, project, language))


def _figure(appraisal: Appraisal, project: str, each: Stated, language: Language, device: Here | None) -> None:
    case = appraisal.effective
    name = case.projects[project].name.to(language)
    with st.container(horizontal=True):
        _back("", word("card.back", language))
        _back(project, word("card.project", language))
    parts.heading(each.title, note=name)
    value = value_text(each, each.figure.value, language)
    parts.paragraph(
        Markup("<span class='figure-value'>{} {}</span>").format(value, parts.mark(each.figure.status, language))
    )
    render.draw(facts(appraisal, each, language))
    if device is not None:
        _session(device, project, each.kind, language)
    parts.heading(word("card.claims", language), level=3)
    if not each.figure.claims:
        parts.paragraph(word("card.claims_none", language), kind="note")
        return
    with st.spinner(word("card.claims_wait", language)):
        before, claims = claims_of(appraisal, project)
    own = tuple(beside for beside in claims if beside.dispute.kind == each.kind)
    render.draw(*claim_blocks(appraisal, before, own, each, language))


def _session(device: Here, project: str, kind: str, language: Language) -> None:
    """Draw what the meeting did with a figure, and for the secretary the form that corrects it."""
    case, session = answers.case(), device.now()[0].session
    made = tuple(corrections_of(case, session, project, kind, language, zone=said.zone()))
    if made:
        parts.heading(word("correct.history", language), level=3)
        render.draw(points(*made))
    if correction.can(device, project, kind, case):
        with st.expander(say(f"{correction.WORDS}.title", language)):
            correction.form(device, case, project, kind, language)


def _back(card: str, label: str) -> None:
    st.button(label, key=f"card_back_{card}", on_click=lambda: context.choose(card=card or None))
