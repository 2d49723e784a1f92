"""Present values of published examples."""

from __future__ import annotations

import pytest

from appraisal.errors import InputError
from appraisal.finance.discounting import factors, npv


def test_the_guano_project() -> None:
    """Brealey, Myers and Allen, Principles of Corporate Finance (10th ed., 2011), table 6.2: NPV 3,520 at 20 %."""
    flows = [-12_600, -1_630, 2_381, 6_205, 10_685, 10_136, 6_110, 3_444]
    assert npv(0.20, flows) == pytest.approx(3_520, abs=1)


def test_microsofts_example_with_its_first_flow_discounted() -> None:
    """Excel's NPV puts the first value a year out: 1,188.44; here a zero stands in the base year."""
    assert npv(0.10, [0.0, -10_000.0, 3_000.0, 4_200.0, 6_800.0]) == pytest.approx(1_188.44, abs=0.005)


def test_real_and_nominal_of_a_published_example() -> None:
    """The same book, section 6.1: at 15 % nominal and 10 % inflation both readings give 5.5."""
    real = [-100.0, 35.0, 50.0, 30.0]
    nominal = [flow * 1.1**year for year, flow in enumerate(real)]
    assert npv(0.15, nominal) == pytest.approx(5.5, abs=0.05)
    assert npv(1.15 / 1.10 - 1, real) == pytest.approx(npv(0.15, nominal))


@pytest.mark.parametrize("rate", [-1.0, -2.0])
def test_a_rate_of_minus_one_hundred_per_cent_is_refused(rate: float) -> None:
    """numpy-financial gives infinity there; nothing can be discounted at it."""
    with pytest.raises(InputError, match="rate_too_low"):
        npv(rate, [1.0, 2.0])
    with pytest.raises(InputError, match="rate_too_low"):
        factors(rate, 3)


def test_flows_that_are_no_row_of_numbers_are_refused() -> None:
    """A table of flows is silently wrong in numpy-financial; NaN passes it."""
    with pytest.raises(InputError, match="wrong_shape"):
        npv(0.1, [[1.0, 2.0], [3.0, 4.0]])
    with pytest.raises(InputError, match="not_finite"):
        npv(0.1, [1.0, float("nan")])


@pytest.mark.parametrize(
    ("rate", "flows", "key"),
    [
        ("a tenth", [-1, 2], "not_numbers"),
        ([-1, 2], 0.1, "wrong_shape"),
        (0.1, ["x"], "not_numbers"),
        (0.1, [[-1, 2]], "wrong_shape"),
        (float("nan"), [-1, 2], "not_finite"),
    ],
)
def test_what_is_no_rate_or_flow_is_said_in_words(rate: object, flows: object, key: str) -> None:
    """Arguments of another kind, or in the other order, end in a sentence."""
    with pytest.raises(InputError) as caught:
        npv(rate, flows)  # type: ignore[arg-type]
    assert caught.value.problems[0].key == key
    assert "{" not in str(caught.value)
