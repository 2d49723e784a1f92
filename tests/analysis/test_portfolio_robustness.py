"""Portfolios under other weights: the synergies count, and the weights in force give the portfolio by value."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.robustness.weight_space import Known
from appraisal.rules.file import Rules
from tests.analysis.small import small
from tests.documents.small_tree import GONE


def test_known_weights_always_choose_the_portfolio_by_value(filled: Appraisal) -> None:
    """With the weights in force drawn every time, that portfolio has all the draws."""
    drawn = filled.portfolio_robustness.acceptability(Known(filled.weights.values), draws=20, seed=1)
    [(chosen, share)] = drawn.portfolios
    assert share == pytest.approx(1)
    assert chosen == filled.readings["value"].chosen


def test_synergies_count(kuzbass: Case) -> None:
    """A synergy on jobs adds, under the weights in force, what the problem by value says that it adds."""
    rules = kuzbass.rules.model_dump()
    rules["rules"] = [
        *rules["rules"],
        {"kind": "synergy", "key": "both", "projects": ["karakan", "sorbents"], "bonus": {"jobs": 900}},
    ]
    appraisal = appraise(replace(kuzbass, rules=Rules.model_validate(rules)), scenario="filled")
    gains = appraisal.weights.values @ appraisal.portfolio_robustness._gains
    [bonus] = appraisal.selection.problem("value").bonuses
    assert bonus.value > 0
    np.testing.assert_allclose(gains, [bonus.value])


def test_each_experts_own_is_the_portfolio_by_that_experts_weights(filled: Appraisal) -> None:
    """What is called an expert's own portfolio is the best by value under the expert's weights alone."""
    experts = filled.portfolio_robustness.experts
    assert experts is not None
    assert filled.ballots is not None
    for expert, own in zip(filled.portfolio_robustness.expert_keys, experts.own, strict=True):
        weights = filled.ballots.weights[filled.ballots.experts.index(expert)]
        drawn = filled.portfolio_robustness.acceptability(Known(weights), draws=1, seed=1)
        assert drawn.portfolios[0][0] == own.chosen


def test_the_space_is_between_the_experts_if_at_least_two_gave_weights() -> None:
    """With one voice, or none, weights within a fifth of the current ones are looked at, and no expert has an own."""
    between = small().portfolio_robustness
    assert (between.space, between.expert_keys) == ("experts", ("anna", "boris", "vera"))
    assert between.experts is not None
    silent = [(("council", "experts", number, "weights"), GONE) for number in (1, 2)]
    alone = small(*silent).portfolio_robustness
    assert (alone.space, alone.expert_keys, alone.experts) == ("within", ("anna",), None)
    assert between.core.core == alone.core.core == ("mill", "farm")
    assert between.core.core_index["mine"] == 0
