"""Totals are counted finely enough for what a rule says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.portfolio.check import broken_rows
from appraisal.portfolio.grain import in_steps, steps_of
from appraisal.rules.check import broken_rules
from appraisal.rules.rows import problem_of
from tests.rules.council import CANDIDATES, rules


@pytest.mark.parametrize(
    ("numbers", "steps"), [([], 1000), ([4500.0, 0.5], 1000), ([0.00045], 10**5), ([12_010.123456789], 10**4)]
)
def test_a_unit_has_steps_for_every_decimal_that_is_counted(numbers: list[float], steps: int) -> None:
    """Decimals of a file are whole steps; of computed numbers the largest has a hundred million."""
    assert steps_of(numbers) == steps
    assert in_steps(0.0005, steps) == steps // 2000


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ({"at_most": 0.0001}, [[2]]),
        ({"at_most": 0.0005}, [[1], [2], [1, 2]]),
        ({"at_least": 0.00041}, [[1, 2]]),
    ],
)
def test_a_cap_below_a_thousandth_holds(rule: dict[str, float], kept: list[list[int]]) -> None:
    """0.0004 and 0.00005 are no nothing: rows and rules as written agree on who keeps to a cap of 0.0001."""
    given = rules({"kind": "total", "of": "jobs", **rule})
    numbers = np.array([1.0, 0.0004, 0.00005, 1.0])
    candidates = replace(CANDIDATES, totals={"jobs": numbers, "npv": CANDIDATES.totals["npv"]})
    problem = problem_of(given, candidates, objective="npv", values=candidates.totals["npv"])
    for chosen in ([1], [2], [1, 2]):
        assert (not broken_rows(problem, chosen)) == (chosen in kept)
        assert (not broken_rules(given, candidates, chosen)) == (chosen in kept)
