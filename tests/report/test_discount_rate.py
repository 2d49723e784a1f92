"""The discount rate in words."""

from __future__ import annotations

from dataclasses import replace

from appraisal.documents.case import Case
from appraisal.report.discount_rate import discount_rate
from tests.report.said import lines_of


def test_the_rate_is_told_with_the_source_and_date_of_each_part(kuzbass: Case) -> None:
    """Every part has its share, its status, its source and its date."""
    told = lines_of(*discount_rate(kuzbass, None, "en"))
    assert told[1].startswith("Discount rate 10.0% a year, real; assumed")
    assert any("risk premium: 8.0% (1999); assumed; Methodological recommendations" in each for each in told)
    assert any("10.0% real, 16.6% nominal" in each for each in told)


def test_a_rate_without_parts_says_so(kuzbass: Case) -> None:
    """Nothing is made up where the case only states its rate."""
    bare = replace(kuzbass, head=kuzbass.head.model_copy(update={"rate_parts": ()}))
    assert lines_of(*discount_rate(bare, None, "ru"))[2] == "Из чего сложена ставка, в исходных данных не сказано."


def test_warnings_name_scenarios_by_their_titles(kuzbass: Case) -> None:
    """A reader meets the scenario's title, not its key."""
    assert "«Поправка на оптимизм: дороже и позже»" in lines_of(*discount_rate(kuzbass, "optimism", "ru"))[-1]
