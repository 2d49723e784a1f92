"""The JSON shapes of a council's arithmetic."""

from __future__ import annotations

from dataclasses import asdict

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.leave_one_out import ExpertOut
from appraisal.arrays import Floats
from appraisal.cli.change_shapes import change_shape
from appraisal.council.concordance import Concordance
from appraisal.ranking.weights.ahp import Priorities


def council_shape(appraisal: Appraisal) -> dict[str, object] | None:
    """Return agreement, agenda, leniency, weights and judgements; None without experts."""
    council = appraisal.sensitivity.council
    if council is None:
        return None
    group = council.group
    return {
        "agreement": {
            each.criterion: {
                **_concordance(each.concordance),
                "among": list(each.experts),
                "on": list(each.projects),
            }
            for each in council.agreement
        },
        "agreement_on_weights": _concordance(council.on_weights),
        "tolerance": council.tolerance,
        "agenda": [asdict(each) for each in council.agenda],
        "leniency": {each.expert: each.points for each in council.leniency},
        "weights": {expert: _weights(appraisal, own) for expert, own in council.own_weights.items()},
        "judgements": {expert: _priorities(appraisal, each) for expert, each in council.judged.items()},
        "group_judgements": None if group is None else _priorities(appraisal, group.judgements),
        "group_priorities": None if group is None else _weights(appraisal, group.priorities),
    }


def without_shape(appraisal: Appraisal, left: ExpertOut) -> dict[str, object]:
    """Return what the council would say without one expert."""
    return {
        "expert": left.expert,
        "weights": None if left.weights is None else _weights(appraisal, left.weights),
        "moves": [asdict(each) for each in left.moves],
        "intervals": [
            {"project": project, "before": list(before), "after": list(after)}
            for project, before, after in left.intervals
        ],
        **{f"portfolio_{key}": projects for key, projects in change_shape(left.portfolio).items()},
    }


def _concordance(concordance: Concordance) -> dict[str, object]:
    return {
        "w": concordance.w,
        "chi2": concordance.chi2,
        "degrees": concordance.degrees,
        "p": concordance.p,
        "rough_p": concordance.rough_p,
        "meaning": concordance.meaning,
        "undefined": concordance.undefined,
        "experts": concordance.judges,
        "projects": concordance.items,
    }


def _weights(appraisal: Appraisal, weights: Floats) -> dict[str, float]:
    return dict(zip(appraisal.decision.criteria, weights.tolist(), strict=True))


def _priorities(appraisal: Appraisal, priorities: Priorities) -> dict[str, object]:
    return {
        "weights": _weights(appraisal, priorities.weights),
        "consistency_ratio": priorities.consistency_ratio,
        "consistent": priorities.consistent,
    }
