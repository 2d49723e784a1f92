"""Plain input by name or by place."""

from __future__ import annotations

import pandas as pd
import pytest

from appraisal.errors import InputError
from appraisal.labels import by_label, labels_of


def test_names_count_before_order() -> None:
    """A mapping and a Series are read by their labels, a sequence and a bare Series in order."""
    labels = ["npv", "jobs"]
    assert by_label("weights", pd.Series({"jobs": 1, "npv": 2}), labels) == [2, 1]
    assert by_label("weights", pd.Series([2, 1]), labels) == [2, 1]
    assert by_label("weights", (2, 1), labels) == [2, 1]
    assert labels_of(pd.Series([2, 1])) is None


def test_all_names_that_are_wrong_come_at_once() -> None:
    """What is missing and what is unknown are named together."""
    with pytest.raises(InputError) as caught:
        by_label("bounds", {"npv": 1, "nvp": 2}, ["npv", "jobs"])
    assert [each.key for each in caught.value.problems] == ["label_missing", "label_unknown"]
    assert "bounds: nothing is given for jobs." in str(caught.value)
    assert "bounds: there is no nvp. The names are: npv and jobs." in str(caught.value)


@pytest.mark.parametrize(("given", "key"), [("more", "not_a_list"), (3, "not_a_list"), ([1], "labels_wrong_count")])
def test_one_thing_for_all_is_refused(given: object, key: str) -> None:
    """A single word or number, and a wrong count, are not spread over the labels."""
    with pytest.raises(InputError, match=key):
        by_label("directions", given, ["npv", "jobs"])
