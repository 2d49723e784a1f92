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


claimed: Cache[tuple[answers.Key, str], tuple[Outcome, tuple[ClaimBeside, ...]]] = Cache(most=8)
outcomes: Cache[tuple[answers.Key, str], Doubts] = Cache(most=8)


def claims_of(appraisal: Appraisal, project: str) -> tuple[Outcome, tuple[ClaimBeside, ...]]:
    """Return the outcome, and the one under each other claim of a project's figures, computed on first request."""
    return claimed.get(
        (answers.key_of(appraisal), project),
        lambda: (outcome_of(appraisal), claims_beside(appraisal, project)),
    )


def doubts_of(appraisal: Appraisal, project: str) -> Doubts:
    """Return the outcomes, computed on first request."""
    key = answers.key_of(appraisal), project

    def computed() -> Doubts:
        before, claims = claims_of(appraisal, project)
        return Doubts(
            before=before,
            scenarios=scenarios_beside(appraisal),
            uplift=uplift_beside(appraisal),
            claims=claims,
        )

    return outcomes.get(key, computed)
