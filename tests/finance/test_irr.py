"""Every internal rate, and none that is not."""

from __future__ import annotations

import pytest

from appraisal.errors import InputError
from appraisal.finance.discounting import npv
from appraisal.finance.irr import internal_rates, positive_roots


def test_two_rates_of_the_oil_pump() -> None:
    """Lorie and Savage (1955): −1,600, +10,000, −10,000 has 25 % and 400 %."""
    result = internal_rates([-1_600, 10_000, -10_000])
    assert result.outcome == "several"
    assert result.rates == pytest.approx((0.25, 4.0))
    assert result.only is None


def test_a_flow_without_any_rate() -> None:
    """Brealey and Myers, Principles of Corporate Finance, chapter 5: +1,000, −3,000, +2,500 has none, yet NPV 339."""
    flows = [1_000, -3_000, 2_500]
    assert internal_rates(flows).outcome == "none"
    assert npv(0.10, flows) == pytest.approx(339, abs=0.5)


def test_two_rates_with_a_negative_value_between_outlay_and_closure() -> None:
    """The same chapter: −4,000, +25,000, −25,000 has 25 % and 400 %, and NPV −1,934 at 10 %."""
    flows = [-4_000, 25_000, -25_000]
    assert internal_rates(flows).rates == pytest.approx((0.25, 4.0))
    assert npv(0.10, flows) == pytest.approx(-1_934, abs=0.5)


@pytest.mark.parametrize(
    ("flows", "outcome"),
    [([-1.0, -2.0], "no_return"), ([0.0, 3.0], "no_outlay"), ([0.0, 0.0], "no_flows"), ([-5.0], "no_return")],
)
def test_flows_of_one_sign_say_so(flows: list[float], outcome: str) -> None:
    """Without an outlay, without a return and without any flow there is no rate, each in its own words."""
    assert internal_rates(flows).outcome == outcome
    assert internal_rates(flows).rates == ()


def test_a_rate_that_only_touches_zero_counts_once() -> None:
    """100, −220, 121 is a square: 10 % twice over."""
    assert internal_rates([100, -220, 121]).rates == pytest.approx((0.1,), abs=1e-15)


def test_a_rate_three_times_over_counts_once() -> None:
    """−1000, 3300, −3630, 1331 is a cube: 10 % three times over, which rounding scatters about the axis."""
    assert internal_rates([-1000, 3300, -3630, 1331]).rates == pytest.approx((0.1,), abs=1e-9)


def test_rates_a_ten_thousandth_of_a_percent_apart_are_two() -> None:
    """(y − 1)(y − 1.000001) in whole numbers has two rates; between them the value is below zero by 6e-14 of itself."""
    flows = [1_000_001, -2_000_001, 1_000_000]
    assert internal_rates(flows).rates == pytest.approx((1 / 1.000001 - 1, 0.0), abs=1e-9)


def test_many_close_roots_are_told_apart() -> None:
    """Wilkinson's polynomial of degree 15 (1963): 1 … 15, though its coefficients span 13 orders of magnitude."""
    coefficients = [1.0]
    for root in range(1, 16):
        shifted = [0.0, *coefficients]
        coefficients = [high - root * low for high, low in zip(shifted, [*coefficients, 0.0], strict=True)]
    assert positive_roots(coefficients) == pytest.approx(range(1, 16), rel=1e-5)


def test_years_without_money_at_either_end_add_no_rate() -> None:
    """Flows that begin late and end early have the rates of what lies between."""
    assert internal_rates([0, 0, -100, 110, 0]).rates == pytest.approx((0.1,), rel=1e-12)


def test_a_rate_near_minus_100_percent() -> None:
    """A millionth of the money comes back: the rate is −99.9999 %, in mid-year below it."""
    assert internal_rates([-1e6, 1.0]).rates == pytest.approx((-0.999999,), rel=1e-12)
    assert internal_rates([-1e6, 1.0], mid_year=True).rates == pytest.approx((1e-12 - 1,), rel=1e-15)
    assert internal_rates([-1e6, *[0.0] * 29, 1.0, 1.0]).outcome == "one"


def test_a_project_that_loses_money_has_a_negative_rate() -> None:
    """Half of the money back after a year: −50 %."""
    assert internal_rates([-100, 50]).rates == (-0.5,)


def test_rounding_remainders_are_no_money() -> None:
    """A remainder of 1e-14 beside flows of 100 does not add a rate at −100 %."""
    assert internal_rates([-100, 60, 60, -1e-14]).outcome == "one"


def test_rates_near_and_far() -> None:
    """Rates of a hundredth of a per cent and of a million per cent are found alike."""
    assert internal_rates([-10_000, 10_001]).rates == pytest.approx((0.0001,), rel=1e-9)
    assert internal_rates([-1, 10_001]).rates == pytest.approx((10_000.0,))


def test_mid_year_rates_bring_the_mid_year_value_to_zero() -> None:
    """At 21 % half a year is 1.1: −100, +110 in mid-year pays 21 %."""
    result = internal_rates([-100.0, 110.0], mid_year=True)
    assert result.rates == pytest.approx((0.21,))
    several = internal_rates([-1_600, 10_000, -10_000], mid_year=True)
    assert len(several.rates) == 2
    for rate in several.rates:
        assert npv(rate, [-1_600, 10_000, -10_000], mid_year=True) == pytest.approx(0.0, abs=1e-8)


def test_a_flow_that_is_not_finite_is_refused() -> None:
    """NaN enters no engine (rule 1)."""
    with pytest.raises(InputError, match="not_finite"):
        internal_rates([-1.0, float("nan")])
