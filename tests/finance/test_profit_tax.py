"""Losses carried forward."""

from __future__ import annotations

import numpy as np

from appraisal.finance.profit_tax import carried_losses, taxed_profit


def test_each_column_carries_its_own_losses() -> None:
    """A loss of one draw lowers no tax of another."""
    profit = np.array([[-10.0, 10.0], [10.0, 10.0]])
    assert taxed_profit(profit, [1.0, 1.0]).tolist() == [[0.0, 10.0], [0.0, 10.0]]


def test_without_a_cap_of_more_than_zero_nothing_is_carried() -> None:
    """Every profit is taxed whole."""
    assert taxed_profit(np.array([[-10.0], [4.0]]), [0.0, 0.0])[:, 0].tolist() == [0.0, 4.0]


def test_what_is_carried_falls_by_what_was_used() -> None:
    """100 lost; 30 and 40 are used under a cap of half."""
    profit = np.array([[-100.0], [60.0], [80.0]])
    base = taxed_profit(profit, [0.5, 0.5, 0.5])
    assert carried_losses(profit, base)[:, 0].tolist() == [100.0, 70.0, 30.0]


def test_the_base_may_be_written_in_place() -> None:
    """A caller's buffer is used and returned."""
    out = np.empty((2, 1))
    assert taxed_profit(np.array([[1.0], [2.0]]), [1.0, 1.0], out=out) is out
