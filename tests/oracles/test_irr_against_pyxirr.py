"""Internal rates beside pyxirr, which solves them by another method."""

from __future__ import annotations

import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from appraisal.finance.indicators import mirr
from appraisal.finance.irr import internal_rates


@given(
    outlays=st.lists(st.integers(-10_000, -1), min_size=1, max_size=4),
    returns=st.lists(st.integers(0, 5_000), min_size=1, max_size=30),
)
@settings(max_examples=150)
def test_one_change_of_sign_has_the_rate_that_pyxirr_finds(outlays: list[int], returns: list[int]) -> None:
    """Outlays first, returns after them: exactly one rate, and it is pyxirr's."""
    assume(any(returns))
    flows = [*outlays, *returns]
    result = internal_rates(flows)
    assert result.outcome == "one"
    theirs = pyxirr.irr(flows)
    if theirs is not None:
        assert pyxirr.npv(result.rates[0], flows) == pytest.approx(0.0, abs=1e-6 * sum(map(abs, flows)))
        assert result.rates[0] == pytest.approx(theirs, rel=1e-6, abs=1e-7)


def test_mirr_is_pyxirrs() -> None:
    """Microsoft's example of MIRR: 12.61 %."""
    import numpy as np

    flows = [-120_000.0, 39_000.0, 30_000.0, 21_000.0, 37_000.0, 46_000.0]
    ours = mirr(np.array(flows), finance_rate=0.10, reinvest_rate=0.12)
    assert ours == pytest.approx(pyxirr.mirr(flows, 0.10, 0.12))
    assert ours == pytest.approx(0.126094, abs=5e-7)
