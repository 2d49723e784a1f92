"""Portfolios as bits: the first option highest, sums by tables, the first of equals."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.portfolio.masks import bits, combinations, earned_in, first, subset_sums
from appraisal.portfolio.problem import Option, Problem
from tests.portfolio.small import budgeted

PROBLEM = Problem(
    options=(Option("a", "small"), Option("a", "large"), Option("b"), Option("c")),
    values=np.ones(4),
    costs=np.ones(4, dtype=np.int64),
)


def test_case_order_is_numerical_order() -> None:
    """The first option has the highest bit, and the product of the projects' choices counts them all."""
    assert [bits(PROBLEM, each) for each in ([0], [3], [0, 2], [])] == [8, 1, 10, 0]
    assert combinations(PROBLEM) == 3 * 2 * 2


def test_of_equals_the_fewest_options_then_the_first() -> None:
    """0b0110 and 0b1001 have two options each, 0b0111 three: the one with the first option stands."""
    assert first(np.array([0b0111, 0b0110, 0b1001])) == 0b1001
    assert first(np.array([0b0111, 0b0001])) == 0b0001


def test_any_option_brings_its_project() -> None:
    """Both projects must be there, each in whatever way."""
    masks = np.array([0b1010, 0b0110, 0b1100, 0b0010, 0b0000])
    assert earned_in(PROBLEM, ("a", "b"), masks).tolist() == [True, True, False, False, False]
    assert earned_in(PROBLEM, (), masks).all()


@pytest.mark.parametrize("n", [0, 1, 10, 11, 12, 25])
def test_sums_by_tables_are_plain_sums(n: int) -> None:
    """Through the edges of the tables of eleven bits, for whole numbers and for floats."""
    draw = np.random.default_rng(n)
    problem = budgeted([1.0] * n, [1] * n, 1)
    chosen = [sorted(np.flatnonzero(draw.random(n) < 0.5).tolist()) for _ in range(50)]
    masks = np.array([bits(problem, each) for each in chosen], dtype=np.int64)
    whole = draw.integers(-9, 9, n)
    assert subset_sums(masks, whole).tolist() == [int(whole[each].sum()) for each in chosen]
    parts = draw.random(n)
    assert subset_sums(masks, parts) == pytest.approx([float(parts[each].sum()) for each in chosen])
