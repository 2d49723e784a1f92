"""How steady a portfolio is when the weights are not known exactly: core, acceptability, each expert's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from appraisal.arrays import Floats
from appraisal.assembly.selection import Selection
from appraisal.council.ballots import Ballots
from appraisal.council.influence import own_weights
from appraisal.errors import refuse
from appraisal.portfolio.acceptability import Acceptability, portfolio_acceptability
from appraisal.portfolio.experts import ExpertPortfolios, expert_portfolios
from appraisal.portfolio.robust import RobustPortfolios, robust_portfolios
from appraisal.portfolio.weight_corners import weights_between, weights_within

if TYPE_CHECKING:
    from appraisal.robustness.weight_space import WeightSpace

WITHIN = 0.2


@dataclass(frozen=True, kw_only=True)
class Steadiness:
    """Portfolios under weights that are only known to lie somewhere, by additive value above doing nothing.

    Where at least two experts gave weights, the weights lie between theirs (`space` is "experts"); else within ± 20 %
    of those in force ("within").

    Attributes:
        selection: what is chosen from.
        weights: (m,) in force.
        ballots: the council's, or None.
    """

    selection: Selection
    weights: Floats
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
        if self.selection.worths.shares is None:
            raise refuse("reference_cost_missing")
        return self.selection.worths.shares

    @cached_property
    def core(self) -> RobustPortfolios:
        """All portfolios not dominated under the admissible weights (Liesiö, Mild & Salo 2007), with the core index."""
        if self.space == "experts":
            corners = weights_between(np.array(list(self._own.values())))
        else:
            corners = weights_within(self.weights, share=WITHIN)
        return robust_portfolios(self.selection.answers, corners @ self._shares)

    def acceptability(self, space: WeightSpace, *, draws: int, seed: int) -> Acceptability:
        """Return how often each project is in the best portfolio over drawn weights."""
        return portfolio_acceptability(
            self.selection.answers, space.draw(np.random.default_rng(seed), draws).T @ self._shares
        )

    @cached_property
    def experts(self) -> ExpertPortfolios | None:
        """What each expert's own weights would choose, and the compromise; None with fewer than two experts."""
        if len(self._own) < 2:
            return None
        return expert_portfolios(self.selection.answers, np.array(list(self._own.values())) @ self._shares)

    @property
    def expert_keys(self) -> tuple[str, ...]:
        """The experts in the order of `experts.own`."""
        return tuple(self._own)
