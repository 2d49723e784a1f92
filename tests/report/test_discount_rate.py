"""The discount rate in words."""

from __future__ import annotations

from dataclasses import replace

from appraisal.documents.case import Case
from appraisal.report.discount_rate import discount_rate
from tests.report.said import lines_of


def test_the_rate_is_told_with_the_source_and_date_of_each_part(kuzbass: Case) -> None:
    """Every part has its share, its status, its source and its date; the sources' titles stand beneath."""
    told = lines_of(*discount_rate(kuzbass, None, "en"))
    assert told[1] == "Discount rate 10% a year, real; assumed, source [11]."
    assert any(each.startswith("risk premium | 8% | assumed | [7] | 1999 | Lower edge") for each in told)
    assert any("10.0% real, 16.6% nominal" in each for each in told)
    assert [each[:4] for each in told if each.startswith("[")] == ["[7] ", "[11]"]


def test_where_the_sources_are_listed_anyway_their_titles_are_left_out(kuzbass: Case) -> None:
    """All else stays the same."""
    every = lines_of(*discount_rate(kuzbass, "optimism", "en"))
    listed = lines_of(*discount_rate(kuzbass, "optimism", "en", listed=True))
    assert [each for each in every if not each.startswith("[")] == listed


def test_a_rate_without_parts_says_so(kuzbass: Case) -> None:
    """Nothing is made up where the case only states its rate."""
    bare = replace(kuzbass, head=kuzbass.head.model_copy(update={"rate_parts": ()}))
    assert lines_of(*discount_rate(bare, None, "ru"))[2] == "Из чего сложена ставка, в исходных данных не сказано."


def test_warnings_name_scenarios_by_their_titles(kuzbass: Case) -> None:
    """A reader meets the scenario's title, not its key."""
    assert "«Поправка на оптимизм: дороже и позже»" in lines_of(*discount_rate(kuzbass, "optimism", "ru"))[-1]
