"""What a chart has found, in one sentence that is its title; each is computed from what the chart shows."""

from __future__ import annotations

from appraisal.analysis.appraise import Appraisal
from appraisal.money import amount, thousandths
from appraisal.portfolio.frontier import Frontier
from appraisal.report.budget import spending
from appraisal.robustness.acceptability import Acceptability
from appraisal.text import Language, say


def first_in_draws(appraisal: Appraisal, run: Acceptability, language: Language) -> str:
    """Say which project is first in most draws, and in what share of them; the earlier in the case of equals."""
    shares = run.places[:, 0].tolist()
    first = max(range(len(shares)), key=lambda row: (shares[row], -row))
    name = appraisal.effective.projects[appraisal.decision.projects[first]].brief
    return say("found.places", language, project=name, share=shares[first])


def closest(appraisal: Appraisal, language: Language) -> str:
    """Say which project comes closest to the ideal; "" if none has a closeness."""
    scores = appraisal.scores if appraisal.settings.method == "topsis" else {}
    first = next((project for project in appraisal.order if project in scores), None)
    if first is None:
        return ""
    return say("found.closeness", language, project=appraisal.effective.projects[first].brief, score=scores[first])


def tightest_year(appraisal: Appraisal, language: Language) -> str:
    """Say in which year least is left of its limit; "" without a limit of a year."""
    spare = [(cap - used, year) for year, used, cap in spending(appraisal) if cap is not None]
    if not spare:
        return ""
    left, year = min(spare)
    return say("found.tightest", language, year=str(year), spare=left, unit=_money(appraisal, language))


def next_step_of(appraisal: Appraisal, curve: Frontier, budget: float, language: Language) -> str:
    """Say how much more money buys a better portfolio, or that none does; "" where that is not known."""
    if curve.apart:
        return ""
    step = curve.next_step(thousandths(budget))
    if step is not None and not step.changes:
        return ""  # a breakpoint that only says how much is proved from there on
    if step is not None:
        key = "found.next_step" if curve.exact else "found.next_known"
        return say(key, language, extra=amount(step.extra), unit=_money(appraisal, language))
    return say("found.no_more", language) if curve.exact and curve.breakpoints else ""


def _money(appraisal: Appraisal, language: Language) -> str:
    return appraisal.effective.names.unit("money", language)
