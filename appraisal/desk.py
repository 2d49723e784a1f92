"""The only way in for the commands and the pages: open, check, appraise, explain, write.

What a question needs is imported when it is asked: a ranking waits for neither portfolios, charts nor documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from appraisal.appraise import Appraisal, appraise
from appraisal.assembly.remarks import Remark
from appraisal.documents.case import Case
from appraisal.errors import InputError, Problem
from appraisal.intake.read import read_case
from appraisal.settings import Settings

if TYPE_CHECKING:
    from appraisal.assembly.robustness import model_named, space_named, vary_named
    from appraisal.assembly.titles import objective_title, option_title, status_text
    from appraisal.explain.against import against_sentences, separated
    from appraisal.explain.alternatives import alternative_sentences
    from appraisal.explain.left_out import not_chosen_for_gaps
    from appraisal.explain.place import place_sentences
    from appraisal.explain.portfolio import portfolio_sentences, reasons
    from appraisal.explain.robustness import band_sentences, flip_sentences
    from appraisal.explain.rules import clash_texts, relaxation_texts, rule_sentences
    from appraisal.explain.trust import trust_sentences
    from appraisal.intake.to_xlsx import template
    from appraisal.memo.identity import Origin
    from appraisal.memo.write import FORMATS, write_memo
    from appraisal.text import Language

_LATER = {
    "FORMATS": "memo.write",
    "Origin": "memo.identity",
    "against_sentences": "explain.against",
    "alternative_sentences": "explain.alternatives",
    "band_sentences": "explain.robustness",
    "clash_texts": "explain.rules",
    "flip_sentences": "explain.robustness",
    "model_named": "assembly.robustness",
    "not_chosen_for_gaps": "explain.left_out",
    "objective_title": "assembly.titles",
    "option_title": "assembly.titles",
    "place_sentences": "explain.place",
    "portfolio_sentences": "explain.portfolio",
    "reasons": "explain.portfolio",
    "relaxation_texts": "explain.rules",
    "rule_sentences": "explain.rules",
    "separated": "explain.against",
    "space_named": "assembly.robustness",
    "status_text": "assembly.titles",
    "template": "intake.to_xlsx",
    "trust_sentences": "explain.trust",
    "vary_named": "assembly.robustness",
    "write_memo": "memo.write",
}

__all__ = [
    "FORMATS",
    "Origin",
    "Report",
    "Settings",
    "against_sentences",
    "alternative_sentences",
    "appraise",
    "band_sentences",
    "check",
    "clash_texts",
    "convert",
    "flip_sentences",
    "model_named",
    "not_chosen_for_gaps",
    "objective_title",
    "open_case",
    "option_title",
    "place_sentences",
    "portfolio_sentences",
    "reasons",
    "relaxation_texts",
    "rule_sentences",
    "separated",
    "space_named",
    "status_text",
    "template",
    "trust_sentences",
    "vary_named",
    "write_memo",
]


def __getattr__(name: str) -> object:
    """Import a room when one of its functions is first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"appraisal.{_LATER[name]}"), name)


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
    from appraisal.assembly.doubts import doubts_of_case, doubts_of_choice
    from appraisal.assembly.money_remarks import money_remarks
    from appraisal.portfolio.idle_rules import idle_rules
    from appraisal.portfolio.rules.names import names_of

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
            doubts = (*(doubts_of_case(case) if scenario is None else ()), *doubts_of_choice(case, found.selection))
            money = money_remarks(found.effective, scenario)
            told = (*found.remarks, *money, *(Remark(each.key, each.facts) for each in idle), *doubts)
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
    from appraisal.intake.to_toml import write_toml
    from appraisal.intake.to_xlsx import write_xlsx

    if target.suffix.lower() == ".xlsx":
        write_xlsx(case, target, language=language, overwrite=overwrite)
    else:
        write_toml(case, target, overwrite=overwrite)
