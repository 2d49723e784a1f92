"""The least change by short decimals."""

from __future__ import annotations

from random import Random

import pytest

from appraisal.ways.search import LESS, least, shortest_between


@pytest.mark.parametrize("seed", range(20))
def test_the_least_change_is_found_to_a_hundredth(seed: int) -> None:
    """Whatever the threshold and the direction: at the value it does, with a hundredth less it does not."""
    draw = Random(seed)
    start = draw.choice([0.0, draw.uniform(-1e4, 1e4)])
    far = start + draw.choice([-1, 1]) * draw.uniform(1e-3, 1e5)
    threshold = start + (far - start) * draw.uniform(0.001, 1)
    for strict in (False, True):

        def does(value: float, strict: bool = strict) -> bool:
            moved, wanted = abs(value - start), abs(threshold - start)
            towards = (value - start) * (far - start) > 0
            return towards and (moved > wanted if strict else moved >= wanted) and moved <= abs(far - start)

        if does(far):
            value = least(does, start, far)
            assert value is not None
            assert does(value)
            assert not does(start + LESS * (value - start))


def test_a_round_threshold_is_met_exactly() -> None:
    """Where the least value is a short number, that number is named."""
    assert least(lambda value: value >= 15, 10.0, 80.0) == 15.0
    assert least(lambda value: value <= 2.5, 10.0, 0.0) == 2.5


def test_a_window_is_found_too() -> None:
    """What does it only for a while is still proved on both sides."""
    value = least(lambda value: 3 <= value <= 4 or 6 <= value <= 8, 0.0, 7.0)
    assert value is not None
    assert 3 <= value <= 8


def test_short_numbers_lie_between() -> None:
    """The number returned is above the lesser end and at most the greater."""
    draw = Random(1)
    for _ in range(500):
        low = draw.uniform(-1e6, 1e6)
        high = low + 10 ** draw.uniform(-6, 6)
        assert low < shortest_between(low, high) <= high
