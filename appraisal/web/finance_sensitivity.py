"""The case appraised again under every scenario, claim and uplift: computed once for all readers of a page."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.what_if import (
    Beside,
    ClaimBeside,
    Outcome,
    UpliftBeside,
    claims_beside,
    outcome_of,
    scenarios_beside,
    uplift_beside,
)
from appraisal.cache import Cache
from appraisal.web import answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """The outcomes shown beside the current one."""

    before: Outcome
    scenarios: tuple[Beside, ...]
    uplift: UpliftBeside | None
    claims: tuple[ClaimBeside, ...]


outcomes: Cache[tuple[answers.Key, str], Doubts] = Cache(most=8)


def doubts_of(appraisal: Appraisal, project: str) -> Doubts:
    """Return the outcomes, computed on first request."""
    return outcomes.get(
        (answers.key_of(appraisal), project),
        lambda: Doubts(
            before=outcome_of(appraisal),
            scenarios=scenarios_beside(appraisal),
            uplift=uplift_beside(appraisal),
            claims=claims_beside(appraisal, project),
        ),
    )
