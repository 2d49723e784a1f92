"""The decision matrix refuses what cannot be ranked."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix


def test_values_are_copied_and_cannot_change() -> None:
    """A matrix keeps its own read-only numbers."""
    values = np.ones((1, 2))
    matrix = DecisionMatrix(projects=("a",), criteria=("x", "y"), values=values)
    values[0, 0] = 7
    assert matrix.values[0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        matrix.values[0, 0] = 7


def test_repeated_ids_are_named_all_at_once() -> None:
    """Projects and criteria of one id are both told."""
    with pytest.raises(InputError) as caught:
        DecisionMatrix(projects=("a", "a"), criteria=("x", "x"), values=np.zeros((2, 2)))
    assert [problem.facts["ids"] for problem in caught.value.problems] == [["a"], ["x"]]


@pytest.mark.parametrize(
    ("projects", "criteria", "values", "key"),
    [
        ((), ("x",), np.zeros((0, 1)), "matrix_empty"),
        (("a",), (), np.zeros((1, 0)), "matrix_empty"),
        (("a",), ("x",), np.zeros((2, 1)), "wrong_shape"),
        (("a",), ("x",), np.array([[np.nan]]), "not_finite"),
        (("a",), ("x",), np.array([[np.inf]]), "not_finite"),
    ],
)
def test_nothing_empty_misshapen_or_missing_enters(
    projects: tuple[str, ...], criteria: tuple[str, ...], values: np.ndarray, key: str
) -> None:
    """Rule 1: a missing figure is no NaN in a matrix."""
    with pytest.raises(InputError) as caught:
        DecisionMatrix(projects=projects, criteria=criteria, values=values)
    assert caught.value.problems[0].key == key
