"""The JSON shapes of ways in, of the opposite forced and of what binds; money in the case's unit."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.money import amount
from appraisal.portfolio.change import Change
from appraisal.report.alternatives import binding_text
from appraisal.report.portfolio import Reasons
from appraisal.report.ways import unit_key, way_text
from appraisal.text.local import Language
from appraisal.ways.binding import bindings
from appraisal.ways.edits import Edit


def change_shape(changed: Change | None) -> dict[str, list[str]]:
    """Return the three lists of a change, by the keys of projects."""
    lists = ("enters", "leaves", "changes_option")
    return {which: [] if changed is None else [each.project for each in getattr(changed, which)] for which in lists}


def ways_shape(appraisal: Appraisal, known: Reasons, language: Language) -> list[dict[str, object]]:
    """Return the ways in of a project as `appraisal explain --json` prints them."""
    return [
        {
            "kind": way.kind,
            "key": way.key,
            "from": way.before,
            "to": way.after,
            "unit": unit_key(appraisal, way.unit),
            "edits": _edits(way.edits),
            "sentence": way_text(appraisal, way, language),
        }
        for way in known.ways.proved
    ]


def regret_shape(known: Reasons) -> dict[str, object] | None:
    """Return what forcing the opposite costs; None where that is not known, or no portfolio keeps to the rules."""
    why = known.opposite
    if why is None or why.regret is None:
        return None
    return {"value": why.regret, "share": why.share, **change_shape(why.change)}


def budgets_shape(appraisal: Appraisal, project: str) -> list[list[float | None]] | None:
    """Return the total budgets at which a project is chosen; None where not every portfolio is looked at."""
    if not appraisal.portfolio.found or appraisal.selection.answers.enumeration is None:
        return None
    spans = appraisal.frontier.intervals.get(project, ())
    return [[amount(start), None if end is None else amount(end)] for start, end in spans]


def binding_shape(appraisal: Appraisal, language: Language) -> list[dict[str, object]]:
    """Return what binds as `appraisal select --json` prints it."""
    return [
        {
            "rule": each.limit.rule,
            "key": each.limit.key,
            "from": each.limit.value,
            "to": each.to,
            "step": None if each.to is None or each.limit.value is None else abs(each.to - each.limit.value),
            "unit": unit_key(appraisal, each.limit.unit),
            "edits": _edits(each.edits),
            "sentence": binding_text(appraisal, each, language),
            "buys": {"objective": each.gain, **change_shape(each.change)},
        }
        for each in bindings(appraisal).proved
    ]


def _edits(edits: Sequence[Edit]) -> list[dict[str, object]]:
    return [{"file": each.file, "keys": list(each.keys), "from": each.before, "to": each.after} for each in edits]
