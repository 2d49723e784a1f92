"""The only way in for the commands and the pages: open, check, appraise, write."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from appraisal.appraise import Appraisal, appraise
from appraisal.assembly.remarks import Remark
from appraisal.documents.case import Case
from appraisal.errors import InputError, Problem
from appraisal.intake.read import read_case
from appraisal.settings import Settings

__all__ = ["Report", "Settings", "appraise", "check", "open_case"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found: with problems there is no case; remarks do not stop an appraisal."""

    case: Case | None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Remark, ...] = ()


def open_case(path: Path, *, criteria: Path | None = None) -> Case:
    """Read a case from a folder or a workbook.

    Args:
        path: the folder or workbook.
        criteria: folder of criteria to use instead of the case's own and the shipped ones.

    Raises:
        InputError: with every problem of the case.
    """
    return read_case(path, criteria=criteria)


def check(path: Path, *, criteria: Path | None = None) -> Report:
    """Say everything that is wrong with a case, under each of its scenarios, and what a reader should know."""
    try:
        case = open_case(path, criteria=criteria)
    except InputError as error:
        return Report(case=None, problems=error.problems)
    problems: list[Problem] = []
    remarks: dict[str, Remark] = {}
    for scenario in (None, *case.scenarios):
        try:
            found: Appraisal = appraise(case, scenario=scenario)
            remarks |= {remark.text("en"): remark for remark in found.remarks}
        except InputError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        return Report(case=None, problems=tuple(problems))
    return Report(case=case, remarks=tuple(remarks.values()))
