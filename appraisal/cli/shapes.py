"""The JSON shapes that outsiders rely on: keys may be added, not renamed (README: "JSON")."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.text.local import Language


def rank_shape(appraisal: Appraisal, language: Language) -> dict[str, object]:
    """Return a ranking as `appraisal rank --json` prints it."""
    case, decision, weights = appraisal.effective, appraisal.decision, appraisal.weights.by_criterion()
    scale = decision.scale
    bounds = dict(zip(decision.criteria, zip(scale.worst.tolist(), scale.best.tolist(), strict=True), strict=True))
    places, scores = appraisal.places, appraisal.scores
    return {
        "case": case.key,
        "scenario": appraisal.scenario,
        "digest": case.digest,
        "method": appraisal.settings.method,
        "weights": appraisal.weights.whose,
        "criteria": [
            {
                "key": key,
                "title": case.criteria[key].title.to(language),
                "unit": case.criteria[key].unit,
                "direction": case.criteria[key].direction,
                "bounds": list(bounds[key]),
                "weight": weights[key],
            }
            for key in decision.criteria
        ],
        "ranking": [
            {
                "rank": places[project],
                "project": project,
                "name": case.projects[project].name.to(language),
                "closeness": appraisal.place_interval(project).closeness,
                "score": scores[project],
                "interval": appraisal.place_interval(project).interval,
                "places_seen": _seen(appraisal, project),
                "values": {key: decision.cells[project][key].value for key in decision.criteria},
                "statuses": {key: str(decision.cells[project][key].status) for key in decision.criteria},
            }
            for project in appraisal.order
            if project in places
        ],
        "not_ranked": [
            {
                "project": each.project,
                "name": case.projects[each.project].name.to(language),
                "missing": list(each.missing),
                "interval": each.interval,
                "places_seen": _seen(appraisal, each.project),
            }
            for each in appraisal.place_intervals
            if each.place is None
        ],
        "remarks": [remark.text(language) for remark in appraisal.remarks],
    }


def _seen(appraisal: Appraisal, project: str) -> tuple[int, int] | None:
    """Return the places over all draws where they take a moment; `interval` is what gaps leave open."""
    at_once = appraisal.settings.method == "topsis" and appraisal.evidence.places_at_once
    return appraisal.evidence.places_seen(project) if at_once else None
