"""Who is left out of a comparison of objectives, though by one of them alone it could be chosen."""

from __future__ import annotations

from appraisal.assembly.candidates import NPV, Choice, needs_of
from appraisal.assembly.decision import Decision
from appraisal.documents.case import Case
from appraisal.measures.version import CASH_FLOW, REQUEST


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
