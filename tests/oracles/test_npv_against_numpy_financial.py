"""Net present value and MIRR beside numpy-financial, the named library, and beside exact fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import numpy_financial
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.finance.discounting import factors, npv
from appraisal.finance.indicators import mirr
from appraisal.finance.irr import internal_rates

FLOWS = st.lists(st.floats(-1e5, 1e5).map(lambda value: round(value, 3)), min_size=1, max_size=40)
RATES = st.floats(-0.5, 1.0)


@given(flows=FLOWS, rate=RATES)
@settings(max_examples=100)
def test_npv_is_numpy_financials(flows: list[float], rate: float) -> None:
    """The first flow is not discounted, and every figure is the library's own."""
    assert npv(rate, flows) == float(numpy_financial.npv(rate, flows))


@given(flows=FLOWS, rate=st.sampled_from([-0.25, 0.0, 0.1, 0.125, 0.5]))
@settings(max_examples=60)
def test_npv_is_exact_to_the_last_bits(flows: list[float], rate: float) -> None:
    """Against exact fractions the error is a few units in the last place of the largest discounted flow."""
    terms = [Fraction(flow) / (1 + Fraction(rate)) ** year for year, flow in enumerate(flows)]
    bound = 1e-13 * float(max(abs(term) for term in terms)) * len(flows)
    assert abs(npv(rate, flows) - float(sum(terms))) <= bound


def test_mid_year_flows_against_exact_fractions() -> None:
    """At 21 % half a year is exactly 1.1: flows of years 1 and 2 fall at 0.5 and 1.5 years."""
    assert npv(0.21, [100.0, 110.0, 133.1], mid_year=True) == pytest.approx(100 + 100 + 100)
    assert factors(0.21, 3, mid_year=True).tolist() == pytest.approx([1.0, 1 / 1.1, 1 / 1.331])


@given(flows=FLOWS, finance=st.floats(0.0, 0.5), reinvest=st.floats(0.0, 0.5))
@settings(max_examples=100)
def test_mirr_is_numpy_financials_on_the_projects_own_years(
    flows: list[float], finance: float, reinvest: float
) -> None:
    """Zero flows before the first and after the last flow do not count; without both signs there is none."""
    array = np.array(flows)
    ours = mirr(array, finance_rate=finance, reinvest_rate=reinvest)
    own = np.trim_zeros(array)
    if not ((own > 0).any() and (own < 0).any()):
        assert ours is None
    else:
        assert ours == pytest.approx(numpy_financial.mirr(own, finance, reinvest), rel=1e-9, abs=1e-12)


@given(flows=st.lists(st.integers(-1000, 1000), min_size=2, max_size=25))
@settings(max_examples=100)
def test_the_one_rate_that_numpy_financial_picks_is_among_ours(flows: list[int]) -> None:
    """The library returns one root in silence; ours hold that one and say how many there are."""
    theirs = numpy_financial.irr(flows)
    result = internal_rates(flows)
    if np.isnan(theirs):
        assert result.rates == ()
    elif len(result.rates) == 1:
        assert result.rates[0] == pytest.approx(theirs, rel=1e-6, abs=1e-8)
