"""Figures with everything that a reader must see: value, range, status, source, and the reason given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from appraisal.documents.case import INVESTMENT, Case
from appraisal.figures import Figure, Status
from appraisal.text import Language, number
from appraisal.web import parts
from appraisal.web.parts import Cell, Column, word


@dataclass(frozen=True, slots=True)
class Titled:
    """A figure with its title and unit; `style` is that of its numbers."""

    title: str
    unit: str
    figure: Figure
    style: str = "money"


def kind_title(case: Case, kind: str, language: Language) -> str:
    """Return the title of a kind of figure."""
    return word("investment", language) if kind == INVESTMENT else case.head.figures[kind].title.to(language)


def figures_of(case: Case, project: str, language: Language) -> Iterator[Titled]:
    """Yield the figures of a project: investment, the kinds of the case, the year of commissioning."""
    for kind in (INVESTMENT, *case.head.figures):
        unit = parts.unit(case.unit_of(kind), language)
        yield Titled(kind_title(case, kind, language), unit, case.figure(project, kind))
    document = case.projects[project]
    year = Figure(value=None, unit="year", status=Status.MISSING)
    if (entry := document.commissioning_year) is not None:
        year = entry.figure(unit="year", status=Status(document.status), source=document.source)
    yield Titled(word("commissioning", language), parts.unit("year", language), year, "plain")


def figure_table(case: Case, titled: Iterable[Titled], language: Language) -> None:
    """Draw a table of figures, one a row."""
    columns = [
        Column(word("figure.title", language), width=22),
        Column(word("figure.value", language), kind="number", width=10),
        Column(word("figure.range", language), kind="number", width=14),
        Column(word("figure.status", language), width=13),
        Column(word("figure.source", language), kind="centre", width=9),
        Column(word("figure.remark", language)),
    ]
    parts.table(columns, [_row(case, each, language) for each in titled])


def _row(case: Case, each: Titled, language: Language) -> list[Cell]:
    figure = each.figure
    return [
        Markup("{}<br><small>{}</small>").format(each.title, each.unit),
        "–" if figure.value is None else number(figure.value, each.style, language),
        parts.span(figure, language, style=each.style),
        parts.status_mark(figure.status, language),
        reference(case, figure.source),
        "" if figure.note is None else figure.note.to(language),
    ]


def reference(case: Case, source: str | None) -> str:
    """Return the number of a source in the register's list of sources."""
    return "" if source not in case.head.sources else f"[{list(case.head.sources).index(source) + 1}]"


def claim_rows(case: Case, language: Language) -> Iterator[list[Cell]]:
    """Yield a row for each claim of another source, beside the figure that the appraisal uses."""
    for key, project in case.projects.items():
        for each in figures_of(case, key, language):
            for claim in each.figure.claims:
                other = Figure(value=claim.value, unit=each.figure.unit, status=claim.status, source=claim.source)
                yield [
                    project.name.to(language),
                    Markup("{}<br><small>{}</small>").format(each.title, each.unit),
                    sourced(case, each.figure, language, style=each.style),
                    sourced(case, other, language, style=each.style),
                    "" if claim.note is None else claim.note.to(language),
                ]


def sourced(case: Case, figure: Figure, language: Language, *, style: str = "money") -> Markup:
    """Return a figure with its status and the number of its source."""
    said = parts.figure(figure, language, style=style)
    told = not figure.missing or figure.low is not None
    return Markup("{} <small>{}</small>").format(said, reference(case, figure.source)) if told else said
