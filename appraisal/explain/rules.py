"""The rules as sentences, which of them clash, and the cheapest ways out."""

from __future__ import annotations

from appraisal.appraise import Appraisal
from appraisal.assembly.infeasible import relaxation_text
from appraisal.portfolio.rules.names import names_of
from appraisal.portfolio.rules.sentences import sentences
from appraisal.text import Language, say


def rule_sentences(found: Appraisal, language: Language) -> dict[str, str]:
    """Return every budget and rule of an appraisal as a sentence with its reason, by its key."""
    return sentences(found.selection.rules, language, names=names_of(found.effective))


def _short_sentences(found: Appraisal, language: Language) -> dict[str, str]:
    return sentences(found.selection.rules.without_reasons(), language, names=names_of(found.effective))


def clash_texts(found: Appraisal, language: Language) -> tuple[str, ...]:
    """Return each smallest set of clashing rules as a sentence; none where there is a portfolio."""
    said = _short_sentences(found, language)
    quoted = {rule: say("rules.name", language, name=text.rstrip(".")) for rule, text in said.items()}
    return tuple(
        say("objectives.relax.clash", language, rules=[quoted.get(rule, rule) for rule in clash])
        for clash in found.selection.clashes.sets
    )


def relaxation_texts(found: Appraisal, language: Language) -> tuple[str, ...]:
    """Return the cheapest ways out of the clashes as sentences; none where there is a portfolio."""
    said, names = _short_sentences(found, language), names_of(found.effective)
    return tuple(relaxation_text(way, language, sentences=said, names=names) for way in found.selection.relaxations)
