"""The register, searched and sorted; behind each row the card of a project, behind each figure its own."""

from __future__ import annotations

import streamlit as st

from appraisal.report.figures import claims_table
from appraisal.report.register import sources_list
from appraisal.report.register_rows import register_rows
from appraisal.web import answers, cards, context, parts, register_table, render
from appraisal.web.parts import word


def draw() -> None:
    """Draw the page: the card that the reader opened, or the register."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view)
    if view.card is not None:
        if cards.draw(appraisal, view.card, language):
            return
        context.choose(card=None)
    case = appraisal.effective
    parts.heading(word("register.title", language, n=len(case.projects)))
    parts.legend(language)
    register_table.draw(register_rows(case, language), language, name=case.key, tools=True)
    if case.head.note is not None:
        with st.expander(word("register.about", language)):
            parts.paragraph(case.head.note.to(language))
    if claims := claims_table(case, language):
        disputed = sum(len(each.rows) for each in claims)
        with st.expander(word("claims_count", language, n=disputed)):
            parts.paragraph(word("register.claims_note", language), kind="note")
            render.draw(*claims)
    if sources := sources_list(case, language):
        with st.expander(word("register.sources", language)):
            render.draw(*sources)


if __name__ == "__main__":
    draw()
