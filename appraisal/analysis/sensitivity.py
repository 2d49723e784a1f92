"""Sensitivity of a ranking and a portfolio: further questions, each computed when it is first asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from appraisal.analysis.council import Deliberation, deliberation_of, exchange_of
from appraisal.analysis.information import Request, requests_of
from appraisal.analysis.leave_one_out import ExpertOut, experts_out
from appraisal.analysis.portfolio import Selection
from appraisal.analysis.uncertainty import Evidence
from appraisal.analysis.weights import Weights
from appraisal.arrays import Floats
from appraisal.brief import Brief
from appraisal.council.exchange_rates import ExchangeRate
from appraisal.once import once
from appraisal.ranking.topsis import Ranking
from appraisal.robustness.leave_out import WithoutProject, leave_projects_out
from appraisal.robustness.methods import Panel, panel
from appraisal.robustness.weight_flips import WeightFlip, first_place_flip

AFFORDABLE = 10  # number of figures for which portfolios are computed if each takes a solver


@dataclass(frozen=True, kw_only=True, repr=False)
class Sensitivity(Brief):
    """What still holds with other methods, experts, projects or figures.

    Attributes:
        evidence: the admissible weights and figures, with the case, its decision matrix and its ballots.
        weights: of the criteria, and their origin.
        ranking: of the projects without a gap, or None.
        selection: what can be chosen; computed when first needed.
    """

    evidence: Evidence
    weights: Weights
    ranking: Ranking | None
    selected: Callable[[], Selection]

    @once
    def selection(self) -> Selection:
        """What can be chosen."""
        return self.selected()

    @once
    def quick(self) -> bool:
        """Whether all portfolios are enumerated, so that questions about portfolios are answered at once."""
        return self.selection.answers.enumeration is not None

    @once
    def council(self) -> Deliberation | None:
        """Statistics of the ballots; None without experts."""
        ballots = self.evidence.ballots
        return None if ballots is None else deliberation_of(self.evidence.case, ballots)

    @once
    def exchange_rates(self) -> tuple[ExchangeRate, ...]:
        """The meaning of the current weights in money."""
        return exchange_of(self.evidence.case, self.evidence.decision, self.weights.values)

    @once
    def first_flip(self) -> WeightFlip | None:
        """The smallest change of weights that unseats the first place; None with fewer than two ranked projects."""
        ranked = self.ranking
        return None if ranked is None or len(ranked.matrix.projects) < 2 else first_place_flip(ranked)

    @once
    def panel(self) -> Panel | None:
        """Rankings by other methods and weights; None with fewer than two ranked projects."""
        if self.ranking is None or len(self.ranking.matrix.projects) < 2:
            return None
        judged = None if self.council is None else self.council.judged_weights
        return panel_of(self.ranking, judged=judged)

    @once
    def projects_out(self) -> dict[str, tuple[WithoutProject, ...]]:
        """Changes of places when each project is left out: on the current bounds, and on the projects' own (`data`)."""
        if self.ranking is None:
            return {}
        bounds = dict.fromkeys((self.ranking.scale.bounds, "data"))
        return {name: leave_projects_out(self.ranking, bounds=name) for name in bounds}

    def experts_out(self, *, portfolio: bool) -> tuple[ExpertOut, ...]:
        """Return the council's result without each expert; none with fewer than two experts.

        Args:
            portfolio: whether to compute portfolios too.
        """
        evidence = self.evidence
        if evidence.ballots is None:
            return ()
        selection = self.selection if portfolio and self.selection.portfolio.found else None
        return tuple(
            experts_out(evidence.case, evidence.decision, self.weights, evidence.ballots, self.ranking, selection)
        )

    def requests(self, *, portfolio: bool) -> tuple[Request, ...]:
        """Return the figures by value of information, the most valuable first.

        Args:
            portfolio: whether to compute portfolios: for every figure if that is quick, else for the top ten.
        """
        asked = 0 if not portfolio else None if self.quick else AFFORDABLE
        return requests_of(self.evidence, self.selection, asked=asked)


def panel_of(ranking: Ranking, *, judged: Floats | None = None) -> Panel:
    """Rank by every method with every set of weights.

    Args:
        ranking: the council's.
        judged: (m,) weights from the experts' judgements in pairs, if any.
    """
    given = {} if judged is None else {"ahp": judged}
    return panel(ranking.matrix, scale=ranking.scale, weights=ranking.weights, given=given)
