"""Agreement of a council's ballots, and the meaning of its weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, log10

import numpy as np

from appraisal.analysis.ballots import priorities_of
from appraisal.analysis.decision_matrix import Decision
from appraisal.arrays import Floats
from appraisal.council.agreement import (
    AgendaItem,
    CriterionAgreement,
    Leniency,
    agenda,
    agreement,
    agreement_on_weights,
    leniency,
)
from appraisal.council.ballots import Ballots
from appraisal.council.concordance import Concordance
from appraisal.council.exchange_rates import ExchangeRate, exchange_rates
from appraisal.council.influence import own_weights
from appraisal.documents.case import Case
from appraisal.ranking.weights.ahp import Priorities, ahp_priorities, group_judgements, group_priorities


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupJudgement:
    """Two aggregations of several experts' judgements in pairs into one set of weights.

    Attributes:
        judgements: priorities of the geometric mean of the judgements, with their consistency ratio.
        priorities: (m,) geometric mean of the experts' own priorities.
    """

    judgements: Priorities
    priorities: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deliberation:
    """Statistics of the ballots.

    Attributes:
        agreement: Kendall's W of each rated criterion.
        on_weights: Kendall's W of the orders in which the experts put the criteria.
        agenda: cells whose spread is over the tolerance, the widest first.
        tolerance: in points of the rating.
        leniency: how much higher each expert rates than the others.
        own_weights: expert -> weights (m,), for experts who gave any.
        judged: expert -> priorities, for experts who judged in pairs.
        group: of these together, if there are at least two.
    """

    agreement: tuple[CriterionAgreement, ...]
    on_weights: Concordance
    agenda: tuple[AgendaItem, ...]
    tolerance: float
    leniency: tuple[Leniency, ...]
    own_weights: Mapping[str, Floats]
    judged: Mapping[str, Priorities]
    group: GroupJudgement | None

    @property
    def judged_weights(self) -> Floats | None:
        """Weights (m,) from judgements in pairs: of the group, or of the only expert with judgements."""
        if self.group is not None:
            return self.group.judgements.weights
        return next((each.weights for each in self.judged.values()), None)


def deliberation_of(case: Case, ballots: Ballots) -> Deliberation:
    """Compute the statistics of the ballots of a case."""
    judged = {
        member.key: priorities_of(ballot.weights, ballots.weighed)
        for member, ballot in case.counted
        if ballot.weights is not None and ballot.weights.method == "ahp"
    }
    return Deliberation(
        agreement=agreement(ballots),
        on_weights=agreement_on_weights(ballots),
        agenda=agenda(ballots, tolerance=case.council.tolerance),
        tolerance=case.council.tolerance,
        leniency=leniency(ballots),
        own_weights=own_weights(ballots),
        judged=judged,
        group=_together(list(judged.values())) if len(judged) > 1 else None,
    )


def _together(judged: list[Priorities]) -> GroupJudgement:
    return GroupJudgement(
        judgements=ahp_priorities(group_judgements([each.judgements for each in judged])),
        priorities=group_priorities([each.weights for each in judged]),
    )


def exchange_of(case: Case, decision: Decision, weights: Floats) -> tuple[ExchangeRate, ...]:
    """Return the worth of a round amount of each criterion in money, by the first weighted criterion in that unit.

    Empty if no criterion with a weight is in the case's money. Criteria without weight are left out.
    """
    money = [
        key
        for key, weight in zip(decision.criteria, weights.tolist(), strict=True)
        if weight > 0 and case.criteria[key].unit == case.head.unit
    ]
    if not money:
        return ()
    span = np.abs(decision.scale.span)
    rated = np.array(decision.ratings)
    amounts = np.where(rated, np.minimum(1.0, span), [_round(each / 10) for each in span.tolist()])
    rates = exchange_rates(
        criteria=decision.criteria,
        weights=weights,
        worst=decision.scale.worst,
        best=decision.scale.best,
        reference=money[0],
        amounts=amounts,
    )
    return tuple(rate for rate in rates if rate.worth > 0)


def _round(amount: float) -> float:
    """Return 1, 2 or 5 times a power of ten, the largest that is not above an amount.

    Example:
        >>> [_round(amount) for amount in (800.0, 0.3, 0.1, 1.5, 2.0, 5.0)]
        [500.0, 0.2, 0.1, 1.0, 2.0, 5.0]
    """
    size = 10.0 ** floor(log10(amount) + 1e-12)
    return max((each * size for each in (1, 2, 5) if each * size <= amount * (1 + 1e-12)), default=amount)
