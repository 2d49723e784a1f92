"""What changes when an expert is left out: places, intervals and the portfolio, by the keys of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from appraisal.analysis.candidates import choice_of
from appraisal.analysis.decision_matrix import Decision, rerated
from appraisal.analysis.objective_values import objective_values_of
from appraisal.analysis.portfolio import Selection
from appraisal.analysis.weights import COUNCIL, Weights
from appraisal.arrays import Floats
from appraisal.council.ballots import Ballots
from appraisal.council.influence import without_each
from appraisal.documents.case import Case
from appraisal.portfolio.change import Change, between
from appraisal.ranking.intervals import place_intervals
from appraisal.ranking.topsis import Ranking, rank
from appraisal.robustness.leave_out import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertOut:
    """The council's result without one expert.

    Attributes:
        expert: the one left out.
        weights: (m,) of the others; None if nobody else gave any: then there is no result.
        moves: ranked projects whose place changes.
        intervals: (before, after) of the projects with gaps whose interval of places changes; empty with bounds taken
            from the data.
        portfolio: the change of the best portfolio; None if it was not asked for.
    """

    expert: str
    weights: Floats | None
    moves: tuple[Move, ...] = ()
    intervals: tuple[tuple[str, tuple[int, int], tuple[int, int]], ...] = ()
    portfolio: Change | None = None


def experts_out(
    case: Case,
    decision: Decision,
    weights: Weights,
    ballots: Ballots,
    ranking: Ranking | None,
    selection: Selection | None,
) -> Iterator[ExpertOut]:
    """Yield the council's result without each expert in turn; nothing for a single expert.

    Args:
        case: under its scenario.
        decision: with all experts.
        weights: the current ones; leaving out an expert changes only the council's own weights.
        ballots: of all experts.
        ranking: with all experts, or None if every project has a gap.
        selection: for the portfolios; None skips them.
    """
    council = case.council
    for each in without_each(ballots, how=council.pooling, quorum_share=0.0, quorum_least=council.quorum):
        then = weights.values if weights.whose != COUNCIL else None
        if then is None and each.weights is not None:
            then = each.weights.values
        if then is None:
            yield ExpertOut(expert=each.expert, weights=None)
            continue
        without = rerated(case, decision, ballots.without(each.expert), each.ratings)
        yield ExpertOut(
            expert=each.expert,
            weights=then,
            moves=_moves(ranking, without, then),
            intervals=_intervals(decision, weights.values, without, then),
            portfolio=_portfolio(case, selection, without, then),
        )


def _moves(ranking: Ranking | None, without: Decision, weights: Floats) -> tuple[Move, ...]:
    if ranking is None or not without.rankable:
        return ()
    after = rank(without.matrix(), scale=without.scale, weights=weights)
    places = dict(zip(after.matrix.projects, after.places.tolist(), strict=True))
    before = zip(ranking.matrix.projects, ranking.places.tolist(), strict=True)
    return tuple(
        Move(project=project, before=place, after=places[project])
        for project, place in before
        if project in places and places[project] != place
    )


def _intervals(
    decision: Decision, weights: Floats, without: Decision, then: Floats
) -> tuple[tuple[str, tuple[int, int], tuple[int, int]], ...]:
    if decision.scale.bounds != "declared":
        return ()
    before = place_intervals(*decision.ends(), scale=decision.scale, weights=weights).tolist()
    after = place_intervals(*without.ends(), scale=without.scale, weights=then).tolist()
    return tuple(
        (project, (was[0], was[1]), (now[0], now[1]))
        for project, was, now in zip(decision.projects, before, after, strict=True)
        if project in decision.missing and was != now
    )


def _portfolio(case: Case, selection: Selection | None, without: Decision, weights: Floats) -> Change | None:
    if selection is None:
        return None
    choice = choice_of(case, without)
    objective_values = objective_values_of(choice, without, weights, selection.rules)
    then = replace(selection, choice=choice, objective_values=objective_values)
    return between(selection.options(selection.portfolio.chosen), then.options(then.portfolio.chosen))
