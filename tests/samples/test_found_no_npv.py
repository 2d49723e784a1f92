"""The found case `no_npv`: NPV without a criterion of it."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, projects

CASE = str(Path(__file__).parent / "found" / "no_npv")


def test_npv_is_there_whenever_cash_flows_are() -> None:
    """Each objective answers, whatever the criteria are called."""
    for objective, chosen in (("closeness-raw", "a"), ("npv", "b"), ("npv-first", "b"), ("balanced", "a")):
        result = answer("select", CASE, "--objective", objective)
        assert projects(result) == [chosen]
    assert answer("select", CASE, "--objective", "npv")["objective_value"] == 9
