"""The only way in for the commands and the pages to what touches the world: open, check, write.

Writers are imported when they are needed: a ranking does not wait for charts or documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.remarks import Remark
from appraisal.document import LARGEST
from appraisal.documents.case import Case
from appraisal.errors import InputError, Place, Problem
from appraisal.intake.in_place import Part, ShownRow, in_place
from appraisal.intake.read import read_case
from appraisal.intake.uploaded import Upload, read_upload
from appraisal.measures.project_variant import ProjectVariant
from appraisal.memo.formats import FORMATS
from appraisal.origin import Origin
from appraisal.text import Language

if TYPE_CHECKING:
    from appraisal.report.resolution import Held  # a ranking does not wait for the words of a meeting

__all__ = [
    "FORMATS",
    "Part",
    "Report",
    "ShownRow",
    "Upload",
    "check",
    "check_opened",
    "convert",
    "in_place",
    "memo_files",
    "open_case",
    "put_files",
    "read_upload",
    "template",
    "template_bytes",
    "typed_number",
    "write_finance_workbook",
    "write_memo",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of a check: there is no case if there are problems; remarks do not stop an appraisal.

    Each remark has the first scenario under which it holds; None is the case itself.
    """

    case: Case | None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[tuple[str | None, Remark], ...] = ()


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
    """Check a case from a folder or a workbook, as `check_opened` does."""
    return check_opened(lambda: open_case(path, criteria=criteria))


def check_opened(opened: Callable[[], Case]) -> Report:
    """Check a case under each of its scenarios: everything that is wrong, and what a reader should know.

    Args:
        opened: reads the case, or raises with its problems.
    """
    from appraisal.analysis.plausibility import doubts_of_case, doubts_of_choice
    from appraisal.analysis.remarks import finance_remarks
    from appraisal.rules.idle import idle_rules

    try:
        case = opened()
    except InputError as error:
        return Report(case=None, problems=error.problems)
    problems: list[Problem] = []
    remarks: dict[str, tuple[str | None, Remark]] = {}
    for scenario in (None, *case.scenarios):
        try:
            appraisal = appraise(case, scenario=scenario)
            idle = idle_rules(appraisal.selection.rules, appraisal.candidates, names=appraisal.effective.names)
            doubts = (*(doubts_of_case(case) if scenario is None else ()), *doubts_of_choice(case, appraisal.selection))
            money = finance_remarks(appraisal.effective, scenario)
            told = (*appraisal.remarks, *money, *(Remark(each.key, each.facts) for each in idle), *doubts)
            for remark in told:
                remarks.setdefault(remark.text("en"), (scenario, remark))
        except InputError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        return Report(case=None, problems=tuple(problems))
    return Report(case=case, remarks=tuple(remarks.values()))


def convert(case: Case, target: Path, *, language: Language, overwrite: bool = False) -> None:
    """Write a case as one workbook if the target ends in .xlsx, else as a folder of TOML files; nothing is lost.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    from appraisal.intake.to_toml import write_toml
    from appraisal.intake.to_xlsx import write_xlsx

    if target.suffix.lower() == ".xlsx":
        write_xlsx(case, target, language=language, overwrite=overwrite)
    else:
        write_toml(case, target, overwrite=overwrite)


def template(target: Path, *, language: Language, overwrite: bool = False) -> None:
    """Write a workbook with a small example, to be filled in.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    from appraisal.intake.to_xlsx import template as write_template

    write_template(target, language=language, overwrite=overwrite)


def template_bytes(language: Language) -> bytes:
    """Return the workbook that `template` writes."""
    from appraisal.intake.to_xlsx import template_workbook

    return template_workbook(language)


def typed_number(
    text: str, unit: str | None, place: Place, *, within: tuple[float, float] = (-LARGEST, LARGEST)
) -> float:
    """Return the number that somebody typed into a form; refused as `one_number` does."""
    from appraisal.intake.one_number import one_number

    return one_number(text, unit, place, within=within)


def write_memo(
    appraisal: Appraisal,
    folder: Path,
    *,
    origin: Origin,
    held: Held | None = None,
    formats: Sequence[str] = FORMATS,
    language: Language,
) -> tuple[Path, ...]:
    """Write the memo of an appraisal into a folder and return its files.

    Args:
        appraisal: the appraisal.
        folder: of the files; it is created.
        origin: where the case was read from, for the command that repeats the memo.
        held: the council's session, if the memo is of one.
        formats: of `FORMATS`.
        language: of the memo.

    Raises:
        InputError: `memo_not_written`; then nothing was written.
    """
    from appraisal.memo.write import write_memo as write

    return write(appraisal, folder, formats=formats, language=language, origin=origin, held=held)


def memo_files(
    appraisal: Appraisal,
    *,
    origin: Origin,
    held: Held | None = None,
    formats: Sequence[str] = FORMATS,
    languages: Sequence[Language],
) -> dict[str, bytes]:
    """Return the files of a memo in some languages by name, as `write_memo` writes them."""
    from appraisal.memo.write import memo_files as made

    return {
        name: content
        for language in languages
        for name, content in made(appraisal, formats=formats, language=language, origin=origin, held=held).items()
    }


def put_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files of a memo into a folder, all of them or none, and return their paths.

    Raises:
        InputError: `memo_not_written`.
    """
    from appraisal.memo.write import put_files as put

    put({folder / name: content for name, content in files.items()})
    return tuple(folder / name for name in files)


def write_finance_workbook(
    appraisal: Appraisal,
    target: Path,
    *,
    language: Language,
    overwrite: bool = False,
    option: ProjectVariant | None = None,
) -> None:
    """Write the statements as a workbook with live formulas: of every project, or of one option; always the same bytes.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    from appraisal.finance_workbook.workbook import finance_workbook
    from appraisal.intake.writing import write_file

    shown = appraisal.financed if option is None else {option.project: option}
    write_file(target, lambda: finance_workbook(shown, language), overwrite=overwrite)
