"""The found case `infeasible`: a frontier without a portfolio."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, run

CASE = str(Path(__file__).parent / "found" / "infeasible")


def test_a_frontier_without_a_portfolio_says_why() -> None:
    """Exit 3 with what clashes and a way out, as text and as JSON, also for a range that is too poor."""
    for more in ((), ("--from", "0", "--to", "1")):
        code, said = run("frontier", CASE, *more)
        assert code == 3
        assert "cannot be kept together" in said
        assert "A way out" in said
        result = answer("frontier", CASE, *more)
        assert result["status"] == "infeasible"
        assert result["breakpoints"] == []
        assert result["clashes"]
        assert result["relaxations"]
