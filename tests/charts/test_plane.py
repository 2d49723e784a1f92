"""The plane of two sides of a project."""

from __future__ import annotations

from appraisal.charts.plane import plane_chart


def test_small_bubbles_lie_on_large_ones() -> None:
    """The costliest project is drawn first, so that it hides nobody."""
    spec = plane_chart(
        ["1", "2"],
        [0.5, 0.5],
        [0.5, 0.5],
        [10.0, 900.0],
        [True, False],
        "million RUB",
        "en",
        across_title="a",
        up_title="b",
    )
    assert [row["n"] for row in spec["data"]["values"]] == ["2", "1"]


def test_free_projects_leave_the_legend_of_sizes_empty() -> None:
    """Costs of zero have no sample sizes, and nothing is divided by them."""
    spec = plane_chart(["1"], [0.5], [0.5], [0.0], [True], "million RUB", "en", across_title="a", up_title="b")
    assert spec["layer"][0]["encoding"]["size"]["legend"]["values"] == []
