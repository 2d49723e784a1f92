"""Totals of a portfolio in words, and the part of them that comes from synergies."""

from __future__ import annotations

from collections.abc import Sequence

from appraisal.analysis.appraise import Appraisal
from appraisal.figures import Status
from appraisal.money import amount, thousandths
from appraisal.report.blocks import KeyValues
from appraisal.report.register import project_numbers
from appraisal.text import Language, number, say


def portfolio_totals(appraisal: Appraisal, language: Language, *, numbered: bool = False) -> KeyValues:
    """Return what the best portfolio costs and reaches: money spent and left, totals, and what of them is a synergy's.

    Projects with assumed figures are named, or `numbered` in the order of the case.
    """
    best, selection, names = appraisal.portfolio, appraisal.selection, appraisal.effective.names
    spent, budget = amount(best.cost or 0), selection.total_budget
    facts = {"spent": _money(appraisal, spent, language)}
    if budget is not None:
        facts["budget"] = _money(appraisal, budget, language)
        facts["unspent"] = _unspent(appraisal, budget - spent, language)
    pairs = [(say(f"portfolio.totals.{key}", language), said) for key, said in facts.items()]
    for key, total in selection.totals(best.chosen).items():
        said = f"{number(total, 'figure', language)} {names.unit_beside(key, language)}".rstrip()
        pairs.append((names.total(key, language), said + _assumed(appraisal, key, language, numbered=numbered)))
    if together := bonus_texts(appraisal, best.chosen, language):
        pairs.append((say("portfolio.totals.bonus", language), "; ".join(together)))
    return KeyValues(tuple(pairs))


def _money(appraisal: Appraisal, value: float, language: Language) -> str:
    return f"{number(value, 'money', language)} {appraisal.effective.names.unit('money', language)}"


def _unspent(appraisal: Appraisal, left: float, language: Language) -> str:
    """State how much money is left, and the cost of the next better portfolio if the frontier is known."""
    said, selection = _money(appraisal, left, language), appraisal.selection
    if left <= 0 or selection.answers.enumeration is None or selection.total_budget is None:
        return said
    step = selection.frontier.next_step(thousandths(selection.total_budget))
    if step is None:
        return say("portfolio.totals.unspent_last", language, left=said)
    extra = _money(appraisal, amount(step.extra), language)
    return say("portfolio.totals.unspent_next", language, left=said, extra=extra)


def _assumed(appraisal: Appraisal, key: str, language: Language, *, numbered: bool) -> str:
    """Name the projects of the portfolio with assumed figures in a total."""
    case, chosen = appraisal.effective, appraisal.selection.projects(appraisal.portfolio.chosen)
    if key not in appraisal.decision.criteria:
        return ""
    weak = [each for each in chosen if appraisal.decision.cells[each][key].status is Status.ASSUMED]
    if not weak:
        return ""
    if len(weak) == len(chosen):
        return say("portfolio.totals.all_assumed", language)
    named = [project_numbers(case, weak, language)] if numbered else case.names.project_list(weak, language)
    return say("portfolio.totals.some_assumed", language, projects=named)


def total_text(appraisal: Appraisal, key: str, total: float, language: Language, *, signed: bool = False) -> str:
    """Return a total behind its title, with its unit unless the title names it; `signed` is for gains."""
    names = appraisal.effective.names
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
