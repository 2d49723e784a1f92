"""What the ballots say among themselves, and what weights mean in money."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.council import exchange_of
from tests.analysis.small import small


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


def _pairs(*times: float) -> dict[str, object]:
    pairs = (("npv", "jobs"), ("npv", "fit"), ("jobs", "fit"))
    judged = [{"more": a, "less": b, "times": each} for (a, b), each in zip(pairs, times, strict=True)]
    return {"method": "ahp", "judgements": judged}


def test_two_who_judge_in_pairs_are_a_group() -> None:
    """The weights of the group are those of the geometric mean of the judgements: 2, 4 and 2 give 4 : 2 : 1."""
    council = small(
        (("council", "experts", 0, "weights"), _pairs(2, 8, 4)), (("council", "experts", 1, "weights"), _pairs(2, 2, 1))
    ).sensitivity.council
    assert council is not None
    assert list(council.judged) == ["anna", "boris"]
    assert council.group is not None
    assert council.judged_weights is council.group.judgements.weights
    assert council.judged_weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert council.group.priorities.sum() == pytest.approx(1)


def test_nobody_judged_in_pairs() -> None:
    """Then there are no such weights; a case without a council has no statistics at all."""
    council = small().sensitivity.council
    assert council is not None
    assert (dict(council.judged), council.group, council.judged_weights) == ({}, None, None)
    assert [(each.project, each.spread) for each in council.agenda] == [("mine", 6.0), ("farm", 4.0)]


def test_exchange_rates_by_hand() -> None:
    """Equal weights: ten jobs, a tenth of the scale, are worth a tenth of that of NPV; a point of fit as much."""
    rates = small().sensitivity.exchange_rates
    assert [(each.criterion, each.amount) for each in rates] == [("jobs", 10.0), ("fit", 1.0)]
    assert [each.worth for each in rates] == pytest.approx([10.0, 10.0])
