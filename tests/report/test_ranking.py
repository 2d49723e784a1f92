"""The ranking and its criteria as tables."""

from __future__ import annotations

import pytest

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.documents.case import Case
from appraisal.report.blocks import DASH
from appraisal.report.ranking import criteria_table, descriptions, ranking_table, span, values_table
from appraisal.settings import Settings
from appraisal.text import LANGUAGES, Language, number, say


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_stand_with_marks_and_gaps_with_ranges(base: Appraisal, language: Language) -> None:
    """A known value has the letter and the word of its status; a missing one has its range or a dash, and no letter."""
    table = ranking_table(base, language, None)
    first = len(table.columns) - len(base.decision.criteria)
    for row, project in zip(table.rows, base.order, strict=True):
        for cell, figure in zip(row[first:], base.decision.cells[project].values(), strict=True):
            assert cell.said == say(f"statuses.{figure.status}", language)
            if figure.missing:
                ranged = figure.low is not None
                assert not cell.mark
                assert (cell.text == DASH) != ranged
                assert (" … " in cell.text) == ranged


def test_without_draws_the_flattering_interval_stands_beside_no_place(base: Appraisal) -> None:
    """The places at these weights alone stand only where a project has no place of its own."""
    for row in ranking_table(base, "en", None).rows:
        assert (row[0].text == DASH) == (row[1].text != "")


def test_places_seen_are_those_of_the_draws(base: Appraisal) -> None:
    """Beside each project stand the best and the worst place of the draws, and the places at these weights."""
    run = base.evidence.run
    table = ranking_table(base, "en", run, numbered=True, chosen=base.order[:1])
    for row, project in zip(table.rows, base.order, strict=True):
        assert row[1].text == span(base.evidence.places_seen(project))
        assert row[2].text == span(base.place_interval(project).interval)
        assert row[3].text == str(base.decision.projects.index(project) + 1)
    assert table.marked == {0}


def test_another_method_shows_its_own_score(kuzbass: Case) -> None:
    """By another method than TOPSIS the score is that method's, and gaps leave no closeness open."""
    appraisal = appraise(kuzbass, settings=Settings(method="vikor"))
    table = ranking_table(appraisal, "en", None)
    at = [column.title for column in table.columns].index("Score")
    for row, project in zip(table.rows, appraisal.order, strict=True):
        assert row[at].text == (number(appraisal.scores[project], "2", "en") if project in appraisal.scores else DASH)


def test_further_criteria_have_a_table_of_their_own(base: Appraisal) -> None:
    """What the first table leaves out stands in the next one with the same cells."""
    keys = base.decision.criteria[2:]
    more, whole = values_table(base, "en", keys, caption=""), ranking_table(base, "en", None)
    assert [row[2:] for row in more.rows] == [row[-len(keys) :] for row in whole.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_criterion_has_its_weight_and_bounds(base: Appraisal, language: Language) -> None:
    """The table of criteria prints the weights and bounds that were used; what documents say of them stands below."""
    table = criteria_table(base, language)
    for at, row in enumerate(table.rows):
        assert row[3].text == number(float(base.decision.scale.worst[at]), "figure", language)
        assert row[-1].text == number(float(base.weights.values[at]), "percent1", language)
    (points,) = descriptions(base, language)
    assert len(points.items) == len(table.rows)
