"""The found case `option_drops_fund`: an option that states a request of its own."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, projects

CASE = str(Path(__file__).parent / "found" / "option_drops_fund")


def test_the_option_still_asks_the_other_fund() -> None:
    """The region has nothing to give, so neither way of doing project a can be had."""
    assert projects(answer("select", CASE)) == ["b"]
