"""Tables by year and price levels."""

from __future__ import annotations

import pytest

from appraisal.errors import InputError
from appraisal.finance.terms import Terms, YearTable


def test_a_hole_is_refused_with_its_years_and_never_read_as_zero() -> None:
    """Between 2013 and 2016 nothing is said."""
    table = YearTable.from_spans({"2012-2013": 0.1, "2016-": 0.2}, name="profit_tax")
    with pytest.raises(InputError) as caught:
        table.on([2013, 2014, 2015, 2016], name="profit_tax")
    assert caught.value.problems[0].key == "year_table_hole"
    assert caught.value.problems[0].facts == {"table": "profit_tax", "years": ["2014", "2015"]}


@pytest.mark.parametrize("text", ["soon", "20121", "2014-2012", "2012--2013", ""])
def test_what_is_no_span_is_refused(text: str) -> None:
    """Words, five digits and a span that ends before it begins."""
    with pytest.raises(InputError, match="year_span"):
        YearTable.from_spans({text: 0.1}, name="profit_tax")


@pytest.mark.parametrize("spans", [{"2012-": 0.1, "2020": 0.2}, {"2012-2015": 0.1, "2015-2018": 0.2}])
def test_a_year_in_two_spans_is_refused(spans: dict[str, float]) -> None:
    """An open span holds for good; a shared end belongs to two."""
    with pytest.raises(InputError, match="year_table_overlap"):
        YearTable.from_spans(spans, name="profit_tax")


def test_price_levels_run_both_ways_from_the_price_year() -> None:
    """5 % in 2013, 10 % from 2014: prices of 2011 are cheaper, later ones dearer."""
    terms = Terms(
        base_year=2012,
        rate=0.1,
        inflation=YearTable.from_spans({"2012": 0.04, "2013": 0.05, "2014-": 0.10}, name="inflation"),
    )
    assert terms.price_index([2012, 2013, 2014], price_year=2012).tolist() == pytest.approx([1.0, 1.05, 1.155])
    assert terms.price_index([2011, 2012], price_year=2012).tolist() == pytest.approx([1 / 1.04, 1.0])
    assert terms.price_index([2012, 2013], price_year=2011).tolist() == pytest.approx([1.04, 1.04 * 1.05])
