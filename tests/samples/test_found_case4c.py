"""The found case `case4c.xlsx`: a criterion of months, of which fewer are better."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer

CASE = str(Path(__file__).parent / "found" / "case4c.xlsx")


def test_fewer_months_are_better() -> None:
    """The shortest is taken, not the longest; the objective can be turned."""
    assert answer("select", CASE, "--objective", "months")["objective_value"] == 8
    assert answer("select", CASE, "--objective", "max:months")["objective_value"] == 59
