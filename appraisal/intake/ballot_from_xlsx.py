"""A filled-in ballot as a workbook: what it says, and everything that cannot be read, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from appraisal.document import KEY_PATTERN, LONGEST_TEXT, clean
from appraisal.documents.ballot import Said
from appraisal.documents.ballot_form import FilledForm, FilledProject
from appraisal.documents.findings import short
from appraisal.errors import InputError, Place, Problem
from appraisal.intake.ballot_cells import Cells, number_in, text_in
from appraisal.intake.ballot_sheets import ANSWERS, BALLOT, CANNOT_JUDGE, RATINGS, READ, RECUSED, SHOWN
from appraisal.intake.ballot_weights import weights_in
from appraisal.intake.forms import is_blank, word
from appraisal.intake.grid import Grid, grids
from appraisal.intake.headings import UNREAD, Headings, Labels, plain
from appraisal.intake.limits import LARGEST_WORKBOOK, name_of, read_bytes
from appraisal.intake.lines import Line, lines
from appraisal.text import LANGUAGES, LocalText, both, say

LONGEST_SHEET_NUMBER = 40
_KEY = re.compile(KEY_PATTERN)


class _Row(NamedTuple):
    """What a row says of one project on one criterion."""

    place: Place
    said: Said | None
    reason: str | None


def read_ballot(path: Path, weighed: Mapping[str, LocalText]) -> FilledForm:
    """Read a workbook that an expert has filled in.

    Args:
        path: of the workbook.
        weighed: names of the criteria of which weights may be given, by key.

    Raises:
        InputError: `not_a_ballot` and what `grids` refuses, or with every problem of its cells.
    """
    file = name_of(path, path.parent)
    workbook, problems = grids(read_bytes(path, root=path.parent, largest=LARGEST_WORKBOOK), file=file)
    found = _sheets(workbook, file, problems)
    if BALLOT.key not in found:
        raise InputError([Problem("not_a_ballot", {"name": file}, Place(file=file))])
    shown = {found[key].title for key in SHOWN if key in found}
    problems = [each for each in problems if each.place is None or each.place.sheet not in shown]
    rows = {
        sheet.key: lines(found[sheet.key], Headings(sheet=sheet, labels=Labels()), file=file, problems=problems)
        for sheet in READ
        if sheet.key in found
    }
    whole = Place(file=file, sheet=found[BALLOT.key].title)
    head = rows[BALLOT.key][0] if rows[BALLOT.key] else Line(number=1, place=whole, cells={}, places={})
    cells = Cells(head, problems)
    given = {key: _identity(cells, key) for key in ("session", "seat")}
    numbers = {key: _count(cells, key) for key in ("round", "as_of")}
    if None in (*given.values(), *numbers.values()) and not problems:
        problems.append(Problem("ballot_of_nobody", {}, whole))
    sheet = text_in(cells, "sheet_number", longest=LONGEST_SHEET_NUMBER)
    projects = _projects(rows.get(RATINGS.key, []), problems)
    weights, place = weights_in(cells, rows, weighed, problems)
    if problems:
        raise InputError(problems)
    return FilledForm(
        place=Place(file=file),
        session=str(given["session"]),
        round=int(numbers["round"] or 0),
        seat=str(given["seat"]),
        seq=int(numbers["as_of"] or 0),
        sheet=sheet,
        sheet_place=cells.place("sheet_number"),
        projects=projects,
        weights=weights,
        weights_place=place or whole,
    )


def _sheets(workbook: list[Grid], file: str, problems: list[Problem]) -> dict[str, Grid]:
    known = (*(each.key for each in READ), *SHOWN)
    by_title = {plain(say(f"workbook.sheets.{key}", language)): key for key in known for language in LANGUAGES}
    found: dict[str, Grid] = {}
    for grid in workbook:
        key = by_title.get(plain(grid.title))
        place = Place(file=file, sheet=grid.title)
        if key in found:
            problems.append(Problem("sheet_twice", {"name": grid.title, "other": found[key].title}, place))
        elif key is not None:
            found[key] = grid
        elif grid.rows and not plain(grid.title).startswith(UNREAD):
            problems.append(
                Problem("sheet_unknown", {"known": [both(f"workbook.sheets.{each}") for each in known]}, place)
            )
    return found


def _identity(cells: Cells, key: str) -> str | None:
    text = text_in(cells, key)
    if text is not None and not _KEY.fullmatch(text):
        cells.refuse(key, "key_malformed", given=short(text))
        return None
    return text


def _count(cells: Cells, key: str) -> int | None:
    return None if (read := number_in(cells, key, low=1, whole=True)) is None else int(read)


def _projects(rows: list[Line], problems: list[Problem]) -> tuple[FilledProject, ...]:
    """Return what was said of each project, in the order of the rows."""
    read: dict[str, dict[str, _Row]] = {}
    numbers: dict[tuple[str, str], int] = {}
    for line in rows:
        cells = Cells(line, problems)
        said, reason = _answer(cells), text_in(cells, "reason", longest=LONGEST_TEXT)
        cell = (text_in(cells, "project_key") or "", text_in(cells, "criterion_key") or "")
        if said is None and reason is None:
            continue
        if not all(_KEY.fullmatch(each) for each in cell):
            problems.append(Problem("ballot_row_unclear", {}, line.place))
        elif cell in numbers:
            facts = {"name": " / ".join(cell), "first": numbers[cell], "second": line.number}
            problems.append(Problem("row_twice", facts, line.place))
        else:
            numbers[cell] = line.number
            project, criterion = cell
            if said == CANNOT_JUDGE and reason is None:
                cells.refuse("reason", "judging_without_reason", criterion=criterion)
            if said is None and not cells.refused("answer"):
                cells.refuse("answer", "reason_without_answer", criterion=criterion)
            read.setdefault(project, {})[criterion] = _Row(cells.place("answer"), said, reason)
    return tuple(_project(key, by_criterion) for key, by_criterion in read.items())


def _project(key: str, rows: Mapping[str, _Row]) -> FilledProject:
    return FilledProject(
        key=key,
        place=next(iter(rows.values())).place,
        answers={criterion: row.said for criterion, row in rows.items() if row.said is not None},
        reasons={criterion: row.reason for criterion, row in rows.items() if row.reason is not None},
        places={criterion: row.place for criterion, row in rows.items()},
    )


def _answer(cells: Cells) -> Said | None:
    """Return what a cell answers; None if it is blank or cannot be read."""
    cell = cells.get("answer")
    if isinstance(cell, str) and is_blank(cell):
        return None
    if isinstance(cell, str) and (said := word("answer", clean(cell).rstrip("."), ANSWERS)) in ANSWERS:
        if said == RECUSED:
            cells.refuse("answer", "answer_recused")
            return None
        return said  # type: ignore[return-value]
    return number_in(cells, "answer", otherwise="answer_unreadable")
