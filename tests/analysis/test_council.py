"""What the ballots say among themselves, and what weights mean in money."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.council import exchange_of


def test_rates_say_what_the_additive_value_says(filled: Appraisal) -> None:
    """The amount of a criterion and its worth in NPV add the same weighted share of their scales."""
    decision, weights = filled.decision, filled.weights.values
    share = dict(zip(decision.criteria, (weights / abs(decision.scale.span)).tolist(), strict=True))
    rates = filled.sensitivity.exchange_rates
    assert {rate.criterion for rate in rates} == {"jobs", "waste_reduction", "sectoral_fit"}
    for rate in rates:
        assert rate.reference == "npv"
        assert rate.amount * share[rate.criterion] == pytest.approx(rate.worth * share["npv"])


def test_without_a_weight_on_money_there_are_no_rates(filled: Appraisal) -> None:
    """Nothing can be counted in a criterion that weighs nothing."""
    weights = filled.weights.values.copy()
    weights[filled.decision.criteria.index("npv")] = 0
    assert exchange_of(filled.effective, filled.decision, weights) == ()


def test_the_council_of_the_sample(base: Appraisal) -> None:
    """One expert judged in pairs, so there is no group; seven gave weights; the agenda exceeds the tolerance."""
    council = base.sensitivity.council
    assert council is not None
    assert list(council.judged) == ["power_engineer"]
    assert council.group is None
    assert council.judged_weights is council.judged["power_engineer"].weights
    assert len(council.own_weights) == 7
    assert council.agenda
    assert all(each.spread > council.tolerance for each in council.agenda)
