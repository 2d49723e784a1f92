"""The entry point: reads a folder or a workbook and returns a case, or raises with all problems at once."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from appraisal.documents.case import Case
from appraisal.documents.checks import check
from appraisal.documents.findings import short
from appraisal.errors import InputError, Place, Problem, refuse
from appraisal.intake.completeness import judgements, measures, rules, weights
from appraisal.intake.from_toml import HEAD, read_folder
from appraisal.intake.from_xlsx import read_workbook
from appraisal.intake.reading import Reading
from appraisal.intake.sizes import bounded
from appraisal.paths import criteria_folder
from appraisal.text import LANGUAGES, say

# Problems of a blank place are not reported for a place with unreadable content.
_BLANK = frozenset({"weight_missing", "expert_weight_missing", "key_missing", "bounds_blank"})
_FURTHER = (measures, weights, judgements, rules)
WORKBOOKS = (".xlsx", ".xlsm", ".xls")


def read_case(path: str | Path, *, criteria: str | Path | None = None) -> Case:
    """Read a case from a folder with `case.toml`, a folder with one workbook, or a workbook.

    Args:
        path: the folder or the workbook.
        criteria: the folder of default criteria; by default the program's own.

    Raises:
        InputError: with every problem of the case, each with its place.
    """
    return case_of(_read(Path(path), criteria_folder() if criteria is None else Path(criteria)))


def case_of(read: Reading) -> Case:
    """Return the case of what was read.

    Raises:
        InputError: with every problem of the case, each with its place.
    """
    reading = bounded(read)
    try:
        case = check(reading.tree, key=reading.key, locate=reading.locate, further=_FURTHER)
    except InputError as error:
        raise InputError(_together(reading, error.problems)) from None
    if reading.problems:
        raise InputError(_together(reading, ()))
    return case


def _read(path: Path, criteria: Path) -> Reading:
    place = Place(file=short(path.name or path))
    if not _there(path):
        raise refuse("case_missing", place, name=short(path))
    if path.is_dir():
        if (path / HEAD).exists():
            return read_folder(path, criteria=criteria)
        books = sorted(each for each in path.iterdir() if each.suffix.lower() in WORKBOOKS and each.name[0] not in ".~")
        if len(books) > 1:
            raise refuse("which_workbook", place, names=[each.name for each in books])
        path = books[0] if books else path
    if path.suffix.lower() in WORKBOOKS:
        return read_workbook(path, criteria=criteria)
    raise refuse("not_a_case", place, name=path.name)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name longer than any file's
        return False


def _together(reading: Reading, problems: tuple[Problem, ...]) -> list[Problem]:
    """Merge two lists of problems without reporting one place twice."""
    unread = reading.problems
    broken = {each.place for each in unread}
    files = {each.place.file for each in unread if each.place is not None}
    told: dict[tuple[str, Place | None, str], Problem] = {}
    for each in problems:
        missed = each.key == "document_missing" and each.place is not None and each.place.file in files
        if each.place not in broken and not missed:
            told.setdefault((each.key, each.place, repr(each.facts)), each)
    ordered = [reading.speak(each) for each in sorted((*unread, *told.values()), key=reading.order)]
    wrong = {_cell(each) for each in ordered if each.key not in _BLANK}
    return [each for each in ordered if each.key not in _BLANK or _cell(each) not in wrong]


@cache
def _bounds_columns() -> frozenset[str]:
    return frozenset(say(f"workbook.columns.{key}", language) for key in ("worst", "best") for language in LANGUAGES)


def _cell(problem: Problem) -> Place | None:
    """Return the place of a problem; the two bounds of a criterion are in one row."""
    place = problem.place
    bounds = problem.key == "bounds_blank" or (place is not None and place.column in _bounds_columns())
    return replace(place, column=None) if place is not None and bounds else place
