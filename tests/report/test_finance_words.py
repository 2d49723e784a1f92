"""What a reader calls drivers, lines, sources and rates."""

from __future__ import annotations

import pytest

from appraisal.documents.case import Case
from appraisal.finance.irr import internal_rates
from appraisal.intake.read import read_case
from appraisal.measures.inputs import inputs
from appraisal.measures.project_variant import ProjectVariant
from appraisal.paths import sample_folder
from appraisal.report.finance_words import (
    driver_title,
    driver_value,
    input_value,
    line_title,
    rate_text,
    rates_text,
    source_title,
    unit_title,
)
from appraisal.text import LANGUAGES


@pytest.fixture(scope="module")
def case() -> Case:
    """Return the register of Kuzbass."""
    return read_case(sample_folder() / "kuzbass")


def test_every_ground_has_a_title(case: Case) -> None:
    """No driver of the register is shown by its path, in either language."""
    for project in case.projects:
        variant = ProjectVariant(case, project)
        for each in inputs(variant):
            for language in LANGUAGES:
                assert each.path != driver_title(variant, each.path, language)


def test_lines_have_the_titles_of_their_products(case: Case) -> None:
    """A line of a product is called by the title that the file gives it."""
    assert (
        line_title(ProjectVariant(case, "karakan"), "revenue", "coal", "ru")
        == "Выручка: Энергетический уголь и энергия из него"
    )


@pytest.mark.parametrize(
    ("value", "unit", "said"), [(0.022, "share", "2.2%"), (2016, "", "2016"), (7500.0, "million RUB", "7,500")]
)
def test_values_by_their_unit(value: float, unit: str, said: str) -> None:
    """A share is a percentage, a year has no separator, an amount has."""
    assert driver_value(value, unit, "en") == said


def test_several_numbers_of_one_driver(case: Case) -> None:
    """Shares by year and asset classes are written in the reader's language, classes by their titles."""
    variant = ProjectVariant(case, "karakan")
    result = {each.path: input_value(variant, each, "ru") for each in inputs(variant)}
    assert result["phasing"].startswith("2013: 10,0\xa0%; 2014: 15,0\xa0%")
    assert result["asset_lives"] == "Разрез и здания: 20; Оборудование (движимое): 10"


def test_compound_units_are_translated(case: Case) -> None:
    """Both parts of a price's unit are in the reader's language."""
    assert unit_title("million RUB / kt", "ru") == "млн руб. / тыс. т"
    assert source_title(case, "table1", "en").count("2019") == 1


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        ([-100, 110], "10.0%"),
        ([-1000, 2300, -1320], "10.0%; 20.0% (several internal rates"),
        ([100, 10], "nothing to pay back"),
        ([-100, -10], "nothing ever comes back"),
        ([100, -300, 250], "no rate at which"),
    ],
)
def test_none_and_several_rates_are_words(flows: list[float], said: str) -> None:
    """An internal rate that is not one is said, never picked in silence (rule 8)."""
    assert said in rates_text(internal_rates(flows), "en")


def test_rates_keep_the_decimals_that_they_have() -> None:
    """8.12 % is not rounded to 8.1 %, and 10 % is not written 10.00 %."""
    assert rate_text(0.0812, "en") == "8.12%"
    assert rate_text(0.1, "ru") == "10\u00a0%"
