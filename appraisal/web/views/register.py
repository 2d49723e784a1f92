"""The register: every project with its figures, their statuses and sources, and the claims of other sources."""

from __future__ import annotations

from markupsafe import Markup

from appraisal.documents.case import Case
from appraisal.documents.titles import names_of
from appraisal.figures import Figure
from appraisal.report.figures import Stated, claims_table, figure_table, span, stated
from appraisal.report.finance_words import source_numbers
from appraisal.report.register import about, sources_list
from appraisal.text import Language
from appraisal.web import answers, context, parts, render
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
    if claims := claims_table(case, language):
        parts.heading(word("register.claims", language), note=word("register.claims_note", language))
        render.draw(*claims)
    parts.heading(word("register.one", language))
    project = parts.pick_project(case, language)
    render.draw(about(case, project, language), *figure_table(case, project, language))
    if sources := sources_list(case, language):
        parts.heading(word("register.sources", language))
        render.draw(*sources)


def _overview(case: Case, language: Language) -> None:
    names = names_of(case)
    every = {key: list(stated(case, key, language)) for key in case.projects}
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
        cells = [_sourced(case, figures[at], language) for at in shown]
        rows.append([str(number), name, *cells])
    parts.table(columns, rows)


def _told(figure: Figure) -> bool:
    """Return whether there is anything to show of a figure."""
    return not figure.missing or figure.low is not None


def _sourced(case: Case, each: Stated, language: Language) -> Markup:
    """Return a figure, or the range of a missing one, with its status and the number of its source."""
    figure, mark = each.figure, parts.mark(each.figure.status, language)
    said = span(each, language) if figure.value is None else each.written(figure.value, language)
    numbers = source_numbers(case, case.head.sources)
    source = f"[{numbers[figure.source]}]" if _told(figure) and figure.source is not None else ""
    return Markup("{} {} <small>{}</small>").format(said, mark, source)


if __name__ == "__main__":
    draw()
