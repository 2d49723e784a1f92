"""The portfolio: the projects chosen at a budget, by each reading, under the rules, and why."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from appraisal.analysis.appraise import Appraisal
from appraisal.report.alternatives import alternative_sentences
from appraisal.report.blocks import Block, Table
from appraisal.report.left_out import not_chosen_for_gaps
from appraisal.report.portfolio import portfolio_sentences, reasons
from appraisal.report.readings import readings_blocks
from appraisal.report.rules import clash_texts, relaxation_texts, rule_sentences
from appraisal.text import Language
from appraisal.web import answers, budget_panel, context, fold, parts, render
from appraisal.web.meeting import what_if_page
from appraisal.web.parts import word
from appraisal.web.waiting import Wanted, awaited

SAID = 3  # sentences on one project that are open


def draw() -> None:
    """Draw the page."""
    view = context.view()
    language = view.language
    appraisal = answers.viewed(view, with_budget=True)
    awaited(lambda _: appraisal.portfolio)
    budget_panel.what_if(appraisal, language)
    what_if_page.link(language)
    if appraisal.portfolio.found:
        budget_panel.charts(appraisal, appraisal.portfolio, language)
    else:
        parts.paragraph(word("portfolio.none", language), kind="warn")
        parts.bullets([*clash_texts(appraisal, language), *relaxation_texts(appraisal, language)])
    parts.heading(word("portfolio.readings", language))
    beside = st.container()
    others = _others(appraisal, language)
    parts.heading(word("portfolio.why", language))
    project = parts.pick_project(appraisal.effective, language)
    why = st.container()
    _rules(appraisal, language)
    _left_out(appraisal, language)
    context.leave()
    # What takes further solves comes last, each in its place.
    blocks = awaited(lambda _: readings_blocks(appraisal, language))
    with beside:
        _readings(blocks, language)
    if others is not None:
        said = awaited(lambda _: alternative_sentences(appraisal, language))
        with others:
            parts.bullets(said)
    said = awaited(lambda wanted: _why(appraisal, project, language, wanted))
    with why:
        fold.bullets(said, language, most=SAID)


def _others(appraisal: Appraisal, language: Language) -> DeltaGenerator | None:
    """Return the place of the next best portfolio, the next step of the budget, and the core.

    None without a portfolio, and while it is closed: what it tells takes a solve for each limit, at every budget.
    """
    if not appraisal.portfolio.found:
        return None
    return fold.wanted(word("portfolio.others", language), key="portfolio_others")


def _why(appraisal: Appraisal, project: str, language: Language, wanted: Wanted) -> tuple[str, ...]:
    """Return why one project is in or out, and what would change it."""
    known = reasons(appraisal, project, wanted=wanted)
    return portfolio_sentences(appraisal, project, language, known=known)


def _readings(blocks: Iterable[Block], language: Language) -> None:
    """Draw the best portfolios by each objective side by side; on what they differ is seen there, and told behind."""
    tables = [each for each in blocks if isinstance(each, Table)]
    told = [each for each in blocks if not isinstance(each, Table)]
    if not tables:
        render.draw(*told)
        return
    render.draw(*tables)
    with fold.how(language):
        parts.paragraph(word("portfolio.readings_note", language))
        render.draw(*told)


def _rules(appraisal: Appraisal, language: Language) -> None:
    """Draw the rules as sentences; those of single years, which the chart shows, last."""
    said = rule_sentences(appraisal, language)
    yearly = {key for key in said if key.rpartition(".")[2].isdecimal()}
    with st.expander(word("rules_count", language, n=len(said) - len(yearly))):
        parts.bullets(text for key, text in said.items() if key not in yearly)
        if yearly:
            parts.heading(word("portfolio.yearly", language), level=3)
            parts.bullets(text for key, text in said.items() if key in yearly)


def _left_out(appraisal: Appraisal, language: Language) -> None:
    """Say how many projects cannot be chosen yet; which, and what they lack, behind a click."""
    said = not_chosen_for_gaps(appraisal, language)
    if said:
        parts.heading(word("portfolio.left_out", language))
        fold.bullets(said, language, most=1, label=word("portfolio.left_out_each", language))


if __name__ == "__main__":
    draw()
