"""A choice from plain numbers."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

import appraisal
from appraisal.errors import InputError
from appraisal.portfolio.choose import choose
from appraisal.portfolio.plain import problem_of

VALUES = {"a": 6.5, "b": 4.25, "c": 3.0, "d": -1.0}
COSTS = {"d": 0.05, "c": 0.2, "b": 0.1, "a": 0.7}


def test_the_choice_is_the_best_that_fits() -> None:
    """Ten random problems in floats against every subset looked at in exact decimals."""
    rng = np.random.default_rng(7)
    for _ in range(10):
        values, costs = rng.integers(-20, 100, 8) / 4, rng.integers(1, 900, 8) / 1000
        budget = float(rng.integers(500, 3000)) / 1000
        exact = [Decimal(str(cost)) for cost in costs.tolist()]
        subsets = [each for size in range(9) for each in combinations(range(8), size)]
        fitting = [each for each in subsets if sum((exact[i] for i in each), Decimal()) <= Decimal(str(budget))]
        best = max(float(values[list(each)].sum()) for each in fitting)
        result = choose(values, costs, budget=budget)
        assert result.value == best
        assert result.proven


def test_floats_are_counted_exactly() -> None:
    """0.1 + 0.2 fits a budget of 0.3, though in floats it does not."""
    assert 0.1 + 0.2 > 0.3
    assert choose(VALUES, COSTS, budget=0.3).projects == ("b", "c")
    assert choose([1.0], [0.1 + 0.2], budget=0.3).projects == ("1",)


def test_names_may_come_in_any_dress() -> None:
    """Series, mappings and sequences with names choose the same projects."""
    framed = choose(pd.Series(VALUES), pd.Series(COSTS), budget=np.float64(0.8))
    listed = choose(list(VALUES.values()), [0.7, 0.1, Decimal("0.2"), 0.05], budget=0.8, projects=list(VALUES))
    assert framed.projects == listed.projects == ("a", "b")
    assert framed.to_frame()["cost"].to_dict() == {"a": 0.7, "b": 0.1}


def test_nothing_to_choose_from_is_an_answer() -> None:
    """Without a project the best is the empty portfolio."""
    result = choose([], [], budget=1)
    assert (result.projects, result.value) == ((), 0.0)


@pytest.mark.parametrize(
    ("given", "options", "key"),
    [
        ((VALUES,), {"budget": 1}, "costs_not_given"),
        ((VALUES, COSTS), {}, "budget_not_given"),
        ((VALUES, {"a": 1}), {"budget": 1}, "label_missing"),
        ((VALUES, [1, 2, 3]), {"budget": 1}, "labels_wrong_count"),
        (([1, 2], [1, 2]), {"budget": 1, "projects": ["a", "a"]}, "ids_repeated"),
        (([1, 2], [1, 2]), {"budget": 1, "projects": ["a"]}, "labels_wrong_count"),
        (([1, float("nan")], [1, 2]), {"budget": 1}, "not_finite"),
        ((["x", 1], [1, 2]), {"budget": 1}, "not_numbers"),
        (([1, 1], [1, 2]), {"budget": "much"}, "not_numbers"),
        (([1, 1], [1, 2]), {"budget": float("inf")}, "not_finite"),
        (([1, 1], [1, 1e13]), {"budget": 1}, "too_large"),
        ((3, [1]), {"budget": 1}, "not_a_list"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(
    given: tuple[object, ...], options: dict[str, object], key: str
) -> None:
    """Every refusal is a sentence."""
    with pytest.raises(InputError) as caught:
        choose(*given, **options)  # type: ignore[arg-type]
    assert caught.value.problems[0].key == key
    assert "{" not in str(caught.value)


def test_amounts_finer_than_a_thousandth_are_named_together() -> None:
    """Nothing is rounded in silence: each such amount is said, the budget too."""
    with pytest.raises(InputError) as caught:
        appraisal.choose({"a": 1, "b": 1, "c": 1}, {"a": 0.0001, "b": 1 / 3, "c": 1}, budget=2.00005)
    assert [each.facts["name"] for each in caught.value.problems] == ["costs[a]", "costs[b]", "budget"]
    assert "costs[a] is 0.0001, finer than a thousandth." in str(caught.value)


def test_a_whole_problem_stands_alone() -> None:
    """A problem holds its costs and budget; beside it none is taken."""
    problem = problem_of(VALUES, COSTS, budget=0.3)
    assert choose(problem).projects == ("b", "c")
    with pytest.raises(InputError, match="problem_given_twice"):
        choose(problem, budget=0.2)
