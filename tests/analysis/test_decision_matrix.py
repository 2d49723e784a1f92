"""The decision matrix with its gaps, and the bounds that closeness is measured between."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.figures import Status
from tests.analysis.small import small
from tests.documents.small_tree import GONE


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


def test_by_hand() -> None:
    """Measured figures stand as stated, ratings as pooled, and a gap has the ends of its range."""
    decision = small().decision
    assert decision.missing == {"yard": ("jobs",)}
    assert decision.rankable == ("mill", "farm", "mine")
    assert decision.matrix().values.tolist() == [[40, 60, 5], [30, 80, 6], [50, 20, 6]]
    low, high = decision.ends()
    assert low.tolist() == [[40, 60, 5], [30, 80, 6], [20, 10, 6], [50, 20, 6]]
    assert (high - low).tolist() == [[0, 0, 0], [0, 0, 0], [0, 80, 0], [0, 0, 0]]
    assert (decision.ratings, decision.additive) == ((False, False, True), (True, True, False))
    assert decision.sizeless.tolist() == [False, False, True]
    assert decision.nothing.tolist() == [0, 0, 0]
    assert decision.per_unit == pytest.approx({"npv": 0.01, "jobs": 0.01, "fit": 0.0})
    mine = decision.cells["mine"]["fit"]
    assert (mine.value, mine.low, mine.high, mine.status) == (6, 3, 9, Status.CLAIMED)


def test_a_gap_without_a_range_has_the_declared_bounds() -> None:
    """Nothing is known of a figure that is not there, nor of a rating that nobody gave."""
    silent = [(("council", "experts", number, "ratings", "fit", "mill"), GONE) for number in range(3)]
    decision = small((("projects", "yard", "figures"), {}), *silent).decision
    assert decision.missing == {"mill": ("fit",), "yard": ("jobs",)}
    low, high = decision.ends()
    assert (low[2, 1], high[2, 1], low[0, 2], high[0, 2]) == (0, 100, 0, 10)


def test_bounds_of_the_data_without_anybody_to_rank() -> None:
    """Declared bounds stand all the same, and nobody has a place."""
    gaps = [(("projects", key, "figures", "jobs"), {"range": [10, 90]}) for key in ("mill", "farm", "mine")]
    appraisal = small(*gaps, (("criteria", "npv", "bounds"), "data"))
    assert appraisal.ranking is None
    assert appraisal.decision.scale.bounds == "data"
    assert (appraisal.decision.scale.worst[1], appraisal.decision.scale.best[1]) == (0, 100)
    assert set(appraisal.decision.missing) == {"mill", "farm", "yard", "mine"}
