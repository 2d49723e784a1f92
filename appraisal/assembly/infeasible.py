"""What is said where no portfolio keeps to the rules: which rules clash, and the cheapest ways out."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.portfolio.relaxations import Change, Relaxation
from appraisal.portfolio.rules.names import Names
from appraisal.text import Language, say


def relaxation_text(way: Relaxation, language: Language, *, sentences: Mapping[str, str], names: Names) -> str:
    """Say one way out: which rules give, and by how much."""
    changes = [_change(each, language, sentences, names) for each in way.changes]
    return say("objectives.relax.way", language, changes="; ".join(changes))


def _change(change: Change, language: Language, sentences: Mapping[str, str], names: Names) -> str:
    rule = sentences.get(change.row, sentences.get(change.rule, change.rule)).rstrip(".")
    if change.before is None or change.after is None:
        return say("objectives.relax.drop", language, rule=rule)
    key = "raise" if change.sense == "<=" else "lower"
    unit = say("objectives.relax.projects", language) if change.unit == "count" else names.unit(change.unit, language)
    facts = {"rule": rule, "before": change.before, "after": change.after, "unit": unit}
    if change.about:
        return say(f"objectives.relax.{key}_for", language, whom=change.about, **facts)
    return say(f"objectives.relax.{key}", language, **facts)
