"""Titles of objectives, options and answers."""

from __future__ import annotations

from appraisal.documents.case import Case
from appraisal.measures.project_variant import FULL
from appraisal.portfolio.answer import Portfolio
from appraisal.portfolio.problem import Option
from appraisal.text import Language, say

OBJECTIVES = ("closeness", "value", "npv", "npv-first", "balanced", "closeness-raw")


def objective_title(case: Case, objective: str, language: Language) -> str:
    """Return the title of an objective; for a total, the case's title.

    It states the direction of a total if that differs from its criterion's.
    """
    if objective in OBJECTIVES:
        return say(f"objectives.{objective}", language)
    way, _, key = objective.rpartition(":")
    if not way:
        criterion = case.criteria.get(key) if key in case.criteria_set.criteria else None
        way = "max" if criterion is None else "min" if criterion.direction == "less" else "total"
    return say(f"objectives.{way}", language, total=case.names.total(key, language))


def option_title(case: Case, option: Option, language: Language) -> str:
    """Return the title of an option; that of the full project is the same in every case."""
    for each in case.projects[option.project].options:
        if each.key == option.key and option.key != FULL:
            return each.title.to(language)
    return say("objectives.full", language)


def gap_title(case: Case, gap: str, language: Language) -> str:
    """Return the title of a missing item: a criterion, a figure, the request, the cash flow, or a driver by path."""
    names = case.names
    if gap in names.totals:
        return names.total(gap, language)
    kind = gap if gap in ("request", "cash_flow") else "driver"
    return say(f"explain.gap.{kind}", language, path=gap)


def status_text(portfolio: Portfolio, language: Language) -> str:
    """Return in words how far an answer is proven."""
    if portfolio.status == "best_found":
        key = "best_found" if portfolio.gap is not None else "best_found_unknown"
        return say(f"objectives.status.{key}", language, gap=portfolio.gap or 0.0)
    return say(f"objectives.status.{portfolio.status}", language)
