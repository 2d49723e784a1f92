"""The figures of projects as stated: value, range, status, source and reason, and what other sources claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from appraisal.analysis.claims import COMMISSIONING
from appraisal.documents.case import INVESTMENT, Case
from appraisal.figures import Claim, Figure, Status
from appraisal.report.blocks import DASH, Align, Cell, Column, Table
from appraisal.report.finance_words import figure_title, source_mark, source_numbers, status_cell, unit_title
from appraisal.text import Language, number, say
from appraisal.text.typeset import titled

_WIDTHS = {"figure": 2.4, "value": 1.4, "range": 1.8, "status": 1.6, "source": 1.0, "remark": 5.0}
_ALIGNED: Mapping[str, Align] = {
    "value": "right", "range": "right", "source": "center", "used": "right", "claimed": "right",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure of a project with its title and unit; `named`: the project's file names it, if only as missing."""

    kind: str
    title: str
    unit: str
    figure: Figure
    named: bool

    @property
    def head(self) -> str:
        """The title with its unit, unless it names it already; a year has none."""
        return titled(self.title, self.unit)

    def written(self, value: float, language: Language) -> str:
        """Write a value of the figure as it was stated."""
        return str(round(value)) if self.kind == COMMISSIONING else number(value, "money", language)


def stated(case: Case, project: str, language: Language) -> Iterator[Stated]:
    """Yield the figures of a project: investment, the kinds of the case, the year of commissioning."""
    document = case.projects[project]
    figures = {kind: case.figure(project, kind) for kind in (INVESTMENT, *case.head.figures)}
    year = document.commissioning_year
    figures[COMMISSIONING] = (
        Figure(value=None, unit="year", status=Status.MISSING)
        if year is None
        else year.figure(unit="year", status=Status(document.status), source=document.source)
    )
    named = {*document.figures, *(() if year is None else (COMMISSIONING,))}
    for kind, figure in figures.items():
        unit = "" if kind == COMMISSIONING else unit_title(case.unit_of(kind), language)
        yield Stated(kind=kind, title=figure_title(case, kind, language), unit=unit, figure=figure, named=kind in named)


def figure_table(case: Case, project: str, language: Language, *, named: bool = False) -> tuple[Table, ...]:
    """Return the figures of a project, with `named` only those in its file; () without any."""
    shown = [each for each in stated(case, project, language) if each.named or not named]
    sources = _numbers(case)
    rows = [
        (
            Cell(each.head),
            Cell(DASH if each.figure.value is None else each.written(each.figure.value, language)),
            Cell(span(each, language)),
            status_cell(each.figure.status, language),
            Cell(source_mark(sources, each.figure.source)),
            Cell("" if each.figure.note is None else each.figure.note.to(language)),
        )
        for each in shown
    ]
    columns = tuple(_column(name, width, language) for name, width in _WIDTHS.items())
    return (Table(columns=columns, rows=tuple(rows)),) if rows else ()


def claims_table(
    case: Case, language: Language, *, caption: str = "", note: str = "", numbers: Mapping[str, str] | None = None
) -> tuple[Table, ...]:
    """Return each other claim beside the figure that was used; () if no sources differ.

    Projects are shown by their names, or by `numbers`.
    """
    rows = []
    for project, document in case.projects.items():
        name = document.name.to(language) if numbers is None else numbers[project]
        for each in stated(case, project, language):
            for claim in each.figure.claims:
                pair = (_sourced(case, each, figure, language) for figure in (each.figure, claim))
                remark = "" if claim.note is None else claim.note.to(language)
                rows.append((Cell(name), Cell(each.head), *pair, Cell(remark)))
    if not rows:
        return ()
    whose = (
        Column(say("finance.column.project", language), 3.6)
        if numbers is None
        else Column(say("finance.table.no", language), 0.6, "center")
    )
    columns = (whose, *(_column(name, 2.2, language) for name in ("figure", "used", "claimed")))
    table = Table(columns=(*columns, _column("remark", 5.0, language)), rows=tuple(rows), caption=caption, note=note)
    return (table,)


def span(each: Stated, language: Language) -> str:
    """Return the range of a figure, or an empty text without one."""
    low, high = each.figure.low, each.figure.high
    return "" if low is None or high is None else f"{each.written(low, language)} … {each.written(high, language)}"


def _sourced(case: Case, each: Stated, figure: Figure | Claim, language: Language) -> Cell:
    """Return a value with its source and the mark of its status."""
    value = DASH if figure.value is None else each.written(figure.value, language)
    mark = say(f"statuses.mark.{figure.status}", language)
    source = source_mark(_numbers(case), figure.source)
    said = say(f"statuses.{figure.status}", language)
    return Cell(f"{value} {source}", mark=mark, status=figure.status, said=said)


def _numbers(case: Case) -> dict[str, int]:
    return source_numbers(case, case.head.sources)


def _column(name: str, width: float, language: Language) -> Column:
    return Column(say(f"finance.column.{name}", language), width, _ALIGNED.get(name, "left"))
