"""Charts of a budget."""

from __future__ import annotations

from appraisal.charts.budget import chosen_intervals_chart, frontier_chart, yearly_spend_chart


def test_the_last_step_runs_to_the_end_of_the_axis() -> None:
    """The frontier goes on beyond its last breakpoint: what the money buys stays bought."""
    spec = frontier_chart([0.0, 10.0], [0.0, 1.0], None, "million RUB", "closeness", "en", until=25.0)
    assert spec["layer"][0]["data"]["values"][-1] == {"budget": 25.0, "worth": 1.0}
    assert len(spec["layer"]) == 2


def test_a_frontier_without_breakpoints_is_an_empty_chart() -> None:
    """Where no portfolio keeps to the rules there is nothing to draw, and nothing breaks."""
    assert frontier_chart([], [], None, "million RUB", "closeness", "en")["layer"][0]["data"]["values"] == []


def test_no_line_joins_what_holds_at_single_budgets() -> None:
    """Where nothing is known between two budgets only dots are drawn."""
    spec = frontier_chart([1.0, 10.0], [0.0, 1.0], None, "million RUB", "balanced", "en", apart=True)
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["point"]


def test_spans_end_where_the_axis_ends() -> None:
    """A span without end is cut at the edge, and one that begins beyond it is left out."""
    spec = chosen_intervals_chart(["A"], [[(1.0, 99.0), (50.0, 60.0)]], None, "million RUB", "en", until=10.0)
    assert spec["layer"][1]["data"]["values"] == [{"row": "0", "from": 1.0, "to": 10.0}]


def test_without_caps_the_legend_does_not_speak_of_them() -> None:
    """A year without a cap has no line, and a case without caps no legend entry."""
    spec = yearly_spend_chart([2013], [5.0], [None], "million RUB", "en")
    assert spec["layer"][0]["encoding"]["color"]["scale"]["domain"] == ["spent by the portfolio"]
