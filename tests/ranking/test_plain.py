"""Rankings of plain numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

import appraisal
from appraisal.errors import InputError
from appraisal.ranking.matrix import DecisionMatrix
from appraisal.ranking.plain import matrix_of, numbers_of, scale_of
from appraisal.ranking.scale import Scale
from appraisal.ranking.topsis import rank

TABLE = pd.DataFrame({"npv": [12, 30, 5], "months": [24, 60, 12]}, index=["karakan", "itat", "uksunay"])
BOUNDS = {"months": [72, 0], "npv": [0, 40]}


def test_a_frame_and_an_array_and_a_matrix_are_one_ranking() -> None:
    """The same numbers in any dress give the same closeness; a frame brings its names."""
    matrix = DecisionMatrix(projects=tuple(TABLE.index), criteria=tuple(TABLE.columns), values=TABLE.to_numpy(float))
    expected = rank(matrix, scale=Scale(worst=np.array([0, 72]), best=np.array([40, 0])), weights=[3, 1])
    framed = rank(TABLE, weights={"months": 1, "npv": 3}, bounds=BOUNDS)
    listed = rank(TABLE.to_numpy().tolist(), weights=[3, 1], directions=["more", "less"], bounds=[[0, 40], [72, 0]])
    assert framed.to_frame().equals(expected.to_frame())
    assert listed.closeness.tolist() == expected.closeness.tolist()
    assert listed.matrix.projects == ("1", "2", "3")


def test_directions_alone_read_the_bounds_off_the_projects() -> None:
    """Then the ranking says that places may move when a project leaves (rule 3)."""
    result = rank(TABLE, weights={"npv": 1, "months": 1}, directions={"months": "less", "npv": "more"})
    assert result.scale.worst.tolist() == [5.0, 60.0]
    assert "data_bounds" in result.remarks


def test_names_may_be_given_to_an_array() -> None:
    """Projects and criteria, and then weights by name."""
    result = rank(TABLE.to_numpy(), weights={"a": 1, "b": 1}, bounds=[[0, 40], [72, 0]], projects="xyz", criteria="ab")
    assert result.matrix.projects == ("x", "y", "z")


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"directions": ["less", "less"], "bounds": BOUNDS}, "bounds_against_direction"),
        ({}, "scale_not_given"),
        ({"scale": Scale(worst=np.array([0, 0]), best=np.array([1, 1])), "bounds": BOUNDS}, "scale_given_twice"),
        ({"directions": ["max", "min"]}, "direction_unknown"),
        ({"directions": "more"}, "not_a_list"),
        ({"bounds": {"npv": [0, 1]}}, "label_missing"),
        ({"bounds": [[0, 1, 2], [0, 1, 2]]}, "wrong_shape"),
        ({"bounds": [[0, 1], [0]]}, "not_numbers"),
        ({"bounds": [["a", 1], [0, 1]]}, "not_numbers"),
        ({"bounds": BOUNDS, "weights": ["a", 1]}, "not_numbers"),
        ({"bounds": BOUNDS, "weights": {"npv": 1}}, "label_missing"),
        ({"bounds": BOUNDS, "projects": ["a"]}, "wrong_shape"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(options: dict[str, object], key: str) -> None:
    """Every refusal reads as a sentence, in both languages' words."""
    with pytest.raises(InputError) as caught:
        rank(TABLE, **{"weights": [1, 1], **options})  # type: ignore[arg-type]
    assert caught.value.problems[0].key == key
    assert "{" not in str(caught.value)


@pytest.mark.parametrize("hole", [None, float("nan"), float("inf"), pd.NA, "n/a"])
def test_a_cell_without_a_number_is_named(hole: Any) -> None:
    """Nothing missing is ranked: the project and the criterion are said (rule 1)."""
    table = TABLE.astype(object)
    table.iloc[1, 1] = hole
    with pytest.raises(InputError) as caught:
        appraisal.rank(table, weights=[1, 1], bounds=BOUNDS)
    [problem] = caught.value.problems
    assert (problem.key, problem.facts["project"], problem.facts["criterion"]) == ("cell_not_finite", "itat", "months")
    assert "The value of “months” for “itat” is" in str(caught.value)


@pytest.mark.parametrize("table", [[1, 2], 5, [[1, 2], [3]], np.zeros((2, 2, 2))])
def test_only_a_table_is_a_table(table: object) -> None:
    """A row, a number, ragged rows and a cube have the wrong shape, and the sentence shows it."""
    with pytest.raises(InputError) as caught:
        matrix_of(table)  # type: ignore[arg-type]
    assert "where (n × m) is needed" in str(caught.value)


def test_a_scale_that_was_made_is_kept() -> None:
    """Scale and numbers pass through where they are what is wanted."""
    scale = Scale(worst=np.array([0, 72]), best=np.array([40, 0]))
    assert scale_of(matrix_of(TABLE), scale=scale) is scale
    assert numbers_of("weights", {"b": 2, "a": 1}, ["a", "b"]).tolist() == [1.0, 2.0]
