"""One specification of every chart, of names that would break a page that trusted them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from appraisal.charts import budget, council, finance, plane, ranking, surface
from appraisal.charts.theme import Spec
from appraisal.text import Language

HOSTILE = "<script>alert('x')</script> ${datum} \"]; // ![x](http://example.org/x.png) &amp; Менчерепское " + "Ж" * 230
LABELS = ["1. A plain name", f"2. {HOSTILE}", "3. A plain name"]
NORMALISED = np.array([[0.0, 1.0], [0.4, 0.5], [0.9, 0.0]])
RATINGS = np.array([[[1.0], [5.0], [10.0]], [[9.0], [5.0], [10.0]]])


def _samples(language: Language) -> dict[str, Spec]:
    """Return one chart of each kind by its name."""
    money = "million RUB"
    return {
        "closeness": ranking.closeness_chart(
            LABELS, [0.7, 0.4, None], [(0.6, 0.8), None, (0.1, 0.9)], language, alt="Closeness"
        ),
        "profile": ranking.profile_chart(LABELS, ["NPV", HOSTILE], [0.6, 0.4], NORMALISED, language),
        "flow": finance.flow_chart(range(2012, 2050), [-100.0] + [20.0] * 37, [-100.0] * 38, money, language),
        "tornado": finance.tornado_chart(LABELS, [1.0, -9.0, 4.0], [9.0, 12.0, 5.0], 4.5, money, language),
        "histogram": finance.histogram_chart([-2.0, 0.0, 2.0], [0.3, 0.7], [("P5", -1.9)], money, language),
        "surface": surface.surface_chart(
            ["1", "2"], [HOSTILE, "b"], [[-5.0, 0.0], [3.0, 9.0]], ("price", HOSTILE), money, language
        ),
        "frontier": budget.frontier_chart([0.0, 5.0, 9.0], [0.0, 0.4, 0.7], (6.0, 0.4), money, HOSTILE, language),
        "chosen_intervals": budget.chosen_intervals_chart(
            LABELS, [[(2.0, 5.0), (7.0, 99.0)], [], [(0.0, 9.0)]], 6.0, money, language, until=10.0
        ),
        "yearly_spend": budget.yearly_spend_chart([2013, 2014], [5.0, 7.0], [6.0, None], money, language),
        "plane": plane.plane_chart(
            ["1", "2", "3"],
            [0.0, 0.5, 1.0],
            [1.0, 0.2, 0.6],
            [70_000.0, 500.0, 7_500.0],
            [True, False, True],
            money,
            language,
            across_title="financial",
            up_title="other",
        ),
        "expert_spread": council.expert_spread_chart(
            LABELS, [HOSTILE], RATINGS, np.ones((2, 3, 1), dtype=bool), [(1.0, 10.0)], language, tolerance=2.0
        ),
        "acceptability": council.acceptability_chart(LABELS, np.array([[0.9, 0.1, 0.0]] * 3), language),
    }


@pytest.fixture(scope="session")
def samples() -> Callable[[Language], dict[str, Spec]]:
    """Return the maker of one chart of each kind, by name."""
    return _samples
