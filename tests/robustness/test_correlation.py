"""Rank correlations: their ends, their direction, and where they say nothing."""

from __future__ import annotations

import numpy as np

from appraisal.robustness.correlation import kendall_tau_b, weighted_rank_correlation

UP, DOWN = np.arange(1, 8), np.arange(7, 0, -1)


def test_the_ends_are_one_and_minus_one() -> None:
    """The same order gives 1 and the reverse gives -1, by both measures."""
    assert kendall_tau_b(UP, UP) == 1
    assert kendall_tau_b(UP, DOWN) == -1
    assert weighted_rank_correlation(UP, UP) == 1
    assert weighted_rank_correlation(UP, DOWN) == -1


def test_a_swap_at_the_top_weighs_more() -> None:
    """r_w falls further for a swap of the first two than of the last two; tau-b does not tell them apart."""
    top, bottom = UP.copy(), UP.copy()
    top[:2], bottom[-2:] = [2, 1], [7, 6]
    one, other = weighted_rank_correlation(UP, top), weighted_rank_correlation(UP, bottom)
    assert one is not None
    assert other is not None
    assert one < other < 1
    assert kendall_tau_b(UP, top) == kendall_tau_b(UP, bottom)


def test_nothing_is_said_where_nothing_can_be() -> None:
    """A tie of all, or a single project, has no tau-b; one project has no r_w."""
    assert kendall_tau_b(np.ones(4, dtype=int), np.arange(1, 5)) is None
    assert kendall_tau_b(np.array([1]), np.array([1])) is None
    assert weighted_rank_correlation(np.array([1]), np.array([1])) is None
    assert weighted_rank_correlation(np.array([1, 1]), np.array([1, 1])) == 1
