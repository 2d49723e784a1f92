"""Net present value over two drivers as a heat map."""

from __future__ import annotations

from appraisal.charts.surface import surface_chart
from tests.charts.conftest import HOSTILE


def test_every_cell_says_its_number() -> None:
    """A cell has its number in the reader's language, and the colours are even about zero."""
    spec = surface_chart(["1", "2"], ["8 %"], [[-1500.0], [20.0]], ("price", "rate"), "млн руб.", "ru")
    assert [cell["said"] for cell in spec["data"]["values"]] == ["\u22121\xa0500", "20"]
    assert spec["layer"][0]["encoding"]["color"]["scale"]["domain"] == [-1500.0, 0, 1500.0]


def test_equal_values_stay_two_rows() -> None:
    """Two values that read alike are two rows, in the order given."""
    spec = surface_chart(["1.0", "1.0"], ["a"], [[1.0], [2.0]], ("x", "y"), "RUB", "en")
    assert spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == ["0", "1"]


def test_a_hostile_title_ends_no_expression() -> None:
    """What stands on an axis cannot leave the quotes of its expression."""
    spec = surface_chart([HOSTILE], ["a'b\\"], [[0.0]], (HOSTILE, "y"), "RUB", "en")
    for axis in ("x", "y"):
        said = spec["layer"][0]["encoding"][axis]["axis"]["labelExpr"]
        assert said.count("'") == 2
        assert "\\" not in said
