"""Robustness of a portfolio to the weights: core, acceptability, each expert's own portfolio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from appraisal.analysis.portfolio import Selection
from appraisal.arrays import Floats
from appraisal.brief import Brief
from appraisal.council.ballots import Ballots
from appraisal.council.influence import own_weights
from appraisal.errors import refuse
from appraisal.once import once
from appraisal.portfolio.acceptability import PortfolioAcceptability, portfolio_acceptability
from appraisal.portfolio.experts import ExpertPortfolios, expert_portfolios
from appraisal.portfolio.robust import RobustPortfolios, robust_portfolios
from appraisal.portfolio.weight_corners import weights_between, weights_within
from appraisal.rules.choices import gains_by

if TYPE_CHECKING:
    from appraisal.robustness.weight_space import WeightSpace

WITHIN = 0.2


@dataclass(frozen=True, kw_only=True, repr=False)
class PortfolioRobustness(Brief):
    """Portfolios under partly known weights, by additive value above doing nothing.

    If at least two experts gave weights, the weights lie between theirs (`space` is "experts"); else within ± 20 % of
    the current ones ("within").

    Attributes:
        selection: the options to choose from.
        weights: (m,) the current ones.
        per_unit: criterion -> what a unit of it adds to the value if it has the whole weight; 0 for a rating.
        ballots: the council's, or None.
    """

    selection: Selection
    weights: Floats
    per_unit: Mapping[str, float]
    ballots: Ballots | None

    @property
    def _own(self) -> dict[str, Floats]:
        return {} if self.ballots is None else own_weights(self.ballots)

    @property
    def space(self) -> str:
        """`experts` or `within`."""
        return "experts" if len(self._own) > 1 else "within"

    @property
    def _shares(self) -> Floats:
        if self.selection.objective_values.shares is None:
            raise refuse("reference_cost_missing")
        return self.selection.objective_values.shares

    @once
    def _gains(self) -> Floats:
        """What each synergy adds to the value, (m, bonuses), if one criterion at a time has the whole weight."""
        gains = self.selection.counted.choices(self.selection.choice.candidates).gains
        return gains_by(gains, [{key: slope} for key, slope in self.per_unit.items()])

    @once
    def core(self) -> RobustPortfolios:
        """All portfolios not dominated under the admissible weights (Liesiö, Mild & Salo 2007), with the core index."""
        if self.space == "experts":
            corners = weights_between(np.array(list(self._own.values())))
        else:
            corners = weights_within(self.weights, share=WITHIN)
        return robust_portfolios(self.selection.answers, corners @ self._shares, gains=corners @ self._gains)

    def acceptability(self, space: WeightSpace, *, draws: int, seed: int) -> PortfolioAcceptability:
        """Return how often each project is in the best portfolio over drawn weights."""
        drawn = space.draw(np.random.default_rng(seed), draws).T
        return portfolio_acceptability(self.selection.answers, drawn @ self._shares, gains=drawn @ self._gains)

    @once
    def experts(self) -> ExpertPortfolios | None:
        """The portfolios by each expert's own weights, and the compromise; None with fewer than two experts."""
        if len(self._own) < 2:
            return None
        own = np.array(list(self._own.values()))
        return expert_portfolios(self.selection.answers, own @ self._shares, gains=own @ self._gains)

    @property
    def expert_keys(self) -> tuple[str, ...]:
        """The experts in the order of `experts.own`."""
        return tuple(self._own)
