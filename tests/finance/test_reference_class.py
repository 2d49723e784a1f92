"""Claims held against the record."""

from __future__ import annotations

import pytest

from appraisal.errors import InputError
from appraisal.finance.reference_class import UPLIFTS, comparison, peers

# The Kuzbass register: investment in bn RUB and jobs, table 1 of Shavina and Fisunov (2019).
CLAIMS = {
    "karakan": (7.5, 4500), "serafimovskiy": (70, 3139), "mencherep": (70, 8230), "itatskoye": (5, 1000),
    "sorbents": (2, 150), "carbon_fiber": (4, 300), "dalnie_gory": (1, 120),
}  # fmt: skip
# Achieved by the cluster in 2007-2014; the second Karakan pit; a methanol plant.
RECORD = [1447 / 7.2, 600 / 8, 150 / 41.5]


def test_the_outlying_claim_of_the_real_register_is_found() -> None:
    """Against the other claims and the record together, 600 jobs per billion of Karakan is the one that lies above."""
    per_billion = {name: jobs / cost for name, (cost, jobs) in CLAIMS.items()}
    verdicts = {}
    for name, claim in per_billion.items():
        others = peers(list(per_billion), list(per_billion.values()), name).tolist()
        verdicts[name] = comparison("jobs per billion", claim, [*others, *RECORD])
    assert [name for name, each in verdicts.items() if each.verdict == "above"] == ["karakan"]
    assert verdicts["karakan"].times_median > 5
    assert verdicts["karakan"].rule == "fences"


def test_with_few_comparators_the_rule_is_their_extremes() -> None:
    """Against the record alone 600 is beyond one and a half times its highest, 1,447 jobs for 7.2 bn."""
    result = comparison("jobs per billion", 600.0, RECORD)
    assert (result.rule, result.verdict) == ("extremes", "above")
    assert result.high == pytest.approx(1.5 * 1447 / 7.2)
    assert result.share_below == 1.0


def test_the_fences_are_tukeys_on_logarithms() -> None:
    """Comparators 1, 2, 4, 8, 16: quartiles 2 and 8, so 0.25 and 64 are the fences."""
    comparators = [1.0, 2.0, 4.0, 8.0, 16.0]
    assert comparison("x", 64.0, comparators).verdict == "within"
    assert comparison("x", 65.0, comparators).verdict == "above"
    assert comparison("x", 0.25, comparators).verdict == "within"
    assert comparison("x", 0.24, comparators).verdict == "below"
    assert comparison("x", 4.0, comparators).share_below == 0.5
    assert (comparison("x", 8.0, comparators).low, comparison("x", 8.0, comparators).high) == pytest.approx(
        (0.25, 64.0)
    )


def test_the_verdict_does_not_depend_on_the_unit() -> None:
    """Jobs per billion or per million: ratios of ratios stay."""
    for factor in (1e-6, 1.0, 1e6):
        result = comparison("x", 65.0 * factor, [each * factor for each in (1.0, 2.0, 4.0, 8.0, 16.0)])
        assert result.verdict == "above"
        assert result.times_median == pytest.approx(65 / 4)


def test_what_is_not_above_zero_or_has_no_company_is_refused() -> None:
    """Ratios of nothing cannot be compared."""
    with pytest.raises(InputError, match="not_positive"):
        comparison("x", 0.0, [1.0])
    with pytest.raises(InputError, match="not_positive"):
        comparison("x", 1.0, [1.0, -1.0])
    with pytest.raises(InputError, match="no_comparators"):
        comparison("x", 1.0, [])


def test_uplifts_are_mott_macdonalds() -> None:
    """Upper bounds of the 2002 review, table 1: equipment costs three times the money and takes 54 % longer."""
    bounds = {each.kind: (each.capital, each.time) for each in UPLIFTS}
    assert bounds["equipment_and_development"] == (2.00, 0.54)
    assert bounds["standard_civil"] == (0.44, 0.20)
    assert bounds["non_standard_civil"] == (0.66, 0.25)
