"""How much of one criterion weighs as much as so much of another."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from appraisal.council.exchange_rates import exchange_rates
from appraisal.errors import InputError


def rates(**changes: Any) -> dict[str, tuple[float, float]]:
    """Price jobs and waste in NPV, with changes; answer amount and worth by criterion."""
    arguments: dict[str, Any] = {
        "criteria": ("npv", "jobs", "waste"),
        "weights": np.array([0.5, 0.3, 0.2]),
        "worst": np.array([-1000.0, 0.0, 300.0]),
        "best": np.array([3000.0, 8000.0, 0.0]),
        "reference": "npv",
        "amounts": np.array([1.0, 100.0, 10.0]),
    }
    return {each.criterion: (each.amount, each.worth) for each in exchange_rates(**(arguments | changes))}


def test_worth_moves_additive_value_as_much_as_the_amount() -> None:
    """100 jobs: 0.3 * 100/8000 of value, which takes 30 of NPV at 0.5 / 4000; a cost is priced by its reduction."""
    result = rates()
    assert result["jobs"][0] == 100
    assert result["jobs"][1] == pytest.approx(30.0)
    assert result["waste"][1] == pytest.approx(0.2 * 10 / 300 * 4000 / 0.5)
    assert "npv" not in result


def test_amounts_left_out_are_a_tenth_of_the_bounds() -> None:
    """So that something of a readable size is priced."""
    assert rates(amounts=None)["jobs"][0] == 800


def test_a_criterion_without_weight_is_worth_nothing() -> None:
    """Zero, as the council said."""
    assert rates(weights=np.array([0.5, 0.0, 0.5]))["jobs"][1] == 0


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"reference": "fame"}, "exchange_reference_unknown"),
        ({"weights": np.array([0.0, 0.5, 0.5])}, "exchange_reference_weightless"),
        ({"amounts": np.array([1.0, 0.0, 1.0])}, "exchange_amount_unusable"),
        ({"best": np.array([-1000.0, 1.0, 1.0])}, "bounds_equal"),
        ({"weights": np.ones(2)}, "wrong_shape"),
    ],
)
def test_what_has_no_price_is_refused(changes: dict[str, Any], key: str) -> None:
    """Unknown or weightless reference, no amount, no bounds."""
    with pytest.raises(InputError, match=key):
        rates(**changes)
