"""The charts of the wall."""

from __future__ import annotations

from appraisal.journal.visible import visible
from appraisal.measures.project_variant import FULL
from appraisal.portfolio.problem import Option
from appraisal.report.wall_charts import MOST, beside_chart, dots_chart, signs_of
from tests.journal.kuzbass import CASE
from tests.web.wall_meeting import PROJECT, held


def test_both_rounds_of_a_project_stand_side_by_side() -> None:
    """A row for each round, its dots in the order of the scale, whoever is recused missing."""
    seen = visible(dict(held())["item"], None).session
    first, second = dots_chart(seen, PROJECT, "en", named=True).rows
    assert (first.round, second.round) == ("Round 1", "Round 2")
    assert [dot.at for dot in first.dots] == sorted(dot.at for dot in first.dots)
    assert len(first.dots) == 6
    assert [dot.by for dot in second.dots] == ["PE"]
    assert not second.wide


def test_the_same_initials_are_told_apart() -> None:
    """Ecologist and Economist have one initial; the second has a number, and no two signs are equal."""
    signs = signs_of(dict(held())["item"])
    assert (signs["ecologist"], signs["economist"]) == ("E", "E2")
    assert len(set(signs.values())) == len(signs) == 7


def test_what_changes_stands_first_and_the_rest_is_counted() -> None:
    """At most eight rows, changed projects above the others, the number of those without a row told."""
    every = [Option(each, FULL) for each in CASE.projects]
    chart = beside_chart(CASE, [("Base", every), ("Motion", every[:-1])], "en", verdicts={})
    assert [row.changed for row in chart.rows] == [True] + [False] * (MOST - 1)
    assert chart.rows[0].marks == ("●", "")
    assert chart.more == len(every) - MOST
