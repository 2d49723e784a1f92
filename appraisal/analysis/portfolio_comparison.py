"""Who is left out of a comparison of objectives, though by one of them alone it could be chosen."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.analysis.candidates import NPV, Choice, needs_of
from appraisal.analysis.decision_matrix import Decision
from appraisal.documents.case import Case
from appraisal.measures.project_variant import CASH_FLOW, REQUEST


def choosable_by(objective: str, case: Case, decision: Decision, choice: Choice) -> tuple[str, ...]:
    """Return the projects that lack only what another objective counts, in the order of the case.

    Args:
        objective: by which they could be chosen.
        case: under its scenario.
        decision: its criteria.
        choice: made for the reader's own objective.
    """
    needed = {REQUEST, *needs_of(objective, case.rules, decision)}
    if NPV in needed:
        needed |= {CASH_FLOW, *(key for key in decision.criteria if case.criteria[key].measure == NPV)}
    lacking = choice.left_out.items()
    return tuple(name for name, gaps in lacking if name in case.projects and not needed & set(gaps))


NOISE = 1e-12  # share of a sum of decimals that is rounding


def gained(had: Mapping[str, float], has: Mapping[str, float]) -> dict[str, float]:
    """Return by how much each total rises, below zero where it falls; what stays or one does not know is left out.

    Example:
        >>> gained({"jobs": 0.1 + 0.2, "npv": 5.0}, {"jobs": 0.3, "npv": 3.0})
        {'npv': -2.0}
    """
    gains = {key: total - had[key] for key, total in has.items() if key in had}
    return {key: gain for key, gain in gains.items() if abs(gain) > NOISE * max(abs(has[key]), abs(had[key]))}
