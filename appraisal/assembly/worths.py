"""What each option is worth by each plain objective, above doing nothing (rule 13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from appraisal.arrays import Bools, Floats, frozen
from appraisal.assembly.candidates import Choice
from appraisal.assembly.decision import Decision
from appraisal.documents.project import COUNCIL_FUND
from appraisal.documents.rules import Rules
from appraisal.errors import refuse
from appraisal.money import THOUSANDTHS
from appraisal.ranking.above_nothing import closeness_above_nothing, value_above_nothing
from appraisal.ranking.scale import normalise
from appraisal.ranking.topsis import closeness

# Objectives that are more than a sum over what is chosen.
COMPOSED = ("npv-first", "balanced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worths:
    """What the n options of a choice are worth on m criteria.

    Attributes:
        values: objective -> (n,): `closeness`, `closeness-raw`, `value`, and every total by its key.
        slopes: objective -> key of a total -> what one unit of that total adds to the objective, for synergies.
        shares: (m, n) share of a criterion's scale above doing nothing, a rating's by size; None without a
            `reference_cost`. Weights times shares are the values of `value`.
    """

    values: Mapping[str, Floats]
    slopes: Mapping[str, Mapping[str, float]]
    shares: Floats | None


def worths_of(choice: Choice, decision: Decision, weights: Floats, rules: Rules) -> Worths:
    """Return what each option is worth.

    `value` is there only where the rules state a `reference_cost`, or no criterion is a rating.
    """
    ratings = np.array(decision.ratings, dtype=np.bool_)
    scale, criteria = decision.scale, decision.criteria
    totals = choice.candidates.totals
    measured = choice.values
    values: dict[str, Floats] = {key: frozen(numbers) for key, numbers in totals.items()}
    slopes: dict[str, dict[str, float]] = {key: {key: 1.0} for key in totals}
    values["closeness"] = frozen(closeness_above_nothing(measured, scale=scale, weights=weights, ratings=ratings))
    values["closeness-raw"] = frozen(closeness(normalise(measured, scale), weights))
    slopes |= {"closeness": {"closeness": 1.0}, "closeness-raw": {"closeness": 1.0}}
    shares = _shares(choice, decision, ratings, rules)
    if shares is not None:
        values["value"] = frozen(weights @ shares)
        per_unit = weights / scale.span
        slopes["value"] = {key: float(per_unit[k]) for k, key in enumerate(criteria) if not ratings[k]}
    return Worths(values=values, slopes=slopes, shares=shares)


def _shares(choice: Choice, decision: Decision, ratings: Bools, rules: Rules) -> Floats | None:
    if rules.reference_cost is None and ratings.any():
        return None
    costs = choice.candidates.requests[COUNCIL_FUND].sum(axis=1) / THOUSANDTHS
    of_one_criterion = [
        value_above_nothing(
            choice.values,
            scale=decision.scale,
            weights=one,
            ratings=ratings,
            costs=costs,
            reference_cost=rules.reference_cost or 1.0,
        )
        for one in np.eye(len(decision.criteria))
    ]
    return frozen(of_one_criterion)


def of_objective(worths: Worths, objective: str) -> Floats:
    """Return what each option is worth by a plain objective.

    Raises:
        InputError: `unknown_objective`; `reference_cost_missing` for `value` without it.
    """
    if objective not in worths.values:
        if objective == "value":
            raise refuse("reference_cost_missing")
        raise refuse("unknown_objective", name=objective, known=[*worths.values, *COMPOSED])
    return worths.values[objective]
