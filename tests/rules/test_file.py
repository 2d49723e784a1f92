"""rules.toml as a secretary writes it."""

import tomllib

import pytest
from pydantic import ValidationError

from appraisal.rules.budget import Budget
from appraisal.rules.exclusive import Exclusive
from appraisal.rules.file import Rules
from appraisal.rules.group_count import GroupCount

WRITTEN = """
reference_cost = 10000
[budget]
total = 80000
carry_over = true
[budget.years]
2013 = 9000
[funds.regional]
title = { en = "Regional fund", ru = "Региональный фонд" }
total = 500
[[rules]]
kind = "group_count"
group = "carbon_materials"
at_least = 1
at_most = 2
reason = { en = "The cluster lives by its materials.", ru = "Материалы — основа кластера." }
[[rules]]
kind = "exclusive"
key = "one-of-two"
projects = ["karakan", "serafimovsky"]
"""


def read(**rule: object) -> Rules:
    """Read a document of one rule."""
    return Rules.model_validate({"rules": [rule]})


def test_a_written_file_is_read_as_it_stands() -> None:
    """Budgets, funds and rules arrive with their numbers, texts and keys."""
    rules = Rules.model_validate(tomllib.loads(WRITTEN))
    assert rules.budget == Budget(total=80000, carry_over=True, years={2013: 9000})
    assert list(rules.by_fund()) == ["council", "regional"]
    (first, count), (second, exclusive) = rules.keyed()
    assert (first, second) == ("group_count-1", "one-of-two")
    assert isinstance(count, GroupCount)
    assert isinstance(exclusive, Exclusive)
    assert count.reason is not None
    assert count.reason.to("ru") == "Материалы — основа кластера."


def test_writing_and_reading_again_changes_nothing() -> None:
    """What is dumped without defaults is read back as the same document."""
    rules = Rules.model_validate(tomllib.loads(WRITTEN))
    assert Rules.model_validate(rules.model_dump(mode="json", exclude_defaults=True)) == rules


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        ({"kind": "count"}, "rule_without_bound"),
        ({"kind": "group_count", "group": "coal", "at_least": 3, "at_most": 1}, "rule_bounds_reversed"),
        ({"kind": "total", "of": "jobs"}, "rule_without_bound"),
        ({"kind": "money_share", "mark": "small_firm"}, "rule_without_bound"),
        ({"kind": "money_share", "mark": "small_firm", "at_least": 0.4, "at_most": 0.3}, "rule_bounds_reversed"),
        ({"kind": "money_share", "mark": "small_firm", "at_least": 30}, "less_than_equal"),
        ({"kind": "investor", "investor": "UKEK"}, "investor_without_bound"),
        ({"kind": "exclusive", "projects": ["a", "a"]}, "rule_names_twice"),
        ({"kind": "prerequisite", "project": "a", "requires": ["a"]}, "rule_requires_itself"),
        ({"kind": "mandatory", "projects": []}, "too_short"),
        ({"kind": "tombola"}, "union_tag_invalid"),
        ({"kind": "group_money", "group": "coal", "at_most": -1}, "greater_than_equal"),
    ],
)
def test_nonsense_is_refused_by_its_own_key(rule: dict[str, object], key: str) -> None:
    """A rule that says nothing, or two things at once, is named for what it is."""
    with pytest.raises(ValidationError) as caught:
        read(**rule)
    assert key in {each["type"] for each in caught.value.errors()}


def test_two_rules_of_one_key_and_a_fund_called_council_are_refused() -> None:
    """Keys tell rules apart in every answer, and `council` is the budget itself."""
    twice = [{"kind": "count", "key": "k", "at_most": 1}, {"kind": "count", "key": "k", "at_most": 2}]
    with pytest.raises(ValidationError, match="rule_key_twice"):
        Rules.model_validate({"rules": twice})
    with pytest.raises(ValidationError, match="fund_is_budget"):
        Rules.model_validate({"funds": {"council": {"total": 1}}})


def test_another_total_replaces_that_of_the_council_alone() -> None:
    """What-if budgets change one number; without one the rules are the file's."""
    rules = Rules.model_validate(tomllib.loads(WRITTEN))
    assert rules.with_total(None) is rules
    other = rules.with_total(5)
    assert (other.budget.total, other.budget.years, other.funds) == (5, {2013: 9000}, rules.funds)


LOAN = {"rate": 0.05, "years": 4}


@pytest.mark.parametrize(
    ("fund", "key"),
    [
        ({"form": "loan"}, "loan_terms_missing"),
        ({"form": "grant", "loan": LOAN}, "loan_terms_idle"),
        ({"loan": LOAN}, "loan_terms_idle"),
        ({"form": "loan", "loan": {**LOAN, "grace": 4}}, "loan_grace_long"),
        ({"form": "loan", "loan": {**LOAN, "grace": 3}}, None),
        ({"form": "grant"}, None),
        ({}, None),
    ],
)
def test_a_loan_has_terms_and_nothing_else_has(fund: dict[str, object], key: str | None) -> None:
    """Its grace is shorter than its years."""
    if key is None:
        assert Rules.model_validate({"budget": fund}).budget.loan == Budget.model_validate(fund).loan
        return
    with pytest.raises(ValidationError, match=key):
        Rules.model_validate({"budget": fund})
