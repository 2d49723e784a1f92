"""The register: every project with its figures, their statuses and sources, and the claims of other sources."""

from __future__ import annotations

from markupsafe import Markup

from appraisal.documents.case import Case
from appraisal.documents.titles import names_of
from appraisal.figures import Figure
from appraisal.text import Language
from appraisal.web import answers, context, parts
from appraisal.web.figure_table import claim_rows, figure_table, figures_of, sourced
from appraisal.web.parts import Cell, Column, word

FITTING = 5  # figures that fit beside the names on a narrow screen; the chosen project is shown with all of them


def draw() -> None:
    """Draw the page."""
    view = context.view()
    language = view.language
    case = answers.viewed(view).effective
    parts.heading(word("register.title", language, n=len(case.projects)))
    parts.legend(language)
    _overview(case, language)
    if case.head.note is not None:
        parts.paragraph(case.head.note.to(language), kind="note")
    _claims(case, language)
    parts.heading(word("register.one", language))
    project = parts.pick_project(case, language)
    figure_table(case, figures_of(case, project, language), language)
    _sources(case, language)


def _overview(case: Case, language: Language) -> None:
    names = names_of(case)
    every = {key: list(figures_of(case, key, language)) for key in case.projects}
    first = next(iter(every.values()))
    told = [at for at in range(len(first)) if any(_told(figures[at].figure) for figures in every.values())]
    shown = told if len(told) <= FITTING else [*told[: FITTING - 1], told[-1]]
    columns = [Column("№", kind="centre", width=4), Column(word("project", language), width=44)]
    columns += [Column(first[at].title, first[at].unit, "number") for at in shown]
    rows: list[list[Cell]] = []
    for number, (key, figures) in enumerate(every.items(), start=1):
        project = case.projects[key]
        under = [names.group(project.group, language), *(names.investor(each, language) for each in project.investors)]
        under += [names.mark(each, language) for each in project.marks]
        name = Markup("{}<br><small>{}</small>").format(project.name.to(language), " · ".join(under))
        cells = [sourced(case, figures[at].figure, language, style=figures[at].style) for at in shown]
        rows.append([str(number), name, *cells])
    parts.table(columns, rows)


def _told(figure: Figure) -> bool:
    """Return whether there is anything to show of a figure."""
    return not figure.missing or figure.low is not None


def _claims(case: Case, language: Language) -> None:
    rows = list(claim_rows(case, language))
    if not rows:
        return
    parts.heading(word("register.claims", language), note=word("register.claims_note", language))
    columns = [
        Column(word("project", language), width=27),
        Column(word("figure.title", language), width=15),
        Column(word("register.used", language), kind="number", width=13),
        Column(word("register.claimed", language), kind="number", width=13),
        Column(word("figure.remark", language)),
    ]
    parts.table(columns, rows)


def _sources(case: Case, language: Language) -> None:
    if not case.head.sources:
        return
    parts.heading(word("register.sources", language))
    widths = {"number": 6.0, "title": 46.0, "date": 10.0, "page": 12.0, "address": None}
    rows: list[list[Cell]] = [
        [f"[{at}]", source.title.to(language), source.date or "", source.page or "", source.url or ""]
        for at, source in enumerate(case.head.sources.values(), start=1)
    ]
    parts.table([Column(word(f"source.{name}", language), width=width) for name, width in widths.items()], rows)


if __name__ == "__main__":
    draw()
