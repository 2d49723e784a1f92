"""Rules on what a portfolio adds up to: floors, caps and synergies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from appraisal.documents.rules import Rules, Synergy, Total
from appraisal.errors import refuse
from appraisal.portfolio.candidates import Candidates
from appraisal.portfolio.grain import in_steps, steps_of
from appraisal.portfolio.problem import Bonus, Row, Sense


def synergies(rules: Rules, candidates: Candidates) -> tuple[Synergy, ...]:
    """Return the synergies that can be earned: all their projects are candidates."""
    known = set(candidates.projects)
    return tuple(rule for _, rule in rules.keyed() if isinstance(rule, Synergy) and known.issuperset(rule.projects))


def bonuses(earnable: Sequence[Synergy], slopes: Mapping[str, float]) -> tuple[Bonus, ...]:
    """Return what each synergy adds to an objective.

    Args:
        earnable: see `synergies`.
        slopes: key of a total -> what one unit of it adds to the objective; what is not named adds nothing.
    """
    return tuple(
        Bonus(projects=rule.projects, value=sum(gain * slopes.get(key, 0.0) for key, gain in rule.bonus.items()))
        for rule in earnable
    )


def total_rows(key: str, rule: Total, candidates: Candidates, earnable: Sequence[Synergy]) -> Iterator[Row]:
    """Yield the floor and the cap on a total; synergies on that total count.

    Raises:
        InputError: `rule_total_unknown` where the total is not known of every candidate.
    """
    if rule.of not in candidates.totals:
        raise refuse("rule_total_unknown", rule=key, name=rule.of, known=sorted(candidates.totals))
    numbers, bonus = candidates.totals[rule.of].tolist(), [each.bonus.get(rule.of, 0.0) for each in earnable]
    steps = steps_of([*numbers, *bonus, rule.at_least or 0.0, rule.at_most or 0.0])
    coefficients, gains = (np.array([in_steps(x, steps) for x in each], dtype=np.int64) for each in (numbers, bonus))
    sides: tuple[tuple[str, Sense, float | None], ...] = (("min", ">=", rule.at_least), ("max", "<=", rule.at_most))
    for name, sense, bound in sides:
        if bound is not None:
            yield Row(
                name=f"{key} {name}",
                coefficients=coefficients,
                sense=sense,
                rhs=in_steps(bound, steps),
                rule=key,
                unit=rule.of,
                scale=steps,
                bonuses=gains if gains.any() else None,
            )
