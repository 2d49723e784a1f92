"""The found case `carry_gap`: a year between two that are given money."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import answer, projects, run

CASE = str(Path(__file__).parent / "found" / "carry_gap")


def test_a_year_between_two_has_what_was_left() -> None:
    """In 2025 there are the 3 of 2024; who asks for 4 cannot be had, and the rule of that year says so."""
    assert projects(answer("select", CASE)) == []
    assert "By the end of 2025" in run("select", CASE)[1]
