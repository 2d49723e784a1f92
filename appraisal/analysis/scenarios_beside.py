"""The best portfolio under each scenario of a case, beside the one that is proposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from appraisal.analysis.appraise import Appraisal
from appraisal.errors import InputError
from appraisal.portfolio.change import Change, between
from appraisal.rules import marks
from appraisal.rules.funding import COUNCIL_FUND

Appraised = Callable[[str | None], Appraisal]
"""The appraisal of the same case under another scenario; None is the case as stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderScenario:
    """What is best under another scenario.

    Attributes:
        scenario: its key; None for the case as stated.
        known: `found`; `none` if no portfolio keeps to the rules; `unknown` if that is not proven, or if the case
            cannot be appraised under it.
        change: from the proposed portfolio; None unless found.
        leaving: thousandths of the proposed money that goes to projects which are then not chosen.
        npv: of the portfolio that is then best, if it is known of all its projects.
    """

    scenario: str | None
    known: Literal["found", "none", "unknown"]
    change: Change | None = None
    leaving: int = 0
    npv: float | None = None


def money_of(appraisal: Appraisal) -> dict[str, int]:
    """Return what each project of the best portfolio asks from the council's own fund, in thousandths."""
    asked = marks.asked(appraisal.candidates, COUNCIL_FUND)
    return {appraisal.candidates.options[index].project: int(asked[index]) for index in appraisal.portfolio.chosen}


def scenarios_beside(appraisal: Appraisal, appraised: Appraised) -> tuple[UnderScenario, ...]:
    """Return what is best under each other scenario of the case, in the case's order.

    Args:
        appraisal: with a portfolio.
        appraised: gives the case under another scenario with the same settings; whoever gives it may keep its answers.
    """
    others = [key for key in (None, *appraisal.case.scenarios) if key != appraisal.scenario]
    return tuple(_under(appraisal, each, appraised) for each in others)


def _under(appraisal: Appraisal, scenario: str | None, appraised: Appraised) -> UnderScenario:
    try:
        then = appraised(scenario)
        best = then.portfolio
    except InputError:  # the scenario's own page says why
        return UnderScenario(scenario=scenario, known="unknown")
    if not best.found:
        return UnderScenario(scenario=scenario, known="none" if best.status == "infeasible" else "unknown")
    before = appraisal.selection.options(appraisal.portfolio.chosen)
    change, money = between(before, then.selection.options(best.chosen)), money_of(appraisal)
    return UnderScenario(
        scenario=scenario,
        known="found",
        change=change,
        leaving=sum(money[each.project] for each in change.leaves),
        npv=then.selection.totals(best.chosen).get("npv"),
    )
