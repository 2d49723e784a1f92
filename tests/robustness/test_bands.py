"""Bands are separated from each other, unique and as fine as can be."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.arrays import Floats
from appraisal.errors import InputError
from appraisal.robustness.bands import bands, first_boundary, settled_pairs


def shares(*wins: tuple[int, int, float], n: int) -> Floats:
    """Return a table of wins without ties from those of some pairs."""
    table = np.zeros((n, n))
    for i, j, share in wins:
        table[i, j], table[j, i] = share, 1 - share
    return table


def test_projects_in_a_row_form_bands() -> None:
    """Two projects that beat the third surely but not each other share the first band."""
    table = shares((0, 1, 0.5), (0, 2, 0.97), (1, 2, 0.95), n=3)
    assert bands(table) == ((0, 1), (2,))
    assert bands(table, level=0.96) == ((0, 1, 2),)


def test_a_chain_holds_a_band_together() -> None:
    """First and third are separated, but neither from the second: all three stand in one band."""
    assert bands(shares((0, 1, 0.6), (1, 2, 0.6), (0, 2, 0.99), n=3)) == ((0, 1, 2),)


def test_a_circle_of_sure_wins_is_one_band() -> None:
    """Three that beat each other in a circle at the level cannot be put in order."""
    assert len(bands(shares((0, 1, 0.9), (1, 2, 0.9), (2, 0, 0.9), n=3), level=0.8)) == 1


def test_total_order_gives_bands_of_one() -> None:
    """With every pair separated each project is a band, in the order of the wins and not of the case."""
    assert bands(shares((2, 0, 1.0), (2, 1, 1.0), (0, 1, 1.0), n=3), level=1.0) == ((2,), (0,), (1,))


def test_equal_projects_are_one_band() -> None:
    """Projects that always tie win nothing and stand together in the order of the case."""
    assert bands(np.zeros((4, 4))) == ((0, 1, 2, 3),)
    assert bands(np.zeros((1, 1))) == ((0,),)


@pytest.mark.parametrize("seed", range(30))
def test_bands_against_every_group(seed: int) -> None:
    """A band may end exactly after the groups of any size that beat all the rest, found by trying every group."""
    rng = np.random.default_rng(seed)
    strength = rng.random(6)
    upper = np.clip(0.5 + 2 * (strength[:, None] - strength) + rng.normal(0, 0.1, (6, 6)), 0, 1)
    table = np.triu(upper, 1) + np.tril(1 - upper.T, -1)
    level = 0.8
    groups = [{i for i in range(6) if mask >> i & 1} for mask in range(1, 1 << 6)]
    ends = [group for group in groups if all(table[i, j] >= level for i in group for j in range(6) if j not in group)]
    result: list[set[int]] = []
    above: set[int] = set()
    for band in bands(table, level=level):
        above = above | set(band)
        result.append(above)
    assert sorted(map(sorted, ends)) == sorted(map(sorted, result))


@pytest.mark.parametrize("level", [0.5, 0.0, 1.1, float("nan")])
def test_a_level_that_separates_nothing_is_refused(level: float) -> None:
    """A level of one half or less, or above one, is refused."""
    with pytest.raises(InputError, match="level_not_above_half"):
        bands(np.zeros((2, 2)), level=level)


@pytest.mark.parametrize("seed", range(20))
def test_the_first_boundary_is_where_the_bands_split(seed: int) -> None:
    """At the level given there are two bands or more, just above it there is one; without a level there never are."""
    strength = np.random.default_rng(seed).random(5)
    upper = np.clip(0.5 + 0.6 * (strength[:, None] - strength), 0, 1)
    table = np.triu(upper, 1) + np.tril(upper, -1)
    level = first_boundary(table)
    assert level is not None
    assert len(bands(table, level=level)) > 1
    assert level == 1 or len(bands(table, level=np.nextafter(level, 2))) == 1
    assert first_boundary(np.full((5, 5), 0.5) - 0.5 * np.eye(5)) is None


def test_settled_pairs_are_counted_both_ways() -> None:
    """Who stands above and below whom at the level is counted by row and by column."""
    table = shares((0, 1, 0.96), (0, 2, 0.99), (1, 2, 0.7), n=3)
    assert settled_pairs(table).tolist() == [[2, 0], [0, 1], [0, 1]]
    assert settled_pairs(table, level=0.6).tolist() == [[2, 0], [1, 1], [0, 2]]


def test_the_first_boundary_may_be_the_lowest_level() -> None:
    """The first beats both others in 60 %: at every higher level all three stand together."""
    assert first_boundary(shares((0, 1, 0.6), (0, 2, 0.6), (1, 2, 0.9), n=3)) == 0.6
    assert first_boundary(shares((0, 1, 0.7), (0, 2, 0.6), (1, 2, 0.9), n=3)) == 0.6
