"""The table of indicators."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal
from appraisal.measures.funded import funded
from appraisal.report.indicators import project_indicators
from appraisal.text import LANGUAGES, Language, number, say


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_stands_there_once(filled: Appraisal, language: Language) -> None:
    """Each project's table names every indicator, and its NPV is the engine's."""
    for variant in filled.financed.values():
        with_funds = funded(variant)
        if with_funds is None or variant.indicators is None:
            continue
        table = project_indicators(variant, language)[0]
        names = [row[0].text for row in table.rows]
        assert len(names) == len(set(names))
        at = names.index(say("finance.indicator.npv", language))
        assert table.rows[at][1].text.startswith(number(variant.indicators.npv, "figure", language))
        assert len(table.columns) == (3 if with_funds.funds else 2)
