"""A synergy counts wherever its measure does: in the figure, and in every criterion that measures it."""

from __future__ import annotations

from collections.abc import Mapping

from appraisal.documents.criterion import Criterion
from appraisal.documents.rules import Rules, Synergy


def spread(rules: Rules, criteria: Mapping[str, Criterion]) -> Rules:
    """Return rules whose synergies name every total of their measure.

    A bonus of 50 `jobs` is 50 of each criterion that measures `jobs`, and a bonus of such a criterion is one of the
    figure. What a rule itself names stands as it is written.

    Args:
        rules: as the case states them.
        criteria: by key.

    Example:
        >>> work = {"title": "Work", "unit": "jobs", "measure": "jobs", "direction": "more", "bounds": [0, 9]}
        >>> told = {"kind": "synergy", "projects": ["a", "b"], "bonus": {"jobs": 50}}
        >>> rules, criterion = Rules.model_validate({"rules": [told]}), Criterion.model_validate(work)
        >>> spread(rules, {"work": criterion}).rules[0].bonus
        {'jobs': 50.0, 'work': 50.0}
    """
    alike: dict[str, list[str]] = {}
    for key, criterion in criteria.items():
        if criterion.measure is not None:
            alike.setdefault(criterion.measure, [criterion.measure]).append(key)
    of = {key: measure for measure, keys in alike.items() for key in keys}

    def counted(rule: Synergy) -> Synergy:
        bonus = dict(rule.bonus)
        for key, gain in rule.bonus.items():
            for other in alike.get(of.get(key, ""), ()):
                bonus.setdefault(other, gain)
        return rule.model_copy(update={"bonus": bonus})

    return rules.model_copy(
        update={"rules": tuple(counted(rule) if isinstance(rule, Synergy) else rule for rule in rules.rules)}
    )
