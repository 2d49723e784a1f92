"""The only way in for the commands and the pages: open, check, appraise, write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from appraisal.appraise import Appraisal, appraise
from appraisal.assembly.infeasible import relaxation_text
from appraisal.assembly.remarks import Remark
from appraisal.assembly.robustness import SPACES, Space, Vary
from appraisal.assembly.titles import objective_title, option_title, status_text
from appraisal.documents.case import Case
from appraisal.errors import InputError, Problem, refuse
from appraisal.explain.against import against_sentences, separated
from appraisal.explain.alternatives import alternative_sentences
from appraisal.explain.place import place_sentences
from appraisal.explain.portfolio import portfolio_sentences
from appraisal.explain.robustness import flip_sentences
from appraisal.explain.trust import trust_sentences
from appraisal.intake.read import read_case
from appraisal.intake.to_toml import write_toml
from appraisal.intake.to_xlsx import template as write_template
from appraisal.intake.to_xlsx import write_xlsx
from appraisal.memo.write import FORMATS as MEMO_FORMATS
from appraisal.memo.write import write_memo
from appraisal.portfolio.frontier import Frontier
from appraisal.portfolio.idle_rules import idle_rules
from appraisal.portfolio.rules.names import names_of
from appraisal.portfolio.rules.sentences import sentences
from appraisal.settings import Settings
from appraisal.text import Language, say

__all__ = [
    "MEMO_FORMATS",
    "Report",
    "Settings",
    "against_sentences",
    "alternative_sentences",
    "appraise",
    "breakpoints",
    "check",
    "clash_texts",
    "convert",
    "flip_sentences",
    "objective_title",
    "open_case",
    "option_title",
    "place_sentences",
    "portfolio_sentences",
    "relaxation_texts",
    "rule_sentences",
    "separated",
    "space_named",
    "status_text",
    "trust_sentences",
    "vary_named",
    "write_memo",
    "write_template",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found: with problems there is no case; remarks do not stop an appraisal.

    Each remark comes with the first scenario under which it holds, None for the case itself.
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
    """Say everything that is wrong with a case, under each of its scenarios, and what a reader should know."""
    try:
        case = open_case(path, criteria=criteria)
    except InputError as error:
        return Report(case=None, problems=error.problems)
    problems: list[Problem] = []
    remarks: dict[str, tuple[str | None, Remark]] = {}
    for scenario in (None, *case.scenarios):
        try:
            found: Appraisal = appraise(case, scenario=scenario)
            idle = idle_rules(found.selection.rules, found.candidates, names=names_of(found.effective))
            told = (*found.remarks, *(Remark(each.key, each.facts) for each in idle))
            for remark in told:
                remarks.setdefault(remark.text("en"), (scenario, remark))
        except InputError as error:
            problems += [problem for problem in error.problems if problem not in problems]
    if problems:
        return Report(case=None, problems=tuple(problems))
    return Report(case=case, remarks=tuple(remarks.values()))


def convert(case: Case, target: Path, *, language: Language, overwrite: bool = False) -> None:
    """Write a case as one workbook where the target ends in .xlsx, else as a folder of TOML files; nothing is lost.

    Raises:
        InputError: `target_exists` or `target_unwritable`.
    """
    if target.suffix.lower() == ".xlsx":
        write_xlsx(case, target, language=language, overwrite=overwrite)
    else:
        write_toml(case, target, overwrite=overwrite)


def rule_sentences(found: Appraisal, language: Language) -> dict[str, str]:
    """Return every budget and rule of an appraisal as a sentence with its reason, by its key."""
    return sentences(found.selection.rules, language, names=names_of(found.effective))


def _short_sentences(found: Appraisal, language: Language) -> dict[str, str]:
    return sentences(found.selection.rules.without_reasons(), language, names=names_of(found.effective))


def breakpoints(found: Appraisal, low: int | None = None, high: int | None = None) -> Frontier:
    """Return the frontier for budgets from `low` to `high` (thousandths); its first breakpoint holds at `low` itself.

    Above the size of enumeration the grid is laid between the two, so that a narrow range is seen more closely.
    """
    if found.selection.answers.enumeration is None and (low, high) != (None, None):
        return found.selection.grid(low, high)
    whole = found.frontier
    first = None if low is None else whole.at(low)
    kept = tuple(
        point
        for point in whole.breakpoints
        if (first is None or point.budget >= first.budget) and (high is None or point.budget <= high)
    )
    return replace(whole, breakpoints=kept)


def clash_texts(found: Appraisal, language: Language) -> tuple[str, ...]:
    """Return each smallest set of clashing rules as a sentence; none where there is a portfolio."""
    said = _short_sentences(found, language)
    return tuple(
        say("objectives.relax.clash", language, rules=[f"“{said.get(rule, rule).rstrip('.')}”" for rule in clash])
        for clash in found.selection.clashes.sets
    )


def relaxation_texts(found: Appraisal, language: Language) -> tuple[str, ...]:
    """Return the cheapest ways out of the clashes as sentences; none where there is a portfolio."""
    said, names = _short_sentences(found, language), names_of(found.effective)
    return tuple(relaxation_text(way, language, sentences=said, names=names) for way in found.selection.relaxations)


def space_named(name: str | None) -> Space | None:
    """Return a space of weights by its name; None is the default of the case.

    Raises:
        InputError: `unknown_space`.
    """
    found = [space for space in SPACES if space == name]
    if name is not None and not found:
        raise refuse("unknown_space", name=name, known=list(SPACES))
    return found[0] if found else None


def vary_named(name: str) -> Vary:
    """Return what varies by its name.

    Raises:
        InputError: `unknown_space`.
    """
    found = [each for each in get_args(Vary) if each == name]
    if not found:
        raise refuse("unknown_space", name=name, known=list(get_args(Vary)))
    vary: Vary = found[0]
    return vary
