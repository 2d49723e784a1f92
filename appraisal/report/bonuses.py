"""Totals of a portfolio in words, and the part of them that comes from synergies."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.documents.titles import names_of
from appraisal.text import Language, number, say


def total_text(appraisal: Appraisal, key: str, total: float, language: Language, *, signed: bool = False) -> str:
    """Return a total behind its title, with its unit unless the title names it; `signed` is for gains."""
    names = names_of(appraisal.effective)
    sign = "+" if signed and total > 0 else ""
    said = f"{names.total(key, language)}: {sign}{number(total, 'figure', language)}"
    return f"{said} {names.unit_beside(key, language)}".rstrip()


def bonus_texts(appraisal: Appraisal, chosen: Sequence[int], language: Language) -> list[str]:
    """Return for each synergy that a portfolio earns its part of the totals shown beside it."""
    selection = appraisal.selection
    shown, rules = selection.totals(chosen), dict(selection.counted.keyed())
    said = []
    for rule, gains in selection.bonuses(chosen).items():
        totals = [
            total_text(appraisal, key, gain, language, signed=True) for key, gain in gains.items() if key in shown
        ]
        gain = rules[rule].gain
        if totals and gain is not None:
            names = [say("rules.name", language, name=appraisal.effective.projects[key].name) for key in gain.projects]
            said.append(say("portfolio.bonus.together", language, projects=names, gains=totals))
    return said
