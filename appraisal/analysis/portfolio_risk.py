"""The risk of a whole portfolio: its net present value over the ranges of all its projects together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.candidates import NPV
from appraisal.arrays import Floats
from appraisal.measures.catalogue import net_present_value
from appraisal.measures.risk import simulated


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PortfolioRisk:
    """The draws of a portfolio's net present value, all projects under the same market (rule 12).

    Attributes:
        npv: (draws,) in the case's money, with synergies.
        seed: that repeats them.
        fixed: projects without a range, whose value is the same in every draw.
    """

    npv: Floats
    seed: int
    fixed: tuple[str, ...]

    @property
    def draws(self) -> int:
        """The number of draws."""
        return len(self.npv)

    @property
    def loss(self) -> float:
        """The share of draws in which the whole loses money."""
        return float(np.count_nonzero(self.npv < 0) / self.draws)


def portfolio_risk(appraisal: Appraisal) -> PortfolioRisk | None:
    """Draw the net present value of the best portfolio; None without one, and where nothing in it has a range.

    None too where the value of a chosen project is unknown: a sum without it would be of another portfolio.
    """
    best, selection = appraisal.portfolio, appraisal.selection
    variants = [selection.choice.variants[index] for index in best.chosen]
    drawn = [each for each in variants if each.drivers is not None and each.ranges]
    if not best.found or not drawn or NPV not in selection.totals(best.chosen):
        return None
    settings = appraisal.settings
    runs = simulated(drawn, draws=settings.draws, seed=settings.seed)
    rest = [each for each in variants if each.project not in runs]
    sure = sum(net_present_value(each).value or 0.0 for each in rest)
    sure += sum(gain.get(NPV, 0.0) for gain in selection.bonuses(best.chosen).values())
    whole = np.sum([run.npv for run in runs.values()], axis=0) + sure
    return PortfolioRisk(npv=whole, seed=settings.seed, fixed=tuple(each.project for each in rest))
