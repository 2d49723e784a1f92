"""The best portfolio under each scenario of a case, beside the one that is proposed, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.scenarios_beside import UnderScenario
from appraisal.portfolio.problem import Option
from appraisal.report.blocks import DASH, Cell, Column, Table
from appraisal.report.brief_money import brief_money
from appraisal.report.decision_turns import few_names, scenario_title
from appraisal.text import Language, say

_NAMED = 6  # most projects in a cell


def scenarios_table(appraisal: Appraisal, scenarios: tuple[UnderScenario, ...], language: Language) -> list[Table]:
    """Return what each scenario changes of the best portfolio; [] for a case without one."""
    if not scenarios:
        return []
    money = brief_money(appraisal.effective.head.unit, [each.npv or 0.0 for each in scenarios], language)

    def named(options: Iterable[Option]) -> Cell:
        projects = [each.project for each in options]
        return Cell("; ".join(few_names(appraisal, projects, language, most=_NAMED)) or DASH)

    rows: list[tuple[Cell, ...]] = []
    for each in scenarios:
        title = Cell(scenario_title(appraisal, each.scenario, language))
        if each.change is None:
            rows.append((title, Cell(say(f"decision.scenarios.{each.known}", language)), Cell(""), Cell(""), Cell("")))
            continue
        npv = Cell(DASH if each.npv is None else money.bare(each.npv))
        changed = each.change
        rows.append((title, named(changed.leaves), named(changed.enters), named(changed.changes_option), npv))
    columns = (
        _column("scenario", 3.0, language),
        *(_column(key, 3.0, language) for key in ("out", "in", "options")),
        Column(say("decision.scenarios.npv", language), 1.5, "right", unit=money.unit),
    )
    return [Table(columns=columns, rows=tuple(rows), caption=say("decision.scenarios.caption", language))]


def _column(key: str, width: float, language: Language) -> Column:
    return Column(say(f"decision.scenarios.{key}", language), width)
