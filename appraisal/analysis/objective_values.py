"""The value of each option by each plain objective, above doing nothing (rule 13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from appraisal.analysis.candidates import Choice
from appraisal.analysis.decision_matrix import Decision
from appraisal.arrays import Bools, Floats, frozen
from appraisal.brief import Brief
from appraisal.errors import refuse
from appraisal.money import THOUSANDTHS
from appraisal.ranking.above_nothing import closeness_above_nothing, shares_above_nothing
from appraisal.ranking.scale import normalise
from appraisal.ranking.topsis import closeness
from appraisal.rules.file import Rules
from appraisal.rules.funding import COUNCIL_FUND

# Objectives that are more than a sum over the chosen options: their target depends on the budget.
COMPOSED = ("npv-first", "balanced")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ObjectiveValues(Brief):
    """The values of the n options of a choice on m criteria.

    Attributes:
        values: objective -> (n,): `closeness`, `closeness-raw`, `value`, and every total by its key.
        slopes: objective -> key of a total -> what one unit of that total adds to the objective, for synergies.
        minimised: totals of which less is better, according to their criterion.
        barred: objective -> (n,) mask of options of unknown value; no entry if all are known.
        gains: (m criteria) -> key of a total -> what one unit of it adds to the criterion's share; see `shares`.
        shares: (m, n) share of a criterion's scale above doing nothing, for a rating times its size; None without a
            `reference_cost`. Weights times shares are the values of `value`.
    """

    values: Mapping[str, Floats]
    slopes: Mapping[str, Mapping[str, float]]
    minimised: frozenset[str]
    barred: Mapping[str, Bools]
    gains: tuple[Mapping[str, float], ...]
    shares: Floats | None


def objective_values_of(choice: Choice, decision: Decision, weights: Floats, rules: Rules) -> ObjectiveValues:
    """Return the value of each option by each plain objective.

    `value` is included only if the rules state a `reference_cost`, or every criterion adds up.
    """
    scale, criteria = decision.scale, decision.criteria
    totals = choice.candidates.totals
    measured = choice.values
    values: dict[str, Floats] = {key: frozen(numbers) for key, numbers in totals.items()}
    slopes: dict[str, dict[str, float]] = {key: {key: 1.0} for key in totals}
    nothing = decision.nothing
    values["closeness"] = frozen(closeness_above_nothing(measured, scale=scale, weights=weights, nothing=nothing))
    values["closeness-raw"] = frozen(closeness(normalise(measured, scale), weights))
    slopes |= {"closeness": {"closeness": 1.0}, "closeness-raw": {"closeness": 1.0}}
    if choice.npv is not None:
        values["npv"], slopes["npv"] = choice.npv, {"npv": 1.0}
    shares = _shares(choice, decision, rules)
    if shares is not None:
        values["value"] = frozen(weights @ shares)
        per_unit = weights / scale.span
        slopes["value"] = {key: float(per_unit[k]) for k, key in enumerate(criteria) if decision.additive[k]}
    unsure = np.array([not row.all() for row in choice.known], dtype=np.bool_)
    composed = [key for key in ("closeness", "closeness-raw", "value") if key in values] if unsure.any() else []
    per_share = zip(criteria, (1 / scale.span).tolist(), decision.additive, strict=True)
    return ObjectiveValues(
        values=values,
        slopes=slopes,
        minimised=_minimised(choice, decision),
        barred=dict.fromkeys(composed, unsure),
        gains=tuple({key: each} if adds else {} for key, each, adds in per_share),
        shares=None if unsure.any() else shares,
    )


def _minimised(choice: Choice, decision: Decision) -> frozenset[str]:
    """Return the measured criteria of which less is better."""
    known = choice.variants[0].case.criteria if choice.variants else {}
    return frozenset(key for key in decision.criteria if key in known and known[key].direction == "less")


def _shares(choice: Choice, decision: Decision, rules: Rules) -> Floats | None:
    if rules.reference_cost is None and not all(decision.additive):
        return None
    # The size of a project is the money that it receives, whatever it returns later.
    costs = np.maximum(choice.candidates.requests[COUNCIL_FUND], 0).sum(axis=1) / THOUSANDTHS
    shares = shares_above_nothing(
        choice.values,
        scale=decision.scale,
        nothing=decision.nothing,
        sizeless=decision.sizeless,
        costs=costs,
        reference_cost=rules.reference_cost or 1.0,
    )
    return frozen(np.ascontiguousarray(shares.T))


def turned(objective_values: ObjectiveValues, objective: str) -> tuple[str, bool]:
    """Return the key of a plain objective and whether it is minimised.

    A criterion has its own direction, a bare figure is maximised; `min:` or `max:` before the key overrides it.
    """
    way, _, key = objective.rpartition(":")
    if way in ("min", "max") and key in objective_values.slopes:
        return key, way == "min"
    return objective, objective in objective_values.minimised


def of_objective(objective_values: ObjectiveValues, objective: str) -> Floats:
    """Return the value of each option by a plain objective, as named by `turned`.

    Raises:
        InputError: `unknown_objective`; `reference_cost_missing` for `value` without it.
    """
    if objective not in objective_values.values:
        if objective == "value":
            raise refuse("reference_cost_missing")
        raise refuse("unknown_objective", name=objective, known=[*objective_values.values, *COMPOSED])
    return objective_values.values[objective]
