"""Charts of one project's money."""

from __future__ import annotations

from appraisal.charts.finance import flow_chart, histogram_chart, tornado_chart


def test_the_widest_swing_stands_first() -> None:
    """A tornado is read from above: the driver that moves NPV most is on top."""
    spec = tornado_chart(["price", "cost"], [1.0, -5.0], [2.0, 9.0], 1.5, "million RUB", "en")
    axis = spec["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]
    assert axis.index("cost") < axis.index("price")
    assert [row["npv"] for row in spec["data"]["values"][:2]] == [-5.0, 9.0]


def test_long_flows_do_not_crowd_the_axis() -> None:
    """Of forty years at most sixteen are written, and every bar is drawn."""
    spec = flow_chart(range(2012, 2052), [1.0] * 40, [1.0] * 40, "million RUB", "en")
    written = spec["layer"][0]["encoding"]["x"]["axis"]["values"]
    assert len(written) <= 16
    assert len(spec["data"]["values"]) == 40


def test_bins_below_zero_are_named_as_losses() -> None:
    """A bin counts as a loss only when it lies below zero altogether."""
    spec = histogram_chart([-2.0, -1.0, 0.0, 1.0], [0.2, 0.3, 0.5], [], "million RUB", "en")
    assert [row["sign"] for row in spec["layer"][0]["data"]["values"]] == [
        "NPV below zero",
        "NPV below zero",
        "NPV of zero or more",
    ]
