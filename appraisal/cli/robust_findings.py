"""The results of the command `robustness`: everything that is quick, and requested details."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from appraisal.analysis.appraise import Appraisal
from appraisal.analysis.information import Request
from appraisal.analysis.leave_one_out import ExpertOut
from appraisal.errors import refuse
from appraisal.once import once
from appraisal.portfolio.acceptability import PortfolioAcceptability
from appraisal.report.portfolio_robustness import sampled_portfolios
from appraisal.report.robustness import MOST_FLIPS, neighbours
from appraisal.robustness.acceptability import Acceptability
from appraisal.robustness.weight_flips import WeightFlip
from appraisal.robustness.weight_space import WeightSpace
from appraisal.text import Language, say

PARTS = ("places", "pairs", "panel", "experts", "council", "portfolios", "information")
EVERY = "all"


def parts_named(detail: str | None) -> frozenset[str]:
    """Return the requested details.

    Raises:
        InputError: `unknown_detail`.
    """
    asked = [each.strip() for each in (detail or "").split(",") if each.strip()]
    for each in asked:
        if each not in (*PARTS, EVERY):
            raise refuse("unknown_detail", name=each, known=[*PARTS, EVERY])
    return frozenset(PARTS if EVERY in asked else asked)


@dataclass(frozen=True, kw_only=True)
class Findings:
    """An appraisal's run of draws and further results, each computed when first asked for.

    Attributes:
        appraisal: the appraisal.
        run: the draws.
        space: which weights are admissible.
        vary: what is drawn.
        weights: the admissible weights.
        parts: requested details: some of `PARTS`.
    """

    appraisal: Appraisal
    run: Acceptability
    space: str
    vary: str
    weights: WeightSpace
    parts: frozenset[str]

    def prepare(self, tell: Callable[[str], None], *, every: bool) -> None:
        """Compute what will be shown, with progress.

        Args:
            tell: called with the name of the current part.
            every: whether all parts will be shown, as in a JSON document.
        """
        tell("flips")
        _ = self.appraisal.sensitivity.first_flip
        if every or "pairs" in self.parts:
            _ = self.neighbour_flips
        tell("panel")
        _ = (self.appraisal.sensitivity.panel, self.appraisal.sensitivity.projects_out)
        tell("experts")
        _ = self.without
        tell("portfolios")
        _ = self.drawn
        tell("information")
        _ = self.requests

    @once
    def neighbour_flips(self) -> tuple[WeightFlip, ...]:
        """Of neighbours in the ranking."""
        return neighbours(self.appraisal, every="pairs" in self.parts)

    @property
    def flips_left_out(self) -> bool:
        """Whether only the first neighbours are compared."""
        ranking = self.appraisal.ranking
        if ranking is None or "pairs" in self.parts:
            return False
        return len(neighbours(self.appraisal, every=False)) < len(ranking.matrix.projects) - 1

    @once
    def portfolios(self) -> bool:
        """Whether questions about portfolios are answered: they are quick, or were requested."""
        return self.appraisal.sensitivity.quick or "portfolios" in self.parts

    @once
    def steady(self) -> bool:
        """Whether portfolios under other weights can be and are computed."""
        return (
            self.portfolios
            and self.appraisal.selection.objective_values.shares is not None
            and self.appraisal.portfolio.found
        )

    @once
    def drawn(self) -> PortfolioAcceptability | None:
        """How often each project is in the best portfolio; None if not computed."""
        if not self.steady:
            return None
        return sampled_portfolios(self.appraisal, weights=self.weights, seed=self.run.seed)

    @once
    def without(self) -> tuple[ExpertOut, ...]:
        """The council's result without each expert."""
        return self.appraisal.sensitivity.experts_out(portfolio=self.portfolios)

    @once
    def requests(self) -> tuple[Request, ...]:
        """The value of knowing each figure."""
        portfolio = self.appraisal.sensitivity.quick or "information" in self.parts
        return self.appraisal.sensitivity.requests(portfolio=portfolio and self.appraisal.portfolio.found)


def left_out(findings: Findings, language: Language, *, every: bool) -> list[str]:
    """Return what was not computed because it is slow for so many projects.

    Args:
        findings: the computed results.
        language: of the answer.
        every: whether all quick results were computed, as for a JSON document.
    """
    said = []
    if every and findings.flips_left_out:
        said.append(say("cli.robust.neighbours", language, n=MOST_FLIPS))
    if not findings.appraisal.sensitivity.quick:
        said += [
            say(f"cli.robust.{part}_left_out", language)
            for part in ("portfolios", "information")
            if part not in findings.parts
        ]
    return said
