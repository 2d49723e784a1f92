"""Charts of a ranking: what is drawn is what was computed."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.charts.ranking import closeness_chart, profile_chart


def test_a_project_with_gaps_is_drawn_as_an_interval_without_a_bar() -> None:
    """Nothing is imputed in a chart either (rule 1): no closeness, only both ends, and they are written."""
    spec = closeness_chart(["A", "B"], [0.5, None], [None, (0.25, 0.75)], "ru")
    known, gap = spec["data"]["values"]
    assert (known["closeness"], known["said"]) == (0.5, "0,50")
    assert (gap["closeness"], gap["low"], gap["high"], gap["said"]) == (None, 0.25, 0.75, "0,25–0,75")


def test_a_full_column_is_as_wide_as_its_weight() -> None:
    """The bar of a criterion is its weight times the normalised value, in a column that is as wide as the weight."""
    spec = profile_chart(["A"], ["NPV", "Jobs"], [0.7, 0.3], np.array([[0.5, 1.0]]), "en")
    npv, jobs = spec["data"]["values"]
    assert npv["full"] - npv["start"] == pytest.approx(0.7)
    assert npv["filled"] - npv["start"] == pytest.approx(npv["weighted"]) == pytest.approx(0.35)
    assert jobs["filled"] == pytest.approx(jobs["full"])
    assert jobs["start"] > npv["full"]


def test_a_criterion_without_weight_has_no_column() -> None:
    """A weight of zero leaves nothing to draw, but the legend still names the criterion with its weight."""
    spec = profile_chart(["A"], ["NPV", "Jobs"], [1.0, 0.0], np.array([[0.5, 1.0]]), "en")
    assert {row["criterion"] for row in spec["data"]["values"]} == {"1: NPV, weight 1.00"}
    assert "2: Jobs, weight 0.00" in spec["layer"][1]["encoding"]["color"]["scale"]["domain"]


def test_the_profile_says_that_it_does_not_add_up() -> None:
    """Weighted normalised values are no parts of closeness, and the axis says so."""
    title = " ".join(
        profile_chart(["A"], ["NPV"], [1.0], np.array([[0.5]]), "en")["layer"][0]["encoding"]["x"]["title"]
    )
    assert "do not add up to closeness" in title
