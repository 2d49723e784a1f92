"""Rules as sentences, in both languages, each followed by the council's reason, if any."""

from __future__ import annotations

from appraisal.rules.file import Rules
from appraisal.rules.names import Names
from appraisal.text import Language, LocalText, say


def sentences(rules: Rules, language: Language, *, names: Names | None = None) -> dict[str, str]:
    """Return every rule and every budget as a sentence, by the key used in rows and answers.

    The reason of a fund is stated once, after the first of its sentences.
    """
    known = names or Names()
    said: dict[str, str] = {}
    for fund, budget in rules.by_fund().items():
        of_fund = budget.sentences(fund, language, known)
        for key in list(of_fund)[:1]:
            of_fund[key] = _reasoned(of_fund[key], budget.reason, language)
        said |= of_fund
    return said | {key: _reasoned(rule.sentence(language, known), rule.reason, language) for key, rule in rules.keyed()}


def _reasoned(text: str, reason: LocalText | None, language: Language) -> str:
    return text if reason is None else say("rules.because", language, sentence=text, reason=reason)
