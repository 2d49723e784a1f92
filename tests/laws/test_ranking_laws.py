"""Laws of rankings under drawn problems (design rules 3, 5, 6, 13)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from appraisal.arrays import Floats
from appraisal.errors import InputError
from appraisal.ranking.above_nothing import closeness_above_nothing, shares_above_nothing
from appraisal.ranking.contributions import contributions
from appraisal.ranking.intervals import place_intervals
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.order import places, places_many
from appraisal.ranking.other_methods import METHODS, spotis, weighted_sum
from appraisal.ranking.scale import Direction, Scale, data_scale, normalise
from appraisal.ranking.topsis import Ranking, closeness, rank
from appraisal.ranking.weights.from_data import critic_weights, entropy_weights

quick = settings(deadline=None, max_examples=60)
figure = st.floats(-1e6, 1e6)
weight = st.just(0.0) | st.floats(1e-3, 100)


@st.composite
def problems(draw: st.DrawFn, least: int = 1) -> tuple[DecisionMatrix, Scale, list[float]]:
    """Draw 1..8 projects, 1..5 criteria of both directions, values in and out of bounds, weights of any sum."""
    n, m = draw(st.integers(least, 8)), draw(st.integers(1, 5))
    worst = np.array(draw(st.lists(figure, min_size=m, max_size=m)))
    span = np.array(draw(st.lists(st.floats(1e-2, 1e6), min_size=m, max_size=m)))
    sign = np.array(draw(st.lists(st.sampled_from([-1.0, 1.0]), min_size=m, max_size=m)))
    share = st.floats(-0.2, 1.2) | st.sampled_from([0.0, 0.5, 1.0])
    shares = np.array(draw(st.lists(share, min_size=n * m, max_size=n * m))).reshape(n, m)
    weights = draw(st.lists(weight, min_size=m, max_size=m).filter(any))
    scale = Scale(worst=worst, best=worst + sign * span)
    return named(worst + shares * scale.span), scale, weights


def named(values: Floats) -> DecisionMatrix:
    """Name rows and columns."""
    n, m = values.shape
    return DecisionMatrix(
        projects=tuple(f"p{i}" for i in range(n)), criteria=tuple(f"c{k}" for k in range(m)), values=values
    )


def near_ties(scores: Floats) -> bool:
    """Tell whether scores differ by so little that rounding, or a chain of ties, decides who is tied."""
    gaps = np.abs(np.subtract.outer(scores, scores))
    return bool(((gaps > 1e-13) & (gaps < 5e-9)).any())


def ranked(problem: tuple[DecisionMatrix, Scale, list[float]]) -> Ranking:
    """Rank a drawn problem."""
    matrix, scale, weights = problem
    return rank(matrix, scale=scale, weights=weights)


@quick
@given(problems())
def test_closeness_is_a_share_and_places_count_who_is_ahead(problem: tuple[DecisionMatrix, Scale, list[float]]) -> None:
    """0..1, finite, and a place is one more than the projects on better places."""
    result = ranked(problem)
    assert np.isfinite(result.closeness).all()
    assert ((result.closeness >= 0) & (result.closeness <= 1)).all()
    for i in range(len(result.places)):
        assert result.places[i] == 1 + (result.places < result.places[i]).sum()
    assert sorted(result.order) == list(range(len(result.places)))
    assert (np.diff(result.places[list(result.order)]) >= 0).all()


@quick
@given(problems(), st.floats(0.01, 1e4), st.floats(-1e4, 1e4), st.floats(0.01, 1e4))
def test_units_do_not_matter(
    problem: tuple[DecisionMatrix, Scale, list[float]], unit: float, zero: float, points: float
) -> None:
    """Another unit and zero point of values and bounds, another sum of weights: the same closeness."""
    matrix, scale, weights = problem
    moved = Scale(worst=scale.worst * unit + zero, best=scale.best * unit + zero)
    other = rank(named(matrix.values * unit + zero), scale=moved, weights=[points * each for each in weights])
    rounding = 1e-12 * (1 + np.abs(scale.worst).max() + abs(zero) / unit) / np.abs(scale.span).min()
    np.testing.assert_allclose(other.closeness, ranked(problem).closeness, atol=max(1e-9, 100 * rounding))


@quick
@given(problems(least=2))
def test_a_project_that_leaves_moves_nobodys_closeness(problem: tuple[DecisionMatrix, Scale, list[float]]) -> None:
    """Rule 3: under declared bounds each stays as it is, and so does the order of the rest."""
    matrix, scale, weights = problem
    whole = ranked(problem)
    for gone in range(len(matrix.projects)):
        rest = rank(named(np.delete(matrix.values, gone, axis=0)), scale=scale, weights=weights)
        np.testing.assert_allclose(rest.closeness, np.delete(whole.closeness, gone), atol=1e-14)


@quick
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(problem: tuple[DecisionMatrix, Scale, list[float]], random: object) -> None:
    """Rows and columns shuffled: the same closeness and places, shuffled."""
    matrix, scale, weights = problem
    rows, columns = list(range(matrix.values.shape[0])), list(range(matrix.values.shape[1]))
    random.shuffle(rows)  # type: ignore[attr-defined]
    random.shuffle(columns)  # type: ignore[attr-defined]
    shuffled = rank(
        named(matrix.values[np.ix_(rows, columns)]),
        scale=Scale(worst=scale.worst[columns], best=scale.best[columns]),
        weights=[weights[k] for k in columns],
    )
    whole = ranked(problem)
    np.testing.assert_allclose(shuffled.closeness, whole.closeness[rows], atol=1e-13)
    assume(not near_ties(whole.closeness))
    assert shuffled.places.tolist() == whole.places[rows].tolist()


@quick
@given(problems(), st.data())
def test_better_on_one_criterion_is_never_worse_in_closeness(
    problem: tuple[DecisionMatrix, Scale, list[float]], data: st.DataObject
) -> None:
    """Dominance is kept: TOPSIS between bounds rises with every share."""
    matrix, scale, weights = problem
    i = data.draw(st.integers(0, matrix.values.shape[0] - 1))
    k = data.draw(st.integers(0, matrix.values.shape[1] - 1))
    better = matrix.values.copy()
    better[i, k] += data.draw(st.floats(0, 1)) * scale.span[k]
    before, after = ranked(problem), rank(named(better), scale=scale, weights=weights)
    assert after.closeness[i] >= before.closeness[i] - 1e-14
    assert after.places[i] <= before.places[i] or np.ptp(after.closeness) < 1e-8


@quick
@given(problems(), st.data())
def test_nobody_is_added_to_the_interval_of_places(
    problem: tuple[DecisionMatrix, Scale, list[float]], data: st.DataObject
) -> None:
    """Values drawn between low and high rank within the interval, at any draw."""
    matrix, scale, weights = problem
    normal = np.array(weights) / sum(weights)
    other = matrix.values[:, :] + data.draw(st.floats(-0.5, 0.5)) * scale.span
    low, high = np.minimum(matrix.values, other), np.maximum(matrix.values, other)
    share = data.draw(st.floats(0, 1))
    scores = closeness(normalise(np.clip(low + share * (high - low), low, high), scale), normal)
    assume(not near_ties(scores))
    drawn = places(scores)
    spans = place_intervals(low, high, scale=scale, weights=normal)
    assert (spans[:, 0] <= drawn).all()
    assert (drawn <= spans[:, 1]).all()


@quick
@given(problems())
def test_spotis_and_the_weighted_sum_are_one_minus_each_other(
    problem: tuple[DecisionMatrix, Scale, list[float]],
) -> None:
    """On the same declared bounds."""
    matrix, scale, weights = problem
    distance = spotis(matrix, scale=scale, weights=weights).scores
    value = weighted_sum(matrix, scale=scale, weights=weights).scores
    rounding = 1e-14 * (1 + np.abs(scale.worst).max()) / np.abs(scale.span).min()
    np.testing.assert_allclose(distance, 1 - value, atol=max(1e-12, 100 * rounding))


@quick
@given(problems())
def test_no_method_gives_a_number_that_is_none(problem: tuple[DecisionMatrix, Scale, list[float]]) -> None:
    """Every method ranks every drawn problem, or refuses it as one without differences."""
    matrix, scale, weights = problem
    for name, method in METHODS.items():
        differ = data_scale(matrix.values, scale.directions)
        if name.startswith("topsis") and not np.delete(weights, differ.flat).any():
            with pytest.raises(InputError, match="nothing_decides"):
                method(matrix, scale=scale, weights=weights)
            continue
        result = method(matrix, scale=scale, weights=weights)
        assert np.isfinite(result.scores).all()
        assert result.places.min() == 1


@quick
@given(problems())
def test_contributions_are_shares(problem: tuple[DecisionMatrix, Scale, list[float]]) -> None:
    """Each row of distance shares sums to 1, or to 0 for a project that stands there."""
    result = contributions(ranked(problem))
    for shares in (result.share_of_distance_to_ideal, result.share_of_distance_to_anti_ideal):
        sums = shares.sum(axis=1)
        assert (np.isclose(sums, 1) | (sums == 0)).all()


@quick
@given(problems(), arrays(float, 20, elements=st.sampled_from([-1.5, 0.0, 1.0, 3.0])))
def test_doing_nothing_scores_nothing(problem: tuple[DecisionMatrix, Scale, list[float]], levels: Floats) -> None:
    """Rule 13: what reaches just the levels of doing nothing is worth exactly nothing, by closeness and by value."""
    _, scale, weights = problem
    m = len(weights)
    normal, sizeless = np.array(weights) / sum(weights), np.arange(m) % 2 == 0
    nothing = levels[:m]
    row = nothing[np.newaxis]
    assert closeness_above_nothing(row, scale=scale, weights=normal, nothing=nothing)[0] == 0
    shares = shares_above_nothing(
        row, scale=scale, nothing=nothing, sizeless=sizeless, costs=np.ones(1), reference_cost=1.0
    )
    assert not shares.any()


@quick
@given(st.lists(st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.5 + 4e-10]) | st.floats(0, 1), min_size=4, max_size=4)))
def test_one_row_is_ranked_as_in_any_company(rows: list[list[float]]) -> None:
    """`places_many` is `places`, row by row."""
    scores = np.array(rows, dtype=float).reshape(-1, 4)
    assert places_many(scores).tolist() == [places(row).tolist() for row in scores]


@quick
@given(st.integers(3, 9), st.integers(2, 5), st.integers(0, 2**32 - 1))
def test_weights_from_data_are_weights(n: int, m: int, seed: int) -> None:
    """None negative, of sum 1, the same in another unit, and nothing for a criterion on which all are equal."""
    values = np.random.default_rng(seed).uniform(1, 9, (n, m))
    values[:, 0] = 5.0
    directions: list[Direction] = ["less" if k % 2 else "more" for k in range(m)]
    for result, in_other_units in (
        (entropy_weights(values), entropy_weights(values * 1000)),
        (critic_weights(values, directions), critic_weights(values * 1000 - 7, directions)),
    ):
        assert (result >= 0).all()
        assert result.sum() == pytest.approx(1)
        assert result[0] == pytest.approx(0, abs=1e-12)
        np.testing.assert_allclose(result, in_other_units, atol=1e-9)


@quick
@given(problems())
def test_data_bounds_hold_all_projects(problem: tuple[DecisionMatrix, Scale, list[float]]) -> None:
    """Nothing lies outside them, and each end is reached unless the criterion is flat."""
    matrix, scale, _ = problem
    result = data_scale(matrix.values, scale.directions)
    shares = normalise(matrix.values, result)
    for k in range(shares.shape[1]):
        if k not in result.flat:
            assert (shares[:, k].min(), shares[:, k].max()) == (0, 1)
