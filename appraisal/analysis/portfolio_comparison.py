"""Projects that a comparison of objectives leaves out, although one of the objectives alone could choose them."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.analysis.candidates import NPV, Choice, needs_of
from appraisal.analysis.decision_matrix import Decision
from appraisal.documents.case import Case
from appraisal.measures.project_variant import CASH_FLOW, REQUEST


def choosable_by(objective: str, case: Case, decision: Decision, choice: Choice) -> tuple[str, ...]:
    """Return the projects that lack only data of another objective, in the order of the case.

    Args:
        objective: the one that could choose them.
        case: under its scenario.
        decision: with its criteria.
        choice: for the reader's own objective.
    """
    needed = {REQUEST, *needs_of(objective, case.rules, decision)}
    if NPV in needed:
        needed |= {CASH_FLOW, *(key for key in decision.criteria if case.criteria[key].measure == NPV)}
    lacking = choice.left_out.items()
    return tuple(name for name, gaps in lacking if name in case.projects and not needed & set(gaps))


_NOISE = 1e-12  # relative rounding error of a sum of decimals


def gained(had: Mapping[str, float], has: Mapping[str, float]) -> dict[str, float]:
    """Return the rise of each total, negative if it falls; unchanged or unknown totals are left out.

    Example:
        >>> gained({"jobs": 0.1 + 0.2, "npv": 5.0}, {"jobs": 0.3, "npv": 3.0})
        {'npv': -2.0}
    """
    gains = {key: total - had[key] for key, total in has.items() if key in had}
    return {key: gain for key, gain in gains.items() if abs(gain) > _NOISE * max(abs(has[key]), abs(had[key]))}
