"""The discount rate and its parts."""

from __future__ import annotations

import pytest

from appraisal.errors import InputError
from appraisal.figures import Status
from appraisal.finance.rate import PREMIUMS, RatePart, build_rate, nominal_rate, rate_warnings, real_rate
from appraisal.text import say

SAFE = RatePart(kind="risk_free", value=0.08, status=Status.PUBLISHED, source="bank", date="2012-09-14")
RISE = RatePart(kind="inflation", value=0.05, status=Status.CLAIMED)
RISK = RatePart(kind="premium", value=0.09, status=Status.ASSUMED)


def test_a_built_rate_takes_inflation_out_before_the_premium_and_keeps_its_parts() -> None:
    """(1.08 / 1.05 − 1) + 9 %, real; with 5 % of inflation put back, nominal; as weak as its weakest part."""
    result = build_rate((SAFE, RISE, RISK))
    assert result.real == pytest.approx(1.08 / 1.05 - 1 + 0.09)
    assert result.of("nominal") == pytest.approx((1 + result.of("real")) * 1.05 - 1)
    assert result.status is Status.ASSUMED
    assert result.parts[0].date == "2012-09-14"


def test_without_inflation_both_readings_are_one() -> None:
    """A real risk-free rate is taken as it is."""
    result = build_rate((SAFE,))
    assert (result.real, result.nominal) == pytest.approx((0.08, 0.08))


def test_all_that_is_wrong_with_the_parts_is_told() -> None:
    """No risk-free part, inflation twice, and one of −100 %."""
    with pytest.raises(InputError) as caught:
        build_rate((RISE, RatePart(kind="inflation", value=-1.0, status=Status.CLAIMED)))
    assert [each.key for each in caught.value.problems] == ["rate_part_twice", "rate_part_missing", "rate_too_low"]


def test_fisher_there_and_back() -> None:
    """Taking inflation out and putting it in is the identity; −100 % is refused."""
    assert nominal_rate(real_rate(0.15, 0.07), 0.07) == pytest.approx(0.15)
    with pytest.raises(InputError, match="rate_too_low"):
        real_rate(0.1, -1.0)


def test_premium_classes_are_those_of_the_recommendations() -> None:
    """VK 477, table 11.1: 3–5, 8–10, 13–15, 18–20 points."""
    assert [round(100 * each) for bounds in PREMIUMS.values() for each in bounds] == [3, 5, 8, 10, 13, 15, 18, 20]


def test_a_premium_within_its_class_and_alone_warns_of_nothing() -> None:
    """The ends of the class are within it."""
    assert rate_warnings(0.05, risk_class="low") == ()
    assert rate_warnings(0.0, covers_risk=("optimism",)) == ()
    assert rate_warnings(0.08, stated=0.1002, built=0.1) == ()


def test_each_warning_has_its_facts_and_its_words() -> None:
    """Outside the class, the same risk in a scenario, and a stated rate that is not the sum of its parts."""
    result = rate_warnings(0.09, risk_class="high", covers_risk=("optimism", "low-prices"), stated=0.1, built=0.12)
    assert [each.key for each in result] == [
        "premium_outside_class",
        "risk_counted_twice",
        "risk_counted_twice",
        "rate_not_its_parts",
    ]
    assert "low-prices" in say(f"finance.warning.{result[2].key}", "en", **result[2].facts)
    assert all(say(f"finance.warning.{each.key}", "ru", **each.facts) for each in result)
