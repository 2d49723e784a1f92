"""The result of any method: places by the way its score is read."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import DefectError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.method_ranking import MethodRanking, method_ranking
from appraisal.ranking.scale import Direction, Scale, data_scale
from appraisal.text import say

MATRIX = DecisionMatrix(projects=("a", "b", "c"), criteria=("x",), values=np.array([[1.0], [12.0], [5.0]]))
DECLARED = Scale(worst=np.zeros(1), best=np.full(1, 10.0))


def scored(scores: list[float], better: Direction, scale: Scale = DECLARED) -> MethodRanking:
    """Place three scores."""
    return method_ranking("spotis", MATRIX, scale, np.ones(1), np.array(scores), better=better)


@pytest.mark.parametrize(("better", "places"), [("more", [3, 1, 1]), ("less", [1, 2, 2])])
def test_places_follow_the_way_the_score_is_read(better: Direction, places: list[int]) -> None:
    """Ties share the best place either way."""
    result = scored([0.1, 0.7, 0.7 + 1e-12], better)
    assert result.places.tolist() == places
    assert result.order == ((1, 2, 0) if better == "more" else (0, 1, 2))
    assert not result.scores.flags.writeable


def test_values_outside_are_named_on_declared_bounds_only() -> None:
    """Bounds read off the data have nothing outside."""
    assert [each.project for each in scored([1, 2, 3], "more").outside] == ["b"]
    assert scored([1, 2, 3], "more", data_scale(MATRIX.values, ["more"])).outside == ()


def test_a_score_that_is_no_number_is_our_defect() -> None:
    """It never reaches a reader."""
    with pytest.raises(DefectError, match="no number"):
        scored([1, float("nan"), 3], "more")


@pytest.mark.parametrize("remark", ["data_bounds", "flat_criteria", "outside_bounds", "pairs_decide", "one_project"])
def test_remarks_have_words(remark: str) -> None:
    """In both languages, and different ones."""
    assert say(f"ranking.remark.{remark}", "en") != say(f"ranking.remark.{remark}", "ru")
