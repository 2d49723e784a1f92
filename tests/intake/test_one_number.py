"""One number of a form."""

from __future__ import annotations

import re

import pytest

from appraisal.errors import InputError, Place
from appraisal.intake.one_number import one_number
from appraisal.text import LANGUAGES, problem_text

FIELD = Place(file="Value")


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("70000,5", "million RUB", 70000.5),
        ("70 000,5", "million RUB", 70000.5),
        ("70\u00a0000.5", "million RUB", 70000.5),
        ("-3", None, -3.0),
    ],
)
def test_a_comma_is_a_point_where_it_can_be_nothing_else(typed: str, unit: str | None, value: float) -> None:
    """A decimal comma never makes ten times the number that was meant."""
    assert one_number(typed, unit, FIELD) == value


@pytest.mark.parametrize("typed", ["1,500", "many", "", "1..5", "5 to 7"])
def test_what_is_no_number_or_two_is_refused_as_it_was_typed(typed: str) -> None:
    """The sentence shows what was typed and names the field, in both languages."""
    with pytest.raises(InputError) as refused:
        one_number(typed, "million RUB", FIELD)
    (problem,) = refused.value.problems
    assert (problem.key, problem.place) == ("typed_number_unclear", FIELD)
    for language in LANGUAGES:
        assert typed in problem_text(problem, language)


@pytest.mark.parametrize("typed", ["101", "-1", "100,5"])
def test_a_number_that_cannot_be_meant_is_told_with_what_can(typed: str) -> None:
    """What a field takes is named beside what was typed."""
    with pytest.raises(InputError) as refused:
        one_number(typed, None, FIELD, within=(0.0, 100.0))
    (problem,) = refused.value.problems
    assert problem.key == "typed_number_outside"
    for language in LANGUAGES:
        assert typed in problem_text(problem, language)
        assert {"0", "100"} <= set(re.findall(r"\d+", problem_text(problem, language)))
