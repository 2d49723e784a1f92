"""The JSON shapes that outsiders rely on: keys may be added, not renamed (README: "JSON")."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.text.local import Language


def rank_shape(found: Appraisal, language: Language) -> dict[str, object]:
    """Return a ranking as `appraisal rank --json` prints it."""
    case, decision, weights = found.effective, found.decision, found.weights.by_criterion()
    scale = decision.scale
    bounds = dict(zip(decision.criteria, zip(scale.worst.tolist(), scale.best.tolist(), strict=True), strict=True))
    places, scores = found.places, found.scores
    return {
        "case": case.key,
        "scenario": found.scenario,
        "digest": case.digest,
        "method": found.settings.method,
        "weights": found.weights.whose,
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
                "closeness": found.place_interval(project).closeness,
                "score": scores[project],
                "interval": found.place_interval(project).interval,
                "places_seen": _seen(found, project),
                "values": {key: decision.cells[project][key].value for key in decision.criteria},
                "statuses": {key: str(decision.cells[project][key].status) for key in decision.criteria},
            }
            for project in found.order
            if project in places
        ],
        "not_ranked": [
            {
                "project": each.project,
                "name": case.projects[each.project].name.to(language),
                "missing": list(each.missing),
                "interval": each.interval,
                "places_seen": _seen(found, each.project),
            }
            for each in found.place_intervals
            if each.place is None
        ],
        "remarks": [remark.text(language) for remark in found.remarks],
    }


def _seen(found: Appraisal, project: str) -> tuple[int, int] | None:
    """Return the places over all draws where they take a moment; `interval` is what gaps leave open."""
    at_once = found.settings.method == "topsis" and found.evidence.places_at_once
    return found.evidence.places_seen(project) if at_once else None
