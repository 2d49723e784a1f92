"""Enumeration against PuLP with HiGHS against PuLP with CBC: a short run of `python -m benchmarks.three_engines`."""

from __future__ import annotations

import pytest

from benchmarks.three_engines import compare


@pytest.mark.parametrize("seed", range(50_000, 50_150))
def test_enumeration_and_highs_agree(seed: int) -> None:
    """On random councils with every kind of rule both reach the same value, or both find none."""
    assert compare(seed, cbc=False) in {"optimal", "infeasible"}


@pytest.mark.parametrize("seed", range(60_000, 60_025))
def test_all_three_agree(seed: int) -> None:
    """CBC as well."""
    assert compare(seed, cbc=True) in {"optimal", "infeasible"}
