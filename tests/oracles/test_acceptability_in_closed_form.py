"""Acceptability against problems whose answer is known exactly (tests/cases/mcdm/smaa_exact_uniform_weights.json)."""

from __future__ import annotations

import json
from math import comb, sqrt
from pathlib import Path

import numpy as np
import pytest

from appraisal.ranking.scale import Scale
from appraisal.robustness.acceptability import Acceptability, acceptability
from appraisal.robustness.scored_draws import Model
from appraisal.robustness.weight_space import Free

CASES = json.loads((Path(__file__).parents[1] / "cases/mcdm/smaa_exact_uniform_weights.json").read_text())["cases"]
DRAWS = 200_000
SHARE_ERROR = 5 * 0.5 / sqrt(DRAWS)  # five standard errors of a share: 0.0056, beside the file's tolerance of 0.005


def unit(m: int) -> Scale:
    """Return the scale on which values stand for themselves."""
    return Scale(worst=np.zeros(m), best=np.ones(m))


def weight_error(share: float) -> float:
    """Return five standard errors of a mean weight over the draws in which a project was first."""
    return 5 * 0.5 / sqrt(DRAWS * share)


def assert_answers(result: Acceptability, case: dict[str, list[list[float]]]) -> None:
    """Compare a run with the exact answer of a case, each figure within its own sampling error."""
    assert result.places == pytest.approx(np.array(case["rank_acceptability"]), abs=SHARE_ERROR)
    for i, (weights, exact) in enumerate(zip(result.central_weights, case["central_weights"], strict=True)):
        assert weights == pytest.approx(np.array(exact), abs=weight_error(case["rank_acceptability"][i][0]))
    if "pairwise_winning" in case:
        assert result.pairwise == pytest.approx(np.array(case["pairwise_winning"]), abs=SHARE_ERROR)


def test_two_criteria() -> None:
    """Three projects on two criteria under the weighted sum: shares, central weights and wins are exact fractions."""
    result = acceptability(CASES[0]["matrix"], scale=unit(2), weights=Free(2), draws=DRAWS, model="sum")
    assert_answers(result, CASES[0])
    assert result.places[2, 2] == 0  # it never comes last
    assert result.intervals.tolist() == [[1, 3], [1, 3], [1, 2]]
    assert result.confidence == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("model", ["topsis", "sum"])
def test_identity(model: Model) -> None:
    """Each project is best on one criterion: the greatest weight wins, by TOPSIS and by the weighted sum alike."""
    result = acceptability(CASES[1]["matrix"], scale=unit(4), weights=Free(4), draws=DRAWS, model=model)
    assert_answers(result, CASES[1])
    assert len(result.bands) == 1


@pytest.mark.parametrize("m", [2, 3, 7])
def test_identity_of_any_size(m: int) -> None:
    """The mean of the greatest of m even weights is (1 + 1/2 + … + 1/m) / m."""
    result = acceptability(np.eye(m), scale=unit(m), weights=Free(m), draws=DRAWS)
    greatest = sum(1 / k for k in range(1, m + 1)) / m
    for i, weights in enumerate(result.central_weights):
        assert weights is not None
        assert weights[i] == pytest.approx(greatest, abs=weight_error(1 / m))


def test_topsis_on_two_criteria() -> None:
    """The closeness of (a, a) is a and that of (1, 0) is w1, so by TOPSIS the first wins with chance a."""
    a = 0.7
    result = acceptability(np.array([[1, 0], [0, 1], [a, a]]), scale=unit(2), weights=Free(2), draws=DRAWS)
    assert result.places[2] == pytest.approx([2 * a - 1, 2 - 2 * a, 0], abs=SHARE_ERROR)
    assert result.pairwise[2] == pytest.approx([a, a, 0], abs=SHARE_ERROR)
    assert result.central_weights[0] == pytest.approx([(1 + a) / 2, (1 - a) / 2], abs=weight_error(1 - a))


def test_figures_alone() -> None:
    """Projects with even and independent figures take each place alike, and k of n beat a fixed 0.5 as coins fall."""
    from appraisal.robustness.figure_space import FigureSpace
    from appraisal.robustness.weight_space import Known

    n = 4
    low, high = np.zeros((n + 1, 1)), np.ones((n + 1, 1))
    low[n] = high[n] = 0.5
    figures = FigureSpace(low=low, mode=low, high=high, missing=np.arange(n + 1)[:, None] < n)
    result = acceptability(figures, scale=unit(1), weights=Known(np.ones(1)), draws=DRAWS)
    assert result.places[n] == pytest.approx([comb(n, k) / 2**n for k in range(n + 1)], abs=SHARE_ERROR)
    assert result.pairwise[:n, n] == pytest.approx([0.5] * n, abs=SHARE_ERROR)
    assert result.mean_places[:n] == pytest.approx([1 + (n - 1) / 2 + 0.5] * n, abs=n * SHARE_ERROR)
