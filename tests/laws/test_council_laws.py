"""Laws of a council's arithmetic under drawn ballots."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from appraisal.council.agreement import agreement, leniency, spread
from appraisal.council.ballots import Ballots
from appraisal.council.concordance import concordance
from appraisal.council.influence import without_each
from appraisal.council.pooling import How, pool_ratings, pool_weights
from appraisal.errors import InputError

quick = settings(deadline=None, max_examples=80)
ways = st.sampled_from(["mean", "median"])


@st.composite
def councils(draw: st.DrawFn) -> Ballots:
    """Draw 1..6 experts on 1..5 projects and 1..2 rated criteria, with gaps, recusals and missing weights."""
    e, n, r = draw(st.integers(1, 6)), draw(st.integers(1, 5)), draw(st.integers(1, 2))

    def table(elements: st.SearchStrategy[object], *shape: int) -> np.ndarray:
        size = int(np.prod(shape))
        return np.array(draw(st.lists(elements, min_size=size, max_size=size))).reshape(shape)

    weights = table(st.integers(0, 10), e, 3).astype(float)
    return Ballots(
        experts=tuple(f"e{i}" for i in range(e)),
        projects=tuple(f"p{j}" for j in range(n)),
        rated=tuple(f"r{k}" for k in range(r)),
        weighed=("x", "y", "z"),
        ratings=table(st.integers(1, 9), e, n, r).astype(float),
        given=table(st.booleans() | st.just(True), e, n, r),
        recused=table(st.sampled_from([False, False, False, True]), e, n),
        weights=weights,
        gave_weights=np.asarray(weights.any(axis=1)),
    )


@quick
@given(councils(), ways)
def test_a_pooled_rating_lies_between_the_ratings_given(ballots: Ballots, how: How) -> None:
    """And where there is none, it is missing; a recused expert never moves it."""
    pooled = pool_ratings(ballots, how=how, quorum_share=0)
    for i, k in np.ndindex(pooled.values.shape):
        counted = ballots.ratings[:, i, k][ballots.given[:, i, k]]
        assert pooled.known[i, k] == (len(counted) > 0)
        if len(counted):
            expected = counted.mean() if how == "mean" else np.median(counted)
            assert pooled.values[i, k] == pytest.approx(expected, abs=1e-12)
    assert not (ballots.given & ballots.recused[:, :, np.newaxis]).any()


@quick
@given(councils(), ways, st.floats(0, 1))
def test_more_quorum_never_makes_a_cell_known(ballots: Ballots, how: How, share: float) -> None:
    """And what stays known keeps its number."""
    loose = pool_ratings(ballots, how=how, quorum_share=0)
    tight = pool_ratings(ballots, how=how, quorum_share=share)
    assert not (tight.known & ~loose.known).any()
    assert (tight.values[tight.known] == loose.values[tight.known]).all()


@quick
@given(councils())
def test_pooled_weights_are_weights_and_lie_between_the_experts(ballots: Ballots) -> None:
    """Sum 1; the mean of each criterion between the least and the greatest of the experts'."""
    if not ballots.gave_weights.any():
        return
    pooled = pool_weights(ballots).values
    own = ballots.weights[ballots.gave_weights]
    assert pooled.sum() == pytest.approx(1)
    assert (pooled >= own.min(axis=0) - 1e-12).all()
    assert (pooled <= own.max(axis=0) + 1e-12).all()


@quick
@given(councils())
def test_agreement_is_a_share_of_a_table_without_gaps(ballots: Ballots) -> None:
    """W in 0..1 or missing with a reason; every named expert rated every named project."""
    for k, result in enumerate(agreement(ballots)):
        experts = [ballots.experts.index(name) for name in result.experts]
        projects = [ballots.projects.index(name) for name in result.projects]
        assert ballots.given[np.ix_(experts, projects, [k])].all()
        w = result.concordance.w
        assert (w is None) == (result.concordance.undefined is not None)
        assert w is None or 0 <= w <= 1


@quick
@given(st.integers(3, 7), st.integers(3, 9), st.integers(0, 2**32 - 1))
def test_w_is_friedmans_statistic(k: int, n: int, seed: int) -> None:
    """W = chi^2 / (k (n - 1)), with ties, whatever the judges' scales."""
    scores = np.random.default_rng(seed).integers(1, 6, (k, n)).astype(np.float64)
    result = concordance(scores)
    if result.w is None:
        assert (np.ptp(scores, axis=1) == 0).all()
        return
    assert result.w == pytest.approx(stats.friedmanchisquare(*scores.T).statistic / (k * (n - 1)), abs=1e-12)
    lenient = scores * np.arange(1, k + 1)[:, np.newaxis] + 3
    assert concordance(lenient).w == pytest.approx(result.w, abs=1e-12)


@quick
@given(councils())
def test_spread_and_leniency_are_zero_when_all_say_the_same(ballots: Ballots) -> None:
    """Nothing to talk about and nobody lenient."""
    same = Ballots(
        experts=ballots.experts,
        projects=ballots.projects,
        rated=ballots.rated,
        weighed=ballots.weighed,
        ratings=np.full(ballots.ratings.shape, 5.0),
        given=ballots.given,
        recused=ballots.recused,
        weights=ballots.weights,
        gave_weights=ballots.gave_weights,
    )
    assert not spread(same).any()
    assert all(not each.points for each in leniency(same))


@quick
@given(councils(), ways)
def test_leaving_an_expert_out_is_pooling_the_others(ballots: Ballots, how: How) -> None:
    """The alternate's numbers are those of a council that never had the expert."""
    for each in without_each(ballots, how=how):
        others = ballots.without(each.expert)
        assert each.expert not in others.experts
        np.testing.assert_array_equal(each.ratings.values, pool_ratings(others, how=how).values)
        try:
            expected = pool_weights(others, how=how).values
        except InputError:
            assert each.weights is None
        else:
            assert each.weights is not None
            np.testing.assert_array_equal(each.weights.values, expected)
