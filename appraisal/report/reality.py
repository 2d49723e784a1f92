"""Whether claims hold: the reality check, each number of which was computed."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.analysis.reference_class import Check, Record
from appraisal.analysis.uplift import building_years, uplift_class
from appraisal.documents.case import Case
from appraisal.report.blocks import Block, heading, points
from appraisal.report.finance_words import figure_title, unit_title
from appraisal.text import Language, number, say


def check_sentence(case: Case, check: Check, language: Language) -> str:
    """State the position of a claim in its class."""
    figure = case.projects[check.project].commissioning_year if check.ratio == "lateness" else None
    others = [] if check.comparison is None else check.comparison.comparators.tolist()
    facts: dict[str, object] = {
        "project": case.projects[check.project].name,
        "figure": figure_title(case, check.kind, language),
        "value": check.value,
        "verdict": say(f"finance.check.{check.verdict}", language),
        "reference": check.reference,
        "low": check.low,
        "high": check.high,
        "times": check.times,
        "n": check.count,
        "unit": unit_title(case.head.unit, language),
    }
    if check.ratio == "jobs_per_money":
        facts["inverse"] = check.inverse
    if check.ratio == "capital_per_unit":
        facts["per"] = f"{figure_title(case, check.per, language)}, {unit_title(case.unit_of(check.per), language)}"
    if check.ratio == "claims":
        facts["others"] = [number(each, "figure", language) for each in others]
        facts["of"] = unit_title(case.unit_of(check.kind), language)
    if figure is not None:
        years = building_years(case.projects[check.project])
        facts["n"] = round(check.value * years)
        facts["building"] = years
        facts["class"] = say(f"finance.uplift.{uplift_class(case, check.project)}", language)
    return say(f"finance.check.{check.ratio}_{check.against}", language, **facts)


def record_sentence(case: Case, record: Record, language: Language) -> str:
    """State what all projects promise together, and what was achieved."""
    return say(
        "finance.check.record",
        language,
        n=len(record.projects),
        jobs=record.jobs,
        money=record.money,
        unit=unit_title(case.head.unit, language),
        promised=record.promised,
        achieved=record.achieved,
        times=record.promised / record.achieved,
    )


def reality(
    case: Case, checks: Sequence[Check], record: Record | None, language: Language, *, all_checks: bool
) -> tuple[Block, ...]:
    """Return the record first, then the outlying claims, or with `all_checks` every claim that was checked."""
    told = [] if record is None else [record_sentence(case, record, language)]
    told += [check_sentence(case, check, language) for check in checks if all_checks or check.outlying]
    if not checks:
        told.append(say("finance.check.no_comparators", language))
    elif not any(check.outlying for check in checks):
        told.append(say("finance.check.nothing_outlying", language))
    return heading(say("finance.section.reality", language)), points(*told)
