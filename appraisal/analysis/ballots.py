"""From the council's document to ballots."""

from __future__ import annotations

import numpy as np

from appraisal.arrays import Floats
from appraisal.council.ballots import Ballots
from appraisal.council.pooling import PooledRatings, pool_ratings
from appraisal.documents.case import Case
from appraisal.documents.weighting import Weighting
from appraisal.errors import InputError, Problem
from appraisal.ranking.weights.ahp import Priorities, ahp_priorities, judgement_matrix
from appraisal.ranking.weights.direct import points_weights, rank_order_centroid_weights, swing_weights


def ballots_of(case: Case) -> Ballots | None:
    """Return the ballots of a case, or None where it names no expert.

    An expert who abstains, cannot judge or says nothing on a cell gives no rating there but stays entitled to one; an
    expert recused from a project is not.
    """
    members = case.council.members
    if not members:
        return None
    projects = tuple(case.projects)
    criteria = case.criteria_set.criteria
    rated = tuple(key for key in criteria if case.criteria[key].rating is not None)
    shape = (len(members), len(projects), len(rated))
    ratings, given = np.zeros(shape), np.zeros(shape, dtype=np.bool_)
    recused = np.zeros(shape[:2], dtype=np.bool_)
    weights = np.zeros((len(members), len(criteria)))
    gave = np.zeros(len(members), dtype=np.bool_)
    for e, (_, ballot) in enumerate(case.counted):
        for k, criterion in enumerate(rated):
            for project, points in ballot.ratings(criterion).items():
                ratings[e, projects.index(project), k] = points
                given[e, projects.index(project), k] = True
        for project in ballot.recused:
            recused[e, projects.index(project)] = True
        if ballot.weights is not None:
            weights[e] = weights_of(ballot.weights, criteria)
            gave[e] = True
    return Ballots(
        experts=tuple(member.key for member in members),
        projects=projects,
        rated=rated,
        weighed=criteria,
        ratings=ratings,
        given=given,
        recused=recused,
        weights=weights,
        gave_weights=gave,
    )


def weights_of(weighting: Weighting, criteria: tuple[str, ...]) -> Floats:
    """Return one expert's weights (m,) by the method of the ballot.

    A criterion without points or a swing has weight 0. An order and judgements must name every criterion.

    Raises:
        InputError: `order_incomplete`, `judgements_incomplete`, and those of the methods.
    """
    if weighting.method == "ahp":
        return priorities_of(weighting, criteria).weights
    if weighting.method == "rank_order":
        if sorted(weighting.order) != sorted(criteria):
            raise InputError([Problem("order_incomplete", {"missing": weighting.unordered(criteria)})])
        return rank_order_centroid_weights([weighting.order.index(key) + 1 for key in criteria])
    points = [weighting.points.get(key, 0.0) for key in criteria]
    if weighting.method == "swing":
        return swing_weights(points, criteria=criteria)
    return points_weights(points, criteria=criteria)


def priorities_of(weighting: Weighting, criteria: tuple[str, ...]) -> Priorities:
    """Return the AHP priorities of an expert's judgements, with their consistency ratio."""
    said = {(each.more, each.less): each.times for each in weighting.judgements}
    said |= {(less, more): 1 / times for (more, less), times in said.items()}
    pairs = [(a, b) for i, a in enumerate(criteria) for b in criteria[i + 1 :]]
    if missing := weighting.unjudged(criteria):
        raise InputError([Problem("judgements_incomplete", {"missing": missing})])
    return ahp_priorities(judgement_matrix([said[pair] for pair in pairs], count=len(criteria)))


def pooled_of(case: Case, ballots: Ballots | None) -> PooledRatings | None:
    """Return the ratings after pooling by the method of the council's file; None without experts."""
    council = case.council
    if ballots is None:
        return None
    return pool_ratings(ballots, how=council.pooling, quorum_share=0.0, quorum_least=council.quorum)
