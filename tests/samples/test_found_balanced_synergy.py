"""The found case `balanced_synergy`: a synergy under the balanced objective."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, projects

CASE = str(Path(__file__).parent / "found" / "balanced_synergy")


def test_a_synergy_counts_for_the_balance() -> None:
    """With the synergy a and b reach 70 jobs and an NPV of 70."""
    result = answer("select", CASE, "--objective", "balanced")
    assert projects(result) == ["a", "b"]
    totals = result["totals"]
    assert isinstance(totals, dict)
    assert (totals["jobs"], totals["npv"]) == (70, 70)
