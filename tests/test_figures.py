"""One number or its absence: what no figure can be."""

from __future__ import annotations

import math

import pytest

from appraisal.errors import DefectError
from appraisal.figures import Figure, Status


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"value": None, "status": Status.ASSUMED}, "with status"),
        ({"value": 1.0, "status": Status.MISSING}, "with status"),
        ({"value": 1.0, "status": Status.ASSUMED, "low": 0.5}, "both ends"),
        ({"value": 1.0, "status": Status.ASSUMED, "high": 2.0}, "both ends"),
        ({"value": math.inf, "status": Status.ASSUMED}, "finite or missing"),
        ({"value": 1.0, "status": Status.ASSUMED, "low": -math.inf, "high": 2.0}, "finite or missing"),
        ({"value": 1.0, "status": Status.ASSUMED, "low": 0.0, "high": math.nan}, "finite or missing"),
    ],
)
def test_what_is_no_figure_is_a_defect(given: dict[str, object], why: str) -> None:
    """A value and its status agree, a range has two ends, and every number is finite."""
    with pytest.raises(DefectError, match=why):
        Figure(**{"unit": "jobs", **given})  # type: ignore[arg-type]


def test_a_missing_figure_is_never_read_as_a_number() -> None:
    """It may have a range; its value is asked for in vain, and zero is a value like any other."""
    ranged = Figure(value=None, unit="jobs", status=Status.MISSING, low=1.0, high=2.0)
    assert ranged.missing
    with pytest.raises(DefectError, match="missing figure"):
        ranged.known()
    nothing = Figure(value=0.0, unit="jobs", status=Status.ASSUMED)
    assert not nothing.missing
    assert nothing.known() == 0.0
