"""The portfolio: what is chosen at which budget, by which reading, under which rules."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from appraisal.appraise import Appraisal
from appraisal.assembly.titles import objective_title, status_text
from appraisal.charts.budget import frontier_chart, yearly_spend_chart
from appraisal.money import amount
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.rules.names import names_of
from appraisal.portfolio.rules.sentences import sentences
from appraisal.text import Language, number
from appraisal.web import answers, budget_slider, budget_table, context, parts
from appraisal.web.parts import Cell, Column, word


def draw() -> None:
    """Draw the page."""
    view = context.view()
    language = view.language
    found = answers.viewed(view, with_budget=True)
    _head(found, language)
    if found.portfolio.found:
        _figures(found, found.portfolio, language)
    else:
        parts.paragraph(status_text(found.portfolio, language), kind="warn")
    _readings(found, language)
    _rules(found, language)
    _left_out(found, language)


def _head(found: Appraisal, language: Language) -> None:
    title, objective, budget = st.columns([5, 5, 3], vertical_alignment="bottom")
    with title:
        proven = status_text(found.portfolio, language)
        parts.heading(word("portfolio.title", language), note=word("portfolio.note", language, status=proven))
    with objective:
        context.pick(
            st.segmented_control,
            word("portfolio.objective", language),
            list(found.readings),
            "objective",
            said=lambda key: word(f"objective.{key}", language),
            required=True,
        )
    with budget:
        unit = parts.unit(found.effective.head.unit, language)
        step = budget_table.step_of(budget_table.highest(found)) * 5
        context.pick_budget(word("portfolio.budget", language, unit=unit), budget_table.budget_at_hand(found), step)
    budget_slider.draw(budget_table.slider_data(found, language))


def _figures(found: Appraisal, portfolio: Portfolio, language: Language) -> None:
    """Draw the spending by year against the limits, and the frontier."""
    unit = parts.unit(found.effective.head.unit, language)
    left, right = st.columns(2, gap="medium")
    spent = found.selection.spending(portfolio.chosen)
    limits = found.effective.rules.budget.years
    years = sorted(spent.keys() | limits.keys())
    with left:
        carried = word(
            "portfolio.carried" if found.effective.rules.budget.carry_over else "portfolio.not_carried", language
        )
        parts.heading(word("portfolio.spending", language), note=carried, level=3)
        spec = yearly_spend_chart(
            years,
            [spent.get(year, 0.0) for year in years],
            [limits.get(year) for year in years],
            unit,
            language,
            alt=word("portfolio.spending", language),
            width="container",
        )
        parts.chart(spec, key="spending")
    with right:
        title = objective_title(found.effective, found.settings.objective, language)
        parts.heading(word("portfolio.frontier", language), note=word("portfolio.frontier_note", language), level=3)
        points = found.frontier.breakpoints
        spec = frontier_chart(
            [amount(point.budget) for point in points],
            [point.value for point in points],
            (budget_table.budget_at_hand(found), portfolio.value or 0.0),
            unit,
            title,
            language,
            until=budget_table.highest(found),
            alt=word("portfolio.frontier", language),
            width="container",
        )
        parts.chart(spec, key="frontier")


def _readings(found: Appraisal, language: Language) -> None:
    """Draw the best portfolios by closeness, value and NPV side by side."""
    parts.heading(word("portfolio.readings", language), note=word("portfolio.readings_note", language))
    case, readings = found.effective, found.readings
    columns = [Column(word("project", language), width=46)]
    columns += [
        Column(word(f"objective.{key}", language), objective_title(case, key, language), "centre") for key in readings
    ]
    chosen = {key: found.selection.projects(each.chosen) for key, each in readings.items()}
    rows: list[list[Cell]] = []
    yes = Markup("<span class='yes'>✔</span>")
    for project in found.candidates.projects:
        if any(project in each for each in chosen.values()):
            marks = [yes if project in each else "·" for each in chosen.values()]
            rows.append([case.projects[project].name.to(language), *marks])
    unit = parts.unit(case.head.unit, language)
    costs = ["–" if each.cost is None else number(amount(each.cost), "money", language) for each in readings.values()]
    totals = {key: found.selection.totals(each.chosen) for key, each in readings.items() if each.found}
    names = names_of(case)
    rows.append([word("portfolio.spent", language, unit=unit), *costs])
    for total in found.candidates.totals:
        if total != "investment":
            what = f"{names.total(total, language)}, {names.unit(total, language)}"
            said = [number(totals[key][total], "0", language) if key in totals else "–" for key in readings]
            rows.append([what, *said])
    parts.table(columns, rows)


def _rules(found: Appraisal, language: Language) -> None:
    parts.heading(word("portfolio.rules", language))
    said = sentences(found.effective.rules, language, names=names_of(found.effective))
    parts.bullets(said.values())


def _left_out(found: Appraisal, language: Language) -> None:
    left = found.selection.choice.left_out
    if not left:
        return
    parts.heading(word("portfolio.left_out", language))
    case = found.effective
    lines = []
    for key, gaps in left.items():
        name = case.projects[key.partition("/")[0]].name.to(language)
        what = [parts.gap(case, gap, language) for gap in gaps]
        lines.append(word("portfolio.left_out_line", language, project=name, what=what))
    parts.bullets(lines)


if __name__ == "__main__":
    draw()
