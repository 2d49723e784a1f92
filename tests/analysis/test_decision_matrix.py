"""The decision matrix with its gaps, and the bounds that closeness is measured between."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.figures import Status


def test_bounds_off_the_data_are_those_of_the_whole_projects(kuzbass: Case, filled: Appraisal) -> None:
    """Each criterion that reads its bounds runs from the worst to the best of the projects without a gap."""
    criteria = {key: each.model_copy(update={"bounds": "data"}) for key, each in kuzbass.criteria.items()}
    appraisal = appraise(replace(kuzbass, criteria=criteria), scenario="filled")
    scale, values = appraisal.decision.scale, filled.decision.matrix().values
    more = np.array([criteria[key].direction == "more" for key in appraisal.decision.criteria])
    assert scale.bounds == "data"
    assert scale.best == pytest.approx(np.where(more, values.max(axis=0), values.min(axis=0)))
    assert scale.worst == pytest.approx(np.where(more, values.min(axis=0), values.max(axis=0)))
    assert "ranking.remark.data_bounds" in {each.key for each in appraisal.remarks}


def test_declared_bounds_stay_beside_those_off_the_data(kuzbass: Case) -> None:
    """One criterion reads its bounds; the others keep what the council declared."""
    first, *rest = kuzbass.criteria_set.criteria
    own = kuzbass.criteria[first].model_copy(update={"bounds": "data"})
    scale = appraise(replace(kuzbass, criteria={**kuzbass.criteria, first: own}), scenario="filled").decision.scale
    assert scale.bounds == "data"
    for place, key in enumerate(rest, start=1):
        assert (scale.worst[place], scale.best[place]) == kuzbass.criteria[key].bounds


def test_a_rating_has_the_range_of_the_votes(filled: Appraisal) -> None:
    """A pooled rating lies between the lowest and the highest vote and counts as claimed."""
    assert filled.pooled is not None
    ranged = [
        cell
        for row in filled.decision.cells.values()
        for cell in row.values()
        if cell.status is Status.CLAIMED and cell.low is not None and cell.high is not None
    ]
    assert ranged
    for cell in ranged:
        assert cell.low is not None
        assert cell.high is not None
        assert cell.low <= cell.known() <= cell.high
