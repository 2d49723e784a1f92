"""What could still change a proposed portfolio, and how far it can be relied on: scenarios, weights, a loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from appraisal.analysis.appraise import Appraisal, appraise
from appraisal.analysis.portfolio_risk import PortfolioRisk, portfolio_risk
from appraisal.analysis.scenarios_beside import Appraised, UnderScenario, money_of, scenarios_beside
from appraisal.figures import Status

Level = Literal["high", "medium", "low", "unknown"]
_MOST_MONEY = 0.5  # share of the money that must stay whatever happens; with less, little of the proposal is sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How far the choice of the projects can be relied on, by the part that is least sure.

    `low`: at least half of the money goes to projects that a scenario, or admissible weights, leave out; `medium`: some
    of it, or the choice stays but rests on assumed figures; `high`: neither; `unknown`: there is neither a scenario nor
    an answer on weights.

    Attributes:
        level: in one word.
        by: what it rests on.
        scenario: the scenario that moves most, if that decides.
        leaving: thousandths of the proposed money that then go elsewhere.
    """

    level: Level
    by: Literal["scenario", "weights", "assumed", "steady", "unknown"]
    scenario: UnderScenario | None = None
    leaving: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What takes longer to compute than the proposal itself.

    Attributes:
        risk: of the whole; None where it cannot be drawn.
        scenarios: the best portfolio under each other scenario.
        core: project -> share of the portfolios that admissible weights leave; None where that is not enumerated.
        confidence: how far the choice can be relied on.
    """

    risk: PortfolioRisk | None
    scenarios: tuple[UnderScenario, ...]
    core: Mapping[str, float] | None
    confidence: Confidence

    @property
    def heaviest(self) -> UnderScenario | None:
        """The scenario under which most of the proposed money leaves, else one that changes anything, else None."""
        moved = [each for each in self.scenarios if each.change or each.known == "none"]
        return max(moved, key=lambda each: (each.known == "none", each.leaving), default=None)


def outlook(appraisal: Appraisal, appraised: Appraised | None = None) -> Outlook | None:
    """Return what could change the best portfolio of an appraisal; None without a portfolio that holds anything.

    Args:
        appraisal: with any portfolio.
        appraised: as `scenarios_beside`; by default each scenario is appraised anew.
    """
    if not appraisal.portfolio.chosen:
        return None

    def anew(scenario: str | None) -> Appraisal:
        return appraise(appraisal.case, scenario=scenario, settings=appraisal.settings)

    scenarios = scenarios_beside(appraisal, appraised or anew)
    core = _core(appraisal)
    return Outlook(
        risk=portfolio_risk(appraisal),
        scenarios=scenarios,
        core=core,
        confidence=_confidence(appraisal, scenarios, core),
    )


def _core(appraisal: Appraisal) -> Mapping[str, float] | None:
    valued = appraisal.selection.objective_values.shares is not None
    if not valued or not appraisal.sensitivity.quick:
        return None
    return appraisal.portfolio_robustness.core.core_index


def _confidence(
    appraisal: Appraisal, scenarios: tuple[UnderScenario, ...], core: Mapping[str, float] | None
) -> Confidence:
    money = money_of(appraisal)
    whole = sum(money.values())
    lost = {each: whole if each.known == "none" else each.leaving for each in scenarios}
    worst = max(lost, key=lost.__getitem__, default=None)
    by_scenario = 0 if worst is None else lost[worst]
    by_weights = 0 if core is None else sum(each for key, each in money.items() if core.get(key, 1.0) < 1)
    leaving = max(by_scenario, by_weights)
    if leaving:
        level: Level = "low" if leaving >= _MOST_MONEY * whole else "medium"
        if by_scenario >= by_weights:
            return Confidence(level=level, by="scenario", scenario=worst, leaving=by_scenario)
        return Confidence(level=level, by="weights", leaving=by_weights)
    if core is None and not any(each.known == "found" for each in scenarios):
        return Confidence(level="unknown", by="unknown")
    cells = [cell for project in money for cell in appraisal.decision.cells[project].values()]
    if any(cell.status is Status.ASSUMED for cell in cells):
        return Confidence(level="medium", by="assumed")
    return Confidence(level="high", by="steady")
