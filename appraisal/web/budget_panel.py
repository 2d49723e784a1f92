"""The current budget: its portfolio, its spending by year, and the portfolios of other budgets."""

from __future__ import annotations

import streamlit as st

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.objective_values import COMPOSED
from appraisal.analysis.titles import status_text
from appraisal.portfolio.answer import Portfolio
from appraisal.report.budget import frontier_spec, spending_spec
from appraisal.report.findings import next_step_of, tightest_year
from appraisal.text import Language, say
from appraisal.web import budget_slider, budget_table, choice, context, fold, number_box, parts
from appraisal.web.grids import Growing
from appraisal.web.parts import word

POLL_SECONDS = 2.0


def what_if(appraisal: Appraisal, language: Language) -> None:
    """Draw the objective, the box for an exact budget, and the slider."""
    title, objective, budget = st.columns([5, 5, 3], vertical_alignment="bottom")
    with title:
        proven = word("portfolio.note", language, status=status_text(appraisal.portfolio, language))
        parts.heading(word("portfolio.title", language), note=proven if appraisal.portfolio.found else "")
    with objective:
        objectives = {key: word(f"objective.{key}", language) for key in appraisal.selection.compared_by}
        choice.pick(st.segmented_control, word("portfolio.objective", language), objectives, "objective", required=True)
    with budget:
        unit = appraisal.effective.head.unit
        number_box.chosen(
            word("portfolio.budget", language, unit=parts.unit(unit, language)),
            budget_table.budget_at_hand(appraisal),
            lambda chosen: context.choose(budget=chosen),
            key="pick_budget",
            unit=unit,
            language=language,
        )
    if appraisal.selection.answers.enumeration is not None:
        budget_slider.draw(budget_table.slider_data(appraisal, language))
        return
    known = budget_table.growing_of(appraisal)
    shown = known.solved  # before the slider is drawn: what is solved meanwhile is news for the next poll
    budget_slider.draw(budget_table.slider_data(appraisal, language))
    _progress(appraisal, known, shown, language)


def _progress(appraisal: Appraisal, known: Growing, shown: int, language: Language) -> None:
    """Show the progress in the background, and redraw the page as more becomes known.

    Only a poll redraws, never the drawing of the page itself: a page that takes longer to draw than the next budget
    takes to solve would otherwise never come to rest.
    """
    apart = appraisal.settings.objective in COMPOSED
    drawing = True

    def look() -> None:
        if not drawing and known.solved > shown:
            st.rerun()
        done = word(
            "slider.solved_apart" if apart else "slider.solved", language, n=known.solved, all=len(known.budgets)
        )
        parts.paragraph(done, kind="note")

    at_rest = known.ended and known.solved == shown
    st.fragment(look, run_every=None if at_rest else POLL_SECONDS)()
    drawing = False


def charts(appraisal: Appraisal, portfolio: Portfolio, language: Language) -> None:
    """Draw the spending by year against the limits, and the frontier."""
    left, right = st.columns(2, gap="medium")
    with left:
        parts.heading(tightest_year(appraisal, language) or word("portfolio.spending", language), level=3)
        spec = spending_spec(appraisal, language, alt=word("portfolio.spending", language))
        parts.chart(spec, key="spending")
    with right:
        frontier = budget_table.frontier_of(appraisal)
        budget = budget_table.budget_at_hand(appraisal)
        title = next_step_of(appraisal, frontier, budget, language) or word("portfolio.frontier", language)
        parts.heading(title, level=3)
        spec = frontier_spec(
            appraisal,
            frontier,
            language,
            chosen=(budget, portfolio.value or 0.0),
            until=budget_table.highest(appraisal),
            alt=word("portfolio.frontier", language),
        )
        parts.chart(spec, key="frontier")
    carried = "portfolio.carried" if appraisal.effective.rules.budget.carry_over else "portfolio.not_carried"
    kind = "note" if frontier.exact else "apart" if frontier.apart else "known"
    weighed = say("objectives.weighed", language, weights=appraisal.weights_text(language))
    fold.working(language, weighed, word(carried, language), word(f"portfolio.frontier_{kind}", language))
