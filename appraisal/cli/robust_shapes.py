"""The JSON shape of robustness."""

from __future__ import annotations

from dataclasses import asdict

from appraisal.appraise import Appraisal
from appraisal.assembly.flips import first_flip, neighbour_flips, weight_spans
from appraisal.robustness.acceptability import Acceptability


def robustness_shape(found: Appraisal, run: Acceptability, *, space: str, vary: str) -> dict[str, object]:
    """Return a run of draws and the flips as `appraisal robustness --json` prints them."""
    projects, criteria = found.decision.projects, found.decision.criteria
    ranking = found.ranking if found.ranking is not None and len(found.ranking.matrix.projects) > 1 else None
    return {
        "case": found.effective.key,
        "scenario": found.scenario,
        "digest": found.effective.digest,
        "draws": run.draws,
        "seed": run.seed,
        "model": run.model,
        "space": space,
        "vary": vary,
        "level": run.level,
        "acceptability": {project: run.places[i].tolist() for i, project in enumerate(projects)},
        "intervals": {project: run.intervals[i].tolist() for i, project in enumerate(projects)},
        "mean_places": {project: float(run.mean_places[i]) for i, project in enumerate(projects)},
        "bands": [[projects[i] for i in band] for band in run.bands],
        "central_weights": {
            project: None if weights is None else dict(zip(criteria, weights.tolist(), strict=True))
            for project, weights in zip(projects, run.central_weights, strict=True)
        },
        "confidence": dict(zip(projects, run.confidence, strict=True)),
        "pairwise": {
            project: {other: float(run.pairwise[i, j]) for j, other in enumerate(projects) if i != j}
            for i, project in enumerate(projects)
        },
        "first_place_flip": None if ranking is None else asdict(first_flip(ranking)),
        "neighbour_flips": [] if ranking is None else [asdict(each) for each in neighbour_flips(ranking)],
        "weight_spans": [] if ranking is None else [asdict(each) for each in weight_spans(ranking)],
    }
