"""Parts of what `appraisal rank --json` prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from appraisal.analysis.appraise import Appraisal
from appraisal.cli.to_json import Part, Writer, at


def _criteria(appraisal: Appraisal, to: Writer) -> list[dict[str, Any]]:
    scale, weights = appraisal.decision.scale, appraisal.weights.by_criterion()
    bounds = zip(appraisal.decision.criteria, scale.worst, scale.best, strict=True)
    criteria = appraisal.effective.criteria
    return [
        {"key": key, **to.read(criteria[key]), "bounds": (worst, best), "weight": weights[key]}
        for key, worst, best in bounds
    ]


def _standings(appraisal: Appraisal, to: Writer, *, ranked: bool) -> list[dict[str, Any]]:
    """Return the ranked projects from the first place on, or those with gaps in the order of the case."""
    intervals = map(appraisal.place_interval, appraisal.order if ranked else appraisal.decision.projects)
    row = "ranked_row" if ranked else "not_ranked_row"
    return [to.read(each, row) for each in intervals if (each.place is not None) == ranked]


def _places_seen(project: str, to: Writer) -> tuple[int, int] | None:
    """Return the places over all draws if they are quick; `interval` is what gaps leave open."""
    at_once = to.appraisal.settings.method == "topsis" and to.appraisal.evidence.places_at_once
    return to.appraisal.evidence.places_seen(project) if at_once else None


RANK: Mapping[str, Part] = {
    "criteria": _criteria,
    "ranked": lambda appraisal, to: _standings(appraisal, to, ranked=True),
    "not_ranked": lambda appraisal, to: _standings(appraisal, to, ranked=False),
    "rank_of": lambda project, to: to.appraisal.places[project],
    "score_of": lambda project, to: to.appraisal.scores[project],
    "places_seen": _places_seen,
    "cells": lambda project, to: at(to.appraisal.decision.cells[project], "value"),
    "statuses": lambda project, to: at(to.appraisal.decision.cells[project], "status"),
}
