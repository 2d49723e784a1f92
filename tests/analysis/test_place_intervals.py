"""Places, and the intervals of places that gaps leave open, by hand."""

from __future__ import annotations

import pytest

from tests.analysis.small import small


def test_a_gap_leaves_places_open_for_the_project_and_for_those_it_may_pass() -> None:
    """Between 10 and 90 jobs yard may stand below mine or above mill, but never above farm."""
    told = {each.project: each for each in small().place_intervals}
    assert {key: (each.place, each.interval) for key, each in told.items()} == {
        "mill": (2, (2, 3)),
        "farm": (1, (1, 1)),
        "yard": (None, (2, 4)),
        "mine": (3, (3, 4)),
    }
    assert told["yard"].missing == ("jobs",)
    assert told["yard"].closeness is None
    span = told["yard"].closeness_interval
    assert span is not None
    assert span[0] < told["mine"].closeness < told["mill"].closeness < span[1] < told["farm"].closeness  # type: ignore[operator]
    assert told["mill"].closeness == pytest.approx(0.5)
    assert told["mill"].closeness_interval == pytest.approx((0.5, 0.5))


def test_on_bounds_of_the_data_there_are_places_and_no_intervals() -> None:
    """A missing figure would move the bounds as well (rule 3)."""
    told = small((("criteria", "npv", "bounds"), "data")).place_intervals
    assert [each.place is None for each in told] == [False, False, True, False]
    assert all(each.interval is None and each.closeness_interval is None for each in told)


def test_where_every_project_has_a_gap_there_are_intervals_alone() -> None:
    """Nothing is ranked, and each may take the places that its jobs leave open."""
    gaps = [(("projects", key, "figures", "jobs"), {"range": [10, 90]}) for key in ("mill", "farm", "mine")]
    result = small(*gaps)
    assert all(each.place is None and each.interval == (1, 4) for each in result.place_intervals)
    assert (result.places, result.scores) == ({}, {})
    assert result.order == ("mill", "farm", "yard", "mine")
