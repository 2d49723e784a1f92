"""The door: a folder or a workbook in, a case out, or every problem at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from appraisal.documents.case import INVESTMENT, Case, Parts
from appraisal.documents.checks import check
from appraisal.documents.findings import Finding, short
from appraisal.errors import InputError, Place, Problem
from appraisal.intake.from_toml import HEAD, read_folder
from appraisal.intake.from_xlsx import read_workbook
from appraisal.intake.reading import Reading
from appraisal.measures.catalogue import unknown_measures
from appraisal.paths import criteria_folder
from appraisal.portfolio.rules_check import KnownNames, problems_of

WORKBOOKS = (".xlsx", ".xlsm", ".xls")


def read_case(path: str | Path, *, criteria: str | Path | None = None) -> Case:
    """Read a case from a folder with `case.toml`, a folder with one workbook, or a workbook.

    Args:
        path: the folder or the workbook.
        criteria: the folder of default criteria; left out, those that ship with the program.

    Raises:
        InputError: with every problem of the case, each with its place.
    """
    reading = _read(Path(path), criteria_folder() if criteria is None else Path(criteria))
    try:
        case = check(reading.tree, key=reading.key, locate=reading.locate, further=(_measures, _rules))
    except InputError as error:
        raise InputError(_together(reading.problems, error.problems)) from None
    if reading.problems:
        raise InputError(reading.problems)
    return case


def _read(path: Path, criteria: Path) -> Reading:
    place = Place(file=short(path.name or path))
    if not _there(path):
        raise InputError([Problem("case_missing", {"name": short(path)}, place)])
    if path.is_dir():
        if (path / HEAD).exists():
            return read_folder(path, criteria=criteria)
        books = sorted(each for each in path.iterdir() if each.suffix.lower() in WORKBOOKS and each.name[0] not in ".~")
        if len(books) > 1:
            raise InputError([Problem("which_workbook", {"names": [each.name for each in books]}, place)])
        path = books[0] if books else path
    if path.suffix.lower() in WORKBOOKS:
        return read_workbook(path, criteria=criteria)
    raise InputError([Problem("not_a_case", {"name": path.name}, place)])


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name longer than any file's
        return False


def _measures(parts: Parts) -> Iterator[Finding]:
    if parts.head is not None and parts.criteria_set is not None:
        yield from unknown_measures(parts.head, parts.criteria, parts.criteria_set.criteria)


def _rules(parts: Parts) -> Iterator[Finding]:
    if parts.head is None or parts.rules is None:
        return
    if len(parts.projects) < len(parts.known["projects"]):
        return  # what a broken project says of its group and investors is not known
    known = KnownNames(
        groups_of={key: project.group for key, project in parts.projects.items()},
        groups=list(parts.head.groups),
        investors=[name for project in parts.projects.values() for name in project.investors],
        funds=[fund for project in parts.projects.values() for fund in project.asked()],
        totals=[INVESTMENT, *parts.head.figures, *parts.known["criteria"]],
    )
    yield from problems_of(parts.rules, known)
    funds = list(parts.rules.by_fund())
    for key, project in parts.projects.items():
        for fund in project.requests:
            if fund not in funds:
                yield Finding("unknown_fund", {"name": fund, "known": funds}, ("projects", key, "requests", fund))


def _together(unread: tuple[Problem, ...], found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Put both together without saying twice that something at one place cannot be read or is wrong."""
    broken = {each.place for each in unread}
    files = {each.place.file for each in unread if each.place is not None}
    told: dict[tuple[str, Place | None, str], Problem] = {}
    for each in found:
        missed = each.key == "document_missing" and each.place is not None and each.place.file in files
        if each.place not in broken and not missed:
            told.setdefault((each.key, each.place, repr(each.facts)), each)
    return (*unread, *told.values())
