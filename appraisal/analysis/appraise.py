"""Turn a case, its council and settings into an appraisal: the point where all engines meet.

Pure: no clock, no files, no random state of its own. Slow parts are computed when they are first asked for, and the
modules that they need are imported then: a ranking does not wait for portfolios or draws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from appraisal.analysis.ballots import ballots_of, pooled_of
from appraisal.analysis.decision_matrix import Decision, decision_of
from appraisal.analysis.figure_results import FigureResults, figure_results
from appraisal.analysis.place_intervals import PlaceInterval, place_intervals_of
from appraisal.analysis.remarks import Remark, remarks_of
from appraisal.analysis.weights import Weights, origin_text, weights_for
from appraisal.council.ballots import Ballots
from appraisal.council.pooling import PooledRatings
from appraisal.documents.case import Case
from appraisal.errors import InputError, Problem, refuse
from appraisal.measures.catalogue import unknown_measures
from appraisal.measures.project_variant import ProjectVariant
from appraisal.once import once
from appraisal.ranking.method_ranking import MethodRanking
from appraisal.ranking.other_methods import METHODS as OTHER_METHODS
from appraisal.ranking.topsis import Ranking, rank
from appraisal.settings import Settings
from appraisal.text.local import Language

if TYPE_CHECKING:
    from appraisal.analysis.portfolio import Selection
    from appraisal.analysis.portfolio_robustness import PortfolioRobustness
    from appraisal.analysis.sensitivity import Sensitivity
    from appraisal.analysis.uncertainty import Evidence
    from appraisal.portfolio.answer import Portfolio
    from appraisal.portfolio.candidates import Candidates
    from appraisal.portfolio.frontier import Frontier

METHODS: Mapping[str, Callable[..., Ranking | MethodRanking]] = {"topsis": rank, **OTHER_METHODS}


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """One case under one scenario and one way of computing.

    Attributes:
        case: as it was read.
        scenario: its key, or None for the case itself.
        effective: the case as the scenario sees it.
        settings: weights, objective, budget.
        figures: what rests on figures and rules alone.
        ballots: the council's, or None without experts.
        pooled: ratings after pooling, or None without experts.
        decision: the decision matrix with its gaps.
        weights: of the criteria, and their origin.
        ranking: of the projects without a gap, or None if every project has one.
    """

    case: Case
    scenario: str | None
    effective: Case
    settings: Settings
    figures: FigureResults
    ballots: Ballots | None
    pooled: PooledRatings | None
    decision: Decision
    weights: Weights
    ranking: Ranking | None

    def __repr__(self) -> str:
        under = f" under {self.scenario!r}" if self.scenario else ""
        total, gaps = len(self.decision.projects), len(self.decision.missing)
        return f"<Appraisal of {self.case.key!r}{under}, {self.settings!r}: {total - gaps} of {total} projects ranked>"

    @once
    def place_intervals(self) -> tuple[PlaceInterval, ...]:
        """The place of every project, in the order of the case."""
        return place_intervals_of(self.decision, self.weights.values, self.ranking)

    @property
    def financed(self) -> Mapping[str, ProjectVariant]:
        """The full variant of each project, with its statement."""
        return self.figures.full

    @once
    def selection(self) -> Selection:
        """What can be chosen, with the answers to all questions about portfolios."""
        from appraisal.analysis.candidates import choice_of
        from appraisal.analysis.objective_values import objective_values_of
        from appraisal.analysis.portfolio import Selection

        choice = choice_of(self.effective, self.decision, self.settings.objective, computed=self.figures.variants)
        rules = self.effective.rules.with_total(self.settings.budget)
        return Selection(
            rules=rules,
            choice=choice,
            objective_values=objective_values_of(choice, self.decision, self.weights.values, rules),
            objective=self.settings.objective,
            remembered=self.figures.remembered,
        )

    @once
    def evidence(self) -> Evidence:
        """The admissible weights and figures, for questions of robustness."""
        from appraisal.analysis.uncertainty import Evidence

        return Evidence(
            case=self.effective,
            decision=self.decision,
            weights=self.weights.values,
            ballots=self.ballots,
            results=self.figures,
            draws=self.settings.draws,
            seed=self.settings.seed,
        )

    @once
    def sensitivity(self) -> Sensitivity:
        """What still holds with other methods, experts, projects or figures."""
        from appraisal.analysis.sensitivity import Sensitivity

        return Sensitivity(
            evidence=self.evidence, weights=self.weights, ranking=self.ranking, selected=lambda: self.selection
        )

    @once
    def portfolio_robustness(self) -> PortfolioRobustness:
        """How robust the portfolio is when the weights are only partly known."""
        from appraisal.analysis.portfolio_robustness import PortfolioRobustness

        per_unit = self.decision.per_unit
        return PortfolioRobustness(
            selection=self.selection, weights=self.weights.values, per_unit=per_unit, ballots=self.ballots
        )

    @property
    def candidates(self) -> Candidates:
        """What the rules choose from."""
        return self.selection.choice.candidates

    @property
    def portfolio(self) -> Portfolio:
        """The best portfolio for the objective and budget of the settings."""
        return self.selection.portfolio

    @property
    def readings(self) -> Mapping[str, Portfolio]:
        """The best portfolio by closeness, by value and by NPV."""
        return self.selection.readings

    @property
    def frontier(self) -> Frontier:
        """The best portfolio for every budget."""
        return self.selection.frontier

    def place_interval(self, project: str) -> PlaceInterval:
        """Return the place of one project, or its interval of places."""
        return self.place_intervals[self.decision.projects.index(project)]

    @once
    def by_method(self) -> Ranking | MethodRanking:
        """The ranking by the method of the settings."""
        ranked = self.ranking
        if ranked is None:
            raise refuse("nothing_rankable", missing=len(self.decision.missing))
        if self.settings.method == "topsis":
            return ranked
        return METHODS[self.settings.method](ranked.matrix, scale=ranked.scale, weights=ranked.weights)

    @property
    def places(self) -> dict[str, int]:
        """The place of each rankable project by the method of the settings."""
        if self.ranking is None:
            return {}
        result = self.by_method
        return dict(zip(result.matrix.projects, result.places.tolist(), strict=True))

    @property
    def scores(self) -> dict[str, float]:
        """The score of each rankable project by the method of the settings."""
        if self.ranking is None:
            return {}
        result = self.by_method
        scores = result.closeness if isinstance(result, Ranking) else result.scores
        return dict(zip(result.matrix.projects, scores.tolist(), strict=True))

    @property
    def order(self) -> tuple[str, ...]:
        """All projects: the ranked from the first place to the last, then those with gaps in the case's order."""
        places = self.places
        return tuple(sorted(self.decision.projects, key=lambda project: places.get(project, inf)))

    def weights_text(self, language: Language) -> str:
        """Return the origin of the weights in words."""
        return origin_text(self.weights, self.settings.weights, self.effective.council, language)

    @once
    def remarks(self) -> tuple[Remark, ...]:
        """Remarks that every reader of the ranking must see."""
        return remarks_of(self.effective, self.decision, self.weights, self.pooled, self.ranking)


def appraise(
    case: Case,
    *,
    scenario: str | None = None,
    settings: Settings | None = None,
    figures: FigureResults | None = None,
) -> Appraisal:
    """Appraise a case.

    Args:
        case: as read by `read_case`.
        scenario: key of one of its scenarios; None for the case itself.
        settings: weights, objective, budget; None for those of the case.
        figures: those of another appraisal of this case under this scenario, before other ballots: what rests on
            figures and rules alone is taken from them. None to compute it.

    Raises:
        InputError: with all problems: unknown scenario, measure, weights; ballots or flows that cannot be used.
    """
    settings = (settings or Settings()).checked()
    if settings.method not in METHODS:
        raise refuse("unknown_method", name=settings.method, known=list(METHODS))
    figures = figure_results(case, scenario, known=figures)
    effective = replace(figures.case, council=case.council, ballots=case.ballots)
    wanted = effective.criteria_set.criteria
    if wrong := tuple(unknown_measures(effective.head, effective.criteria, wanted)):
        raise InputError(Problem(finding.key, finding.facts) for finding in wrong)
    ballots = ballots_of(effective)
    pooled = pooled_of(effective, ballots)
    decision = decision_of(effective, ballots, pooled, known=figures.measured)
    weights = weights_for(settings.weights, effective, ballots, decision)
    ranking = rank(decision.matrix(), scale=decision.scale, weights=weights.values) if decision.rankable else None
    return Appraisal(
        case=case,
        scenario=scenario,
        effective=effective,
        settings=settings.over(weights.criteria),
        figures=figures,
        ballots=ballots,
        pooled=pooled,
        decision=decision,
        weights=weights,
        ranking=ranking,
    )
