"""Payback for good."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.finance.payback import payback, peak_funding


def test_a_cost_of_closure_can_undo_a_payback() -> None:
    """Back after a year, out again in the third, and back for good only in the fourth."""
    assert payback(np.array([-100.0, 100.0, 50.0, -80.0, 60.0])) == pytest.approx(3.5)
    assert payback(np.array([-100.0, 150.0, -80.0])) is None


def test_an_exact_return_in_the_last_year_pays_back() -> None:
    """A rounding remainder at the end is no debt."""
    assert payback(np.array([-0.3, 0.1, 0.1, 0.1])) == pytest.approx(3.0)


def test_no_flows_have_nothing_to_pay_back_and_no_peak() -> None:
    """Zero years, zero funding."""
    assert payback(np.zeros(4)) == 0.0
    assert peak_funding(np.zeros(4)).amount == 0.0
    assert peak_funding(np.array([5.0, 5.0])).amount == 0.0
