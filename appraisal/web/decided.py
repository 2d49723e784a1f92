"""The decision on one screen for the pages and the wall, with what takes longer computed once for all readers."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.outlook import Outlook, outlook
from appraisal.cache import Cache
from appraisal.report.decision import decision_view
from appraisal.report.decision_view import DecisionView
from appraisal.text import Language
from appraisal.web import answers

outlooks: Cache[answers.Key, Outlook | None] = Cache(most=16)


def screen(appraisal: Appraisal, language: Language, *, quick: bool = False) -> DecisionView:
    """Return the decision on one screen.

    Args:
        appraisal: of the reader's scenario, objective and budget.
        language: of the words.
        quick: whether to leave out what takes longer; it is then marked as being computed.
    """
    return decision_view(appraisal, language, None if quick else outlook_of(appraisal), pending=quick)


def outlook_of(appraisal: Appraisal) -> Outlook | None:
    """Return what could change a portfolio, computed on first request."""

    def under(scenario: str | None) -> Appraisal:
        return answers.budgeted_appraisal(appraisal.case, scenario=scenario, settings=appraisal.settings)

    return outlooks.get(answers.key_of(appraisal), lambda: outlook(appraisal, under))
