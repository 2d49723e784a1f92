"""Weights in a ballot's workbook: four methods, and what is wrong with them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from appraisal.documents.weighting import Judgement, Weighting
from appraisal.errors import InputError
from appraisal.intake.ballot_from_xlsx import read_ballot
from appraisal.text import LANGUAGES, Language, problem_text
from tests.intake.filled import Filled, Value, form

WEIGHED = form().weighed


def weights(filled: Filled, tmp_path: Path) -> Weighting | None:
    """Return the weights that a workbook gives."""
    return read_ballot(filled.save(tmp_path / "a.xlsx"), WEIGHED).weights


def refused(filled: Filled, tmp_path: Path) -> list[str]:
    """Return the keys of the problems, which can be said in both languages."""
    with pytest.raises(InputError) as error:
        weights(filled, tmp_path)
    for problem in error.value.problems:
        assert all(problem_text(problem, language) for language in LANGUAGES)
    return [each.key for each in error.value.problems]


def filled_with(column: str, *values: Value, language: Language = "en") -> Filled:
    """Return a workbook with a column of the weights filled in."""
    filled = Filled(form(), language)
    for key, value in zip(WEIGHED, values, strict=True):
        filled.weigh(key, **{column: value})
    return filled


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_method_is_read(language: Language, tmp_path: Path) -> None:
    """Points, swings by name, places as an order, comparisons by the name of the more important criterion."""
    points = {"npv": 40.0, "fit": 0.0, "skill": 60.0}
    assert weights(filled_with("points", 40, 0, "60", language=language), tmp_path) == Weighting(points=points)
    swing = {"en": "swing", "ru": "размах"}[language]
    read = weights(filled_with("points", 40, 0, 100, language=language).head("method", swing), tmp_path)
    assert read == Weighting(method="swing", points={**points, "skill": 100.0})
    read = weights(filled_with("place_in_order", 2, 3, 1, language=language), tmp_path)
    assert read == Weighting(method="rank_order", order=("skill", "npv", "fit"))
    filled = Filled(form(), language)
    for one, other in combinations(WEIGHED, 2):
        filled.compare(one, other, more=WEIGHED[other].to(language).upper(), times=3)
    judged = tuple(Judgement(more=other, less=one, times=3) for one, other in combinations(WEIGHED, 2))
    assert weights(filled, tmp_path) == Weighting(method="ahp", judgements=judged)


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    """Points for some, places that do not count up, pairs without a comparison, half a comparison."""
    assert refused(filled_with("points", 40, None, 60), tmp_path) == ["points_missing"]
    assert refused(filled_with("place_in_order", 1, 1, 2), tmp_path) == ["order_places"]
    assert refused(filled_with("place_in_order", 1, 2, None), tmp_path) == ["order_places"]
    assert refused(Filled(form()).compare("npv", "fit", more="Fit", times=2), tmp_path) == ["comparisons_missing"]
    assert refused(Filled(form()).compare("npv", "fit", more="Fit"), tmp_path) == ["comparison_half"]
    assert refused(Filled(form()).compare("npv", "fit", times=2), tmp_path) == ["comparison_half"]


def test_what_cannot_be_is_told(tmp_path: Path) -> None:
    """Numbers outside, a criterion of another pair, two methods at once, a method without an answer or that is none."""
    assert refused(filled_with("points", -1, 40, 60), tmp_path) == ["number_outside"]
    assert refused(filled_with("place_in_order", 1, 2, 2.5), tmp_path) == ["whole_number_expected"]
    assert refused(Filled(form()).compare("npv", "fit", more="Fit", times=12), tmp_path) == ["number_outside"]
    assert refused(Filled(form()).compare("npv", "fit", more="Skill", times=2), tmp_path) == ["comparison_of_others"]
    assert refused(filled_with("points", 1, 2, 3).weigh("npv", place_in_order=1), tmp_path) == ["weighting_unanswered"]
    assert refused(filled_with("points", 1, 2, 3).head("method", "ahp"), tmp_path) == ["weighting_unanswered"]
    assert refused(Filled(form()).head("method", "ahp"), tmp_path) == ["weighting_unanswered"]
    assert refused(Filled(form()).head("method", "feeling"), tmp_path) == ["word_unknown"]


def test_rows_of_other_criteria_are_told(tmp_path: Path) -> None:
    """A key that nobody weighs, one twice, a criterion compared with itself."""
    strange = filled_with("points", 1, 2, 3).put("own_weights", 2, criterion_key="speed")
    assert refused(strange, tmp_path) == ["unknown_criterion"]
    assert refused(filled_with("points", 1, 2, 3).put("own_weights", 2, criterion_key="fit"), tmp_path) == ["row_twice"]
    itself = Filled(form()).compare("npv", "fit", more="Fit", times=2).put("own_judgements", 2, other_key="npv")
    assert refused(itself, tmp_path) == ["ballot_row_unclear"]
