"""The check of a journal in words: three findings that stand apart, and what is missing or odd."""

from __future__ import annotations

from appraisal.journal.verify import Verification
from appraisal.text import Language, say


def verification_texts(checked: Verification, language: Language) -> list[str]:
    """Return what the rows prove, what the noted codes prove, and what nobody can check, each in a line of its own."""
    return [
        _rows(checked, language),
        _code(checked, language),
        say(
            "session.verify.not_checked",
            language,
            what=[say(f"session.verify.never.{each}", language) for each in checked.not_checked],
        ),
        *(
            say("session.verify.withheld", language, n=n, what=say(f"session.done.{kind}", language))
            for kind, n in checked.withheld.items()
        ),
        *([say("session.verify.clock_back", language, n=checked.clock_back)] if checked.clock_back else []),
    ]


def _rows(checked: Verification, language: Language) -> str:
    if checked.first is None:
        return say("session.verify.rows_agree", language, n=checked.events)
    part = say(f"session.verify.part.{checked.first.part}", language)
    return say("session.verify.rows_disagree", language, seq=checked.first.seq, part=part)


def _code(checked: Verification, language: Language) -> str:
    if checked.code == "disagree":
        return say("session.verify.code_disagree", language, codes=list(checked.strange_codes))
    return say(f"session.verify.code_{checked.code}", language)
