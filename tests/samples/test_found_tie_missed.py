"""The found case `tie_missed`: a tie that rounding hid."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, projects, run

CASE = str(Path(__file__).parent / "found" / "tie_missed")


def test_the_tie_is_seen_and_settled() -> None:
    """Two thirds both ways: the cheaper pair stands, and the frontier gains nothing at 10."""
    result = answer("select", CASE)
    assert (projects(result), result["spent"], result["equal_best"]) == (["p1", "p2"], 2, 2)
    points = answer("frontier", CASE)["breakpoints"]
    assert [each["budget"] for each in points] == [0, 1, 2, 11, 12]
    assert "Of equally good portfolios the cheapest stands" in run("select", CASE)[1]
