"""Warnings about the raw sum, computed for the case at hand."""

import numpy as np

from appraisal.arrays import Floats
from appraisal.portfolio.answers import answers
from appraisal.portfolio.raw_closeness import raw_closeness_warnings
from appraisal.text import LANGUAGES, say
from tests.portfolio.small import budgeted

RAW = budgeted([0.9, 0.5, 0.4, 0.3], [3, 2, 2, 2], 6, objective="closeness-raw")
VALUE = RAW.with_values(np.array([3.0, 0.1, -0.2, 0.4]), objective="value")


def test_each_trouble_of_this_case_is_named() -> None:
    """b, c and d are taken for their sum 1.2: one loses money, one is worse than nothing, the value is a tenth."""
    asked = answers(RAW)
    best = asked.best()
    assert best.chosen == (0, 1)

    def without(project: str) -> Floats:
        return np.array([0.1, 0.5, 0.4, 0.3]) if project == "c" else RAW.values

    result = raw_closeness_warnings(
        asked,
        best,
        npv=np.array([5.0, -1.0, 2.0, 2.0]),
        above_nothing=np.array([0.5, -0.1, 0.1, 0.1]),
        value=VALUE,
        without=without,
        halves={"a": 1.3, "b": 1.1, "c": 0.9},
    )
    facts = {each.key: dict(each.facts) for each in result}
    assert facts["negative_npv"]["projects"] == ["b"]
    assert facts["worse_than_nothing"]["projects"] == ["b"]
    assert facts["share_of_value"]["share"] == 3.1 / 3.4
    assert facts["outsiders_decide"]["projects"] == ["c"]
    assert facts["splitting_pays"] == {"project": "a", "ratio": 1.3, "n": 2}
    for each in result:
        for language in LANGUAGES:
            assert say(f"portfolio.raw_closeness.{each.key}", language, **each.facts)


def test_a_case_without_these_troubles_gets_no_warning() -> None:
    """Nothing is quoted from elsewhere: what this case does not have is not said."""
    asked = answers(RAW)
    best = asked.best()
    same = RAW.with_values(RAW.values, objective="value")
    fine = np.ones(4)
    result = raw_closeness_warnings(
        asked, best, npv=fine, above_nothing=fine, value=same, without=lambda _: RAW.values, halves={"a": 0.8}
    )
    assert result == ()
