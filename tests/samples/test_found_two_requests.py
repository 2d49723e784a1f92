"""The found case `two_requests`: a request in two places."""

from __future__ import annotations

from pathlib import Path

from tests.samples.asked import run

CASE = str(Path(__file__).parent / "found" / "two_requests")


def test_both_places_are_told() -> None:
    """Neither silently replaces the other."""
    code, said = run("check", CASE)
    assert code == 2
    assert "row 3, request" in said
    assert "row 8, requests.council" in said
