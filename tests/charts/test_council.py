"""Charts of a council."""

from __future__ import annotations

import numpy as np

from appraisal.charts.council import acceptability_chart, expert_spread_chart


def test_a_cell_wider_than_the_tolerance_is_marked() -> None:
    """What the council must talk about is seen at a glance; at the tolerance itself nothing is marked."""
    ratings = np.array([[[2.0], [3.0]], [[5.0], [7.0]]])
    spec = expert_spread_chart(
        ["A", "B"], ["Fit"], ratings, np.ones((2, 2, 1), dtype=bool), [(1, 10)], "en", tolerance=3
    )
    assert [cell["wide"] for cell in spec["layer"][0]["data"]["values"]] == [False, True]


def test_a_recused_vote_is_not_drawn() -> None:
    """Only ratings that were given are dots; a cell without any is empty, not zero."""
    ratings = np.array([[[2.0]], [[9.0]]])
    given = np.array([[[True]], [[False]]])
    spec = expert_spread_chart(["A"], ["Fit"], ratings, given, [(1, 10)], "en", tolerance=3)
    assert [dot["rating"] for dot in spec["layer"][1]["data"]["values"]] == [2.0]


def test_equal_votes_are_one_larger_dot() -> None:
    """Experts of one mind are counted in the size of the dot."""
    spec = expert_spread_chart(
        ["A"], ["Fit"], np.array([[[4.0]], [[4.0]]]), np.ones((2, 1, 1), dtype=bool), [(1, 10)], "en"
    )
    assert [dot["votes"] for dot in spec["layer"][1]["data"]["values"]] == [2]


def test_a_place_that_is_never_taken_is_blank() -> None:
    """A share that rounds to nothing is not written as a zero; ten places stand in the order of numbers."""
    spec = acceptability_chart(["A"], np.array([[0.999, 0.001, *[0.0] * 8]]), "en")
    assert [cell["said"] for cell in spec["data"]["values"]][:3] == ["100", "", ""]
    assert spec["layer"][0]["encoding"]["x"]["sort"][-1] == "10"
