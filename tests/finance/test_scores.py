"""Correlated scores."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from appraisal.errors import InputError
from appraisal.finance.ranges import Range
from appraisal.finance.scores import market_scores, normal_scores

MARKET = market_scores(draws=40_000, seed=5)


def ranges(*loadings: float) -> list[Range]:
    """Return ranges named a, b, c with their market correlations."""
    return [
        Range(driver=name, low=0.0, mode=1.0, high=2.0, market=each)
        for name, each in zip("abc", loadings, strict=False)
    ]


def test_rank_correlations_come_out_as_stated() -> None:
    """Spearman's correlation of the draws is the stated one, the unstated one is near zero, and each row is normal."""
    result = normal_scores(ranges(0, 0, 0), {("a", "b"): 0.7, ("c", "b"): -0.4}, MARKET, project="p", seed=5)
    ranks = stats.spearmanr(result, axis=1).statistic
    assert ranks[0, 1] == pytest.approx(0.7, abs=0.015)
    assert ranks[1, 2] == pytest.approx(-0.4, abs=0.015)
    assert ranks[0, 2] == pytest.approx(0.0, abs=0.015)
    assert result.mean(axis=1) == pytest.approx(np.zeros(3), abs=0.02)
    assert result.std(axis=1) == pytest.approx(np.ones(3), abs=0.02)


def test_the_market_ties_projects_together() -> None:
    """Two projects that follow the market with 0.8 are correlated by 0.64; a driver against it by its sign."""
    one = normal_scores(ranges(0.8), {}, MARKET, project="one", seed=5)[0]
    other = normal_scores(ranges(0.8, -0.5), {}, MARKET, project="other", seed=5)
    assert np.corrcoef(one, other[0])[0, 1] == pytest.approx(0.64, abs=0.015)
    assert np.corrcoef(one, other[1])[0, 1] == pytest.approx(-0.40, abs=0.015)


def test_the_market_and_stated_correlations_hold_together() -> None:
    """A stated correlation is the whole one, market included."""
    result = normal_scores(ranges(0.6, 0.6, 0.0), {("a", "b"): 0.8}, MARKET, project="p", seed=5)
    assert stats.spearmanr(result[0], result[1]).statistic == pytest.approx(0.8, abs=0.015)
    assert np.corrcoef(result[0], MARKET)[0, 1] == pytest.approx(0.6, abs=0.015)


def test_a_projects_draws_do_not_depend_on_who_else_is_drawn() -> None:
    """The stream is named by the project's key and the seed alone (rule 12)."""
    first = normal_scores(ranges(0.0), {}, MARKET, project="karakan", seed=5)
    again = normal_scores(ranges(0.0), {}, MARKET, project="karakan", seed=5)
    other = normal_scores(ranges(0.0), {}, MARKET, project="mencherep", seed=5)
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()


def test_correlations_that_cannot_be_are_refused() -> None:
    """Three drivers cannot all move against one another; a name without a range; a driver with itself."""
    against = {("a", "b"): -0.9, ("b", "c"): -0.9, ("a", "c"): -0.9}
    for wrong in (against, {("a", "a"): 0.5}, {("a", "b"): 1.2}):
        with pytest.raises(InputError, match="correlation_impossible"):
            normal_scores(ranges(0, 0, 0), wrong, MARKET, project="p", seed=5)
    with pytest.raises(InputError, match="correlation_unknown"):
        normal_scores(ranges(0, 0), {("a", "steel"): 0.5}, MARKET, project="p", seed=5)
