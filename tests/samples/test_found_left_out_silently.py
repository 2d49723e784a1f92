"""The found case `left_out_silently`: projects that cannot be chosen."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, run

CASE = str(Path(__file__).parent / "found" / "left_out_silently")


def test_who_could_not_be_chosen_stands_first() -> None:
    """None of the six could be chosen; what is missing is told before any portfolio."""
    assert run("select", CASE, "--objective", "profit")[1].startswith("No project could be chosen")
    assert answer("select", CASE, "--objective", "profit")["left_out"] == [
        {"project": f"p{n}", "option": "full", "missing": ["request"]} for n in range(1, 7)
    ]
