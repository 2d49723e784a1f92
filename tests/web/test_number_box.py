"""The field for a number on a page: a decimal comma is a decimal comma, and nothing unclear is taken."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from appraisal.errors import InputError
from appraisal.text import LANGUAGES, Language, say, typed
from appraisal.web import number_box
from tests.web.conftest import Opened, text_of

BOX = "pick_budget"


def _budget(page: AppTest, text: str) -> AppTest:
    page.text_input(key=BOX).set_value(text)
    return page.run()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["70000,5", "70 000.5", "70000,5 млн руб."])
def test_a_decimal_comma_is_one(opened: Opened, language: Language, text: str) -> None:
    """In either language the budget is half a million above seventy thousand, and the field says so."""
    page = _budget(opened("portfolio", language=language), text)
    assert page.query_params["budget"] == "70000.5"
    assert page.text_input(key=BOX).value == typed(70000.5, language)


@pytest.mark.parametrize(("text", "key"), [("70,000", "unclear"), ("many", "unclear"), ("-5", "outside")])
def test_what_is_unclear_is_told_and_stays_for_mending(opened: Opened, text: str, key: str) -> None:
    """The budget stands as it stood, the field keeps what was typed, and the next number that can be read is taken."""
    page = _budget(opened("portfolio", language="en", budget="60000"), text)
    assert say(f"problems.typed_number_{key}.mend", "en") in text_of(page)
    assert (page.query_params["budget"], page.text_input(key=BOX).value) == ("60000", text)
    page = _budget(page, "20000")
    assert say(f"problems.typed_number_{key}.mend", "en") not in text_of(page)
    assert (page.query_params["budget"], page.text_input(key=BOX).value) == ("20000", "20000")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [0.0, 0.125, 1.125, 999.999, 1234.567, 80000.0, 70000.5, 1e12])
def test_what_a_field_begins_with_it_can_read(language: Language, value: float) -> None:
    """No start of a field is a text that the reader itself refuses."""
    assert number_box.read(typed(value, language), "Budget") == value


def test_a_number_beyond_the_bounds_is_refused() -> None:
    """The bounds themselves are within."""
    assert number_box.read("100", "Weight", most=100.0) == 100.0
    with pytest.raises(InputError) as error:
        number_box.read("100,1", "Weight", most=100.0)
    assert [each.key for each in error.value.problems] == ["typed_number_outside"]
