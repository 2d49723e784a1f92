"""The found case `totals_synergy`: totals with synergy."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, run

CASE = str(Path(__file__).parent / "found" / "totals_synergy")


def test_totals_hold_the_synergy_and_name_it() -> None:
    """60 jobs beside the rule of at least 60, 50 of them by the synergy, in text and in JSON."""
    result = answer("select", CASE)
    totals = result["totals"]
    assert isinstance(totals, dict)
    assert totals["jobs"] == 60
    assert result["bonuses"] == [{"rule": "synergy-1", "totals": {"jobs": 50}}]
    said = run("select", CASE)[1]
    assert "jobs: 60" in said
    assert "of which because “a” and “b” are chosen together: jobs: +50" in said
