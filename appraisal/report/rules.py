"""The rules as sentences, the clashing ones, and the cheapest ways out."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.analysis.appraise import Appraisal
from appraisal.portfolio.relaxations import Relaxation, RelaxedRow
from appraisal.rules.names import Names
from appraisal.rules.sentences import sentences
from appraisal.text import Language, say


def rule_sentences(appraisal: Appraisal, language: Language) -> dict[str, str]:
    """Return every budget and rule of an appraisal as a sentence with its reason, by its key."""
    return sentences(appraisal.selection.rules, language, names=appraisal.effective.names)


def short_rules(appraisal: Appraisal, language: Language) -> dict[str, str]:
    """Return every budget and rule of an appraisal as a sentence without its reason, by its key."""
    return sentences(appraisal.selection.rules.without_reasons(), language, names=appraisal.effective.names)


def clash_texts(appraisal: Appraisal, language: Language) -> tuple[str, ...]:
    """Return each smallest set of clashing rules as a sentence; none if there is a portfolio."""
    said = short_rules(appraisal, language)
    quoted = {rule: say("rules.name", language, name=text.rstrip(".")) for rule, text in said.items()}
    return tuple(
        say("objectives.relax.clash", language, rules=[quoted.get(rule, rule) for rule in clash])
        for clash in appraisal.selection.clashes.sets
    )


def relaxation_texts(appraisal: Appraisal, language: Language) -> tuple[str, ...]:
    """Return the cheapest ways out of the clashes as sentences; none if there is a portfolio."""
    said, names = short_rules(appraisal, language), appraisal.effective.names
    return tuple(relaxation_text(way, language, sentences=said, names=names) for way in appraisal.selection.relaxations)


def relaxation_text(way: Relaxation, language: Language, *, sentences: Mapping[str, str], names: Names) -> str:
    """Return one way out in words: which rules are relaxed, and by how much."""
    changes = [_change(each, language, sentences, names) for each in way.changes]
    return say("objectives.relax.way", language, changes="; ".join(changes))


def _change(change: RelaxedRow, language: Language, sentences: Mapping[str, str], names: Names) -> str:
    rule = sentences.get(change.row, sentences.get(change.rule, change.rule)).rstrip(".")
    if change.before is None or change.after is None:
        return say("objectives.relax.drop", language, rule=rule)
    key = "raise" if change.sense == "<=" else "lower"
    if change.unit == "share":
        return say(f"objectives.relax.{key}_share", language, rule=rule, before=change.before, after=change.after)
    unit = say("objectives.relax.projects", language) if change.unit == "count" else names.unit(change.unit, language)
    facts = {"rule": rule, "before": change.before, "after": change.after, "unit": unit}
    if change.about:
        return say(f"objectives.relax.{key}_for", language, whom=change.about, **facts)
    return say(f"objectives.relax.{key}", language, **facts)
