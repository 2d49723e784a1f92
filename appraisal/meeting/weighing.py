"""A member's own weights before they are saved: whether they are whole, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from appraisal.analysis.ballots import priorities_of, weights_of
from appraisal.documents.weighting import Weighting
from appraisal.ranking.weights.ahp import Priorities


def shares_of(weighting: Weighting, criteria: Sequence[str]) -> Mapping[str, float]:
    """Return the weight of each criterion; together they are 1.

    Raises:
        InputError: what the weighting lacks, such as `order_incomplete`, `swing_reference_missing`,
            `judgements_incomplete`, `weights_all_zero`.
    """
    return dict(zip(criteria, weights_of(weighting, tuple(criteria)).tolist(), strict=True))


def judged(weighting: Weighting, criteria: Sequence[str]) -> Priorities | None:
    """Return what judgements in pairs come to, with their consistency; None for any other method.

    Raises:
        InputError: `judgements_incomplete`.
    """
    return priorities_of(weighting, tuple(criteria)) if weighting.method == "ahp" else None
