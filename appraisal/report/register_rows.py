"""The register as rows that can be searched, sorted and filtered: plain data, written in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from appraisal.documents.case import Case
from appraisal.figures import Status
from appraisal.report.blocks import Points
from appraisal.report.figures import Stated, span, stated
from appraisal.report.finance_words import source_numbers, source_points
from appraisal.text import Language, say

FITTING = 5  # figures that fit beside the names on a narrow screen; a project's card has all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCell:
    """A cell: its text, a small text beneath, a status with its word, what it is sorted by, and the card it opens."""

    text: str
    small: str = ""
    status: Status | None = None
    said: str = ""
    sort: float | str | None = None
    opens: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: the card that it opens, its group, the statuses of its figures, and the words by which it is found."""

    opens: str
    cells: tuple[RowCell, ...]
    group: str = ""
    statuses: tuple[Status, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The title of a column with the unit beneath, and whether its cells are numbers."""

    title: str
    unit: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table whose rows open cards; `groups` are the titles of groups by key, in their order."""

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    groups: tuple[tuple[str, str], ...] = ()


def register_rows(case: Case, language: Language) -> Rows:
    """Return a row for each project: number, name, and the figures that fit, each with status and source."""
    names = case.names
    every = {key: list(stated(case, key, language)) for key in case.projects}
    first = next(iter(every.values()))
    shown = _fitting(list(every.values()))
    heads = [
        Head(title=say("finance.table.no", language), number=True),
        Head(title=say("finance.column.project", language)),
    ]
    heads += [_head(first[at]) for at in shown]
    rows = []
    for number, (key, figures) in enumerate(every.items(), start=1):
        project = case.projects[key]
        parts = [names.group(project.group, language), *(names.investor(each, language) for each in project.investors)]
        parts += [names.mark(each, language) for each in project.marks]
        name = project.name.to(language)
        cells = [
            RowCell(text=str(number), sort=number),
            RowCell(text=name, small=" · ".join(parts), sort=name, opens=key),
            *(_figure(case, key, figures[at], language) for at in shown),
        ]
        told = [each for each in figures if each.named or _told(each)]
        words = " ".join((key, project.name.en, project.name.ru, *parts))
        rows.append(
            Row(
                opens=key,
                cells=tuple(cells),
                group=project.group,
                statuses=tuple(dict.fromkeys(each.figure.status for each in told)),
                words=words,
            )
        )
    groups = tuple((key, each.title.to(language)) for key, each in case.head.groups.items())
    return Rows(heads=tuple(heads), rows=tuple(rows), groups=groups)


def figure_rows(case: Case, project: str, language: Language) -> Rows:
    """Return a row for each figure of a project: value, range, status, source; each opens the figure's card."""
    heads = [Head(title=say("finance.column.figure", language))]
    heads += [Head(title=say(f"finance.column.{each}", language), number=True) for each in ("value", "range")]
    heads += [Head(title=say("finance.column.source", language))]
    rows = []
    for each in stated(case, project, language):
        opens = card_of(project, each.kind)
        note = "" if each.figure.note is None else each.figure.note.to(language)
        claims = "" if not each.figure.claims else say("web.register.others", language, n=len(each.figure.claims))
        cells = (
            RowCell(text=each.head, small=" · ".join(filter(None, (claims, note))), opens=opens),
            RowCell(
                text=each.written(each.figure.value, language) if each.figure.value is not None else "–",
                status=each.figure.status,
                said=say(f"statuses.{each.figure.status}", language),
            ),
            RowCell(text=span(each, language)),
            RowCell(text=_source(case, each.figure.source)),
        )
        rows.append(Row(opens=opens, cells=cells))
    return Rows(heads=tuple(heads), rows=tuple(rows))


def figure_sources(case: Case, project: str, language: Language) -> tuple[Points, ...]:
    """Return the sources of a project's figures by the numbers that the rows name; () without any."""
    used = {each.figure.source for each in stated(case, project, language)}
    numbers = {key: at for key, at in source_numbers(case, case.head.sources).items() if key in used}
    return source_points(case, numbers, language)


def card_of(project: str, figure: str = "") -> str:
    """Return the name of a card: a project's, or a figure's of it.

    Example:
        >>> card_of("karakan"), card_of("karakan", "jobs")
        ('karakan', 'karakan.jobs')
    """
    return f"{project}.{figure}" if figure else project


def _fitting(every: Sequence[Sequence[Stated]]) -> list[int]:
    """Return which figures are shown: those that any project tells, and the year of commissioning as the last."""
    told = [at for at in range(len(every[0])) if any(_told(figures[at]) for figures in every)]
    return told if len(told) <= FITTING else [*told[: FITTING - 1], told[-1]]


def _head(each: Stated) -> Head:
    """Return the title of a figure's column; "Jobs" needs no unit "jobs" beneath."""
    return Head(title=each.title, unit="" if each.head == each.title else each.unit, number=True)


def _told(each: Stated) -> bool:
    """Return whether there is anything to show of a figure."""
    return not each.figure.missing or each.figure.low is not None


def _figure(case: Case, project: str, each: Stated, language: Language) -> RowCell:
    """Return a figure, or the range of a missing one, with its status and the number of its source."""
    figure = each.figure
    text = span(each, language) if figure.value is None else each.written(figure.value, language)
    return RowCell(
        text=text or "–",
        small=_source(case, figure.source) if _told(each) else "",
        status=figure.status,
        said=say(f"statuses.{figure.status}", language),
        sort=figure.value,
        opens=card_of(project, each.kind),
    )


def _source(case: Case, source: str | None) -> str:
    numbers: dict[str, int] = source_numbers(case, _sources(case))
    return f"[{numbers[source]}]" if source is not None and source in numbers else ""


def _sources(case: Case) -> Iterable[str]:
    return case.head.sources
