"""Laws of robustness: what must hold for every matrix, every set of admissible weights and every range."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from appraisal.arrays import Floats
from appraisal.ranking.scale import Scale
from appraisal.ranking.topsis import closeness, rank
from appraisal.robustness.acceptability import acceptability
from appraisal.robustness.figure_space import FigureSpace
from appraisal.robustness.leave_out import leave_projects_out
from appraisal.robustness.one_weight import weight_intervals
from appraisal.robustness.scored_draws import BLOCK
from appraisal.robustness.weight_flips import first_place_flip
from appraisal.robustness.weight_space import Between, Free, Known, Ordered, WeightSpace, within

few = settings(max_examples=25, deadline=None)
cells = st.floats(0, 1, allow_subnormal=False)


@st.composite
def runs(draw: st.DrawFn) -> tuple[FigureSpace, WeightSpace]:
    """Figures with ranges and gaps, on 1 to 5 criteria, and a space of weights."""
    n, m = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    mode = draw(arrays(float, (n, m), elements=cells))
    below, above = (draw(arrays(float, (n, m), elements=st.sampled_from([0.0, 0.1, 0.5]))) for _ in range(2))
    missing = draw(arrays(bool, (n, m)))
    points = draw(arrays(float, m, elements=st.floats(0.1, 1)))
    experts = draw(arrays(float, (3, m), elements=st.floats(0.1, 1)))
    order = tuple(draw(st.permutations(range(1, m + 1))))
    spaces: list[WeightSpace] = [Free(m), Ordered(order), within(points, margin=0.1), Between(experts), Known(points)]
    return FigureSpace(low=mode - below, mode=mode, high=mode + above, missing=missing), draw(st.sampled_from(spaces))


def _unit(m: int) -> Scale:
    return Scale(worst=np.zeros(m), best=np.ones(m))


@few
@given(runs(), st.sampled_from(["topsis", "sum"]))
def test_shares_are_shares(run: tuple[FigureSpace, WeightSpace], model: str) -> None:
    """Each project takes some place in every draw; of two, at most one wins; intervals and bands hold everybody."""
    figures, weights = run
    n, m = figures.shape
    result = acceptability(figures, scale=_unit(m), weights=weights, draws=500, model=model)  # type: ignore[arg-type]
    assert np.allclose(result.places.sum(axis=1), 1, atol=1e-12)
    assert (result.pairwise + result.pairwise.T <= 1 + 1e-12).all()
    ties = 1 - result.pairwise - result.pairwise.T - np.eye(n)
    if (np.abs(ties) < 1e-12).all():
        assert np.allclose(result.places.sum(axis=0), 1, atol=1e-12)
        assert np.allclose(result.mean_places, n - result.pairwise.sum(axis=1), atol=1e-9)
    assert sorted(i for band in result.bands for i in band) == list(range(n))
    for i, (best, worst) in enumerate(result.intervals.tolist()):
        assert best <= result.mean_places[i] + 1e-9
        assert result.mean_places[i] <= worst + 1e-9
    for i, central in enumerate(result.central_weights):
        assert (central is None) == (result.places[i, 0] == 0) == (result.confidence[i] is None)
        assert central is None or abs(central.sum() - 1) < 1e-9


@few
@given(runs(), st.integers(1, 3 * BLOCK))
def test_a_run_repeats_byte_for_byte(run: tuple[FigureSpace, WeightSpace], chunk: int) -> None:
    """The same seed gives the same bytes in any chunks."""
    figures, weights = run
    one, other = (
        acceptability(figures, scale=_unit(weights.criteria), weights=weights, draws=BLOCK + 7, chunk=size)
        for size in (chunk, 10 * BLOCK)
    )
    assert one.places.tobytes() == other.places.tobytes()
    assert one.pairwise.tobytes() == other.pairwise.tobytes()


@few
@given(arrays(float, (5, 3), elements=cells), st.permutations(range(5)))
def test_the_order_of_the_case_does_not_matter(matrix: Floats, order: list[int]) -> None:
    """Projects listed in another order get the same shares, wins and bands."""
    one = acceptability(matrix, scale=_unit(3), weights=Free(3), draws=500)
    other = acceptability(matrix[order], scale=_unit(3), weights=Free(3), draws=500)
    assert np.array_equal(other.places, one.places[order])
    assert np.array_equal(other.pairwise, one.pairwise[np.ix_(order, order)])
    assert [{order[i] for i in band} for band in other.bands] == [set(band) for band in one.bands]


@few
@given(arrays(float, (4, 3), elements=cells), st.integers(0, 3))
def test_a_dominated_project_never_wins(matrix: Floats, better: int) -> None:
    """A project worse on every criterion loses every draw against the one that dominates it."""
    worse = np.vstack([matrix, matrix[better] * 0.9 - 0.05])
    scale = Scale(worst=-np.ones(3), best=np.ones(3))
    result = acceptability(worse, scale=scale, weights=Free(3), draws=500)
    assert result.pairwise[better, 4] == 1
    assert result.pairwise[4, better] == 0


@few
@given(runs(), st.integers(0, 2**32))
def test_drawn_figures_stay_within_their_ranges(run: tuple[FigureSpace, WeightSpace], seed: int) -> None:
    """No drawn figure leaves its range, and exactly the figures with a range are drawn."""
    figures, _ = run
    drawn = list(figures.draw(np.random.default_rng(seed), 200))
    assert [(i, k) for i, k, _ in drawn] == [tuple(cell) for cell in np.argwhere(figures.high > figures.low)]
    for i, k, values in drawn:
        assert figures.low[i, k] <= values.min()
        assert values.max() <= figures.high[i, k]


@st.composite
def rankings(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """Shares of the scale in steps that tie often, and weights that may be zero."""
    m = draw(st.integers(2, 4))
    tenths = st.integers(0, 10).map(lambda tenth: tenth / 10)
    shares = draw(arrays(float, (draw(st.integers(2, 4)), m), elements=tenths))
    weights = draw(arrays(float, m, elements=tenths).filter(lambda points: points.any()))
    return shares, weights / weights.sum()


@few
@given(rankings())
def test_a_flip_flips_and_nothing_nearer_does(ranking: tuple[Floats, Floats]) -> None:
    """With the weights found the rival is ahead; weights drawn at random nearer than what is proven keep the leader."""
    shares, weights = ranking
    m = len(weights)
    now = rank(shares, scale=_unit(m), weights=weights)
    flip = first_place_flip(now)
    leader = now.matrix.projects.index(flip.leader)
    if flip.rival is not None and flip.distance:
        assert flip.weights is not None
        scores = closeness(shares, np.array([*flip.weights.values()]))
        assert scores[now.matrix.projects.index(flip.rival)] > scores[leader]
        assert flip.proven <= flip.distance
    directions = np.random.default_rng(1).dirichlet(np.full(m, 0.5), 400) - weights
    reach = np.minimum(flip.proven / np.maximum(np.abs(directions).sum(axis=1), 1e-300), 1.0)[:, np.newaxis]
    scores = closeness(shares, weights + 0.999 * reach * directions)
    assert (scores[:, leader] >= scores.max(axis=1) - 1e-9).all()


@few
@given(rankings())
def test_one_weight_agrees_with_all_weights(ranking: tuple[Floats, Floats]) -> None:
    """Moving one weight to the end of its interval costs at least the smallest change of all weights."""
    shares, weights = ranking
    now = rank(shares, scale=_unit(len(weights)), weights=weights)
    flip = first_place_flip(now)
    for interval in weight_intervals(now):
        for end, rival in ((interval.low, interval.loses_below), (interval.high, interval.loses_above)):
            if rival is not None:
                assert 2 * abs(end - interval.weight) >= (flip.distance or 0.0) - 1e-6


@few
@given(rankings())
def test_nobody_moves_when_another_leaves_declared_bounds(ranking: tuple[Floats, Floats]) -> None:
    """On declared bounds the order of those who stay does not change, whoever is left out (rule 3)."""
    shares, weights = ranking
    result = leave_projects_out(rank(shares, scale=_unit(len(weights)), weights=weights))
    assert not [move for each in result for move in each.moves]
