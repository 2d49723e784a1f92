"""Every problem of drivers and terms at once, each with words in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from appraisal.errors import InputError
from appraisal.finance.cash_flow import statement
from appraisal.finance.checks import problems
from appraisal.finance.drivers import AssetClass, Drivers, Product, Support
from appraisal.finance.terms import Terms, YearTable
from appraisal.text import problem_text

PLAN = Drivers(investment=10.0, life=5, revenue=4.0)
TERMS = Terms(base_year=2012, rate=0.1)
COKE = Product(name="coke", volume=1.0, price=1.0)


@pytest.mark.parametrize(
    ("plan", "terms", "key"),
    [
        (replace(PLAN, phasing={2012: 0.5, 2013: 0.4}), TERMS, "shares_not_one"),
        (replace(PLAN, phasing={2012: 1.5, 2013: -0.5}), TERMS, "negative_share"),
        (replace(PLAN, ramp_up=(0.5, -1.0)), TERMS, "negative_share"),
        (replace(PLAN, life=0), TERMS, "life_below_one"),
        (replace(PLAN, life=201), TERMS, "whole_years"),
        (replace(PLAN, delay=-1), TERMS, "whole_years"),
        (replace(PLAN, phasing={2011: 1.0}), TERMS, "flow_before_base_year"),
        (replace(PLAN, operation_start=2010), TERMS, "flow_before_base_year"),
        (replace(PLAN, support=(Support(name="grant", received={2009: 1.0}),)), TERMS, "flow_before_base_year"),
        (replace(PLAN, phasing={2020: 1.0}), replace(TERMS, horizon=5), "flow_after_horizon"),
        (PLAN, replace(TERMS, rate=-1.0), "rate_too_low"),
        (PLAN, replace(TERMS, finance_rate=-1.5), "rate_too_low"),
        (PLAN, replace(TERMS, rate=float("nan")), "not_finite"),
        (PLAN, replace(TERMS, horizon=0), "whole_years"),
        (PLAN, replace(TERMS, profit_tax=YearTable.from_spans({"2012-2013": 0.2}, name="t")), "year_table_hole"),
        (PLAN, replace(TERMS, profit_tax=YearTable.constant(20.0)), "share_out_of_range"),
        (PLAN, replace(TERMS, inflation=YearTable.constant(-1.0)), "share_out_of_range"),
        (replace(PLAN, products=(COKE, COKE)), TERMS, "product_twice"),
        (replace(PLAN, asset_classes=(AssetClass(name="a", share=0.5, life=3),) * 2), TERMS, "asset_class_twice"),
        (replace(PLAN, asset_classes=(AssetClass(name="a", share=1.0, life=0),)), TERMS, "life_below_one"),
        (replace(PLAN, support=(Support(name="s", received={2012: 1.0}),) * 2), TERMS, "support_twice"),
        (replace(PLAN, operating_cost=-1.0), TERMS, "negative_amount"),
        (replace(PLAN, products=(replace(COKE, volume=-1.0),)), TERMS, "negative_amount"),
        (replace(PLAN, revenue=float("inf")), TERMS, "not_finite"),
        (replace(PLAN, cost_growth=-1.0), TERMS, "rate_too_low"),
    ],
)
def test_each_nonsense_is_refused_by_its_key_in_both_languages(plan: Drivers, terms: Terms, key: str) -> None:
    """One problem, the right one, and a sentence for it in English and in Russian."""
    with pytest.raises(InputError) as caught:
        statement(plan, terms)
    assert [problem.key for problem in caught.value.problems] == [key]
    for language in ("en", "ru"):
        assert problem_text(caught.value.problems[0], language)


def test_all_problems_are_told_at_once() -> None:
    """Shares, a life of zero, a product twice and an impossible rate in one refusal."""
    plan = Drivers(investment=-1.0, life=0, phasing={2011: 0.5}, products=(COKE, COKE))
    result = problems(plan, replace(TERMS, rate=-1.0))
    assert [problem.key for problem in result] == [
        "rate_too_low",
        "negative_amount",
        "life_below_one",
        "shares_not_one",
        "product_twice",
        "flow_before_base_year",
    ]


def test_shares_may_miss_one_by_rounding() -> None:
    """Three thirds are one."""
    assert not problems(replace(PLAN, phasing={2012: 1 / 3, 2013: 1 / 3, 2014: 1 / 3}), TERMS)


def test_a_residual_value_and_a_price_may_be_negative() -> None:
    """Closing a mine costs money, and waste is sold at a negative price."""
    assert not problems(replace(PLAN, residual_value=-5.0, products=(replace(COKE, price=-1.0),)), TERMS)


def test_prices_rise_after_their_year_and_taxes_are_taken_from_the_first() -> None:
    """Inflation of the year in which prices are given is of no use; a tax is needed in every year of the flows."""
    table = YearTable.from_spans({"2013-": 0.05}, name="table")
    assert list(problems(PLAN, replace(TERMS, inflation=table))) == []
    [hole] = problems(PLAN, replace(TERMS, profit_tax=table))
    assert (hole.key, hole.facts["table"], hole.facts["years"]) == ("year_table_hole", "profit_tax", ["2012"])
    [early] = problems(replace(PLAN, price_year=2011), replace(TERMS, inflation=table))
    assert (early.key, early.facts["table"], early.facts["years"]) == ("year_table_hole", "inflation", ["2012"])
