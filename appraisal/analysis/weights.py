"""The weights of the criteria, by origin."""

from __future__ import annotations

from dataclasses import dataclass

from appraisal.analysis.decision_matrix import Decision
from appraisal.arrays import Floats
from appraisal.brief import Brief
from appraisal.council.ballots import Ballots
from appraisal.council.influence import own_weights
from appraisal.council.pooling import pool_weights
from appraisal.documents.case import Case
from appraisal.documents.council import Council
from appraisal.errors import refuse
from appraisal.ranking.scale import normalise
from appraisal.ranking.weights.direct import equal_weights, normalised_weights, rank_order_centroid_weights
from appraisal.ranking.weights.from_data import critic_weights, entropy_weights
from appraisal.settings import AskedWeights, by_criterion
from appraisal.text.local import Language
from appraisal.text.say import say

COUNCIL, SET = "council", "set"
READER = "reader"
WAYS = (COUNCIL, SET, "equal", "roc", "entropy", "critic")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Weights(Brief):
    """Weights (m,) of sum 1, and their origin: one of `WAYS`, an expert's key, or `reader` for numbers."""

    whose: str
    criteria: tuple[str, ...]
    values: Floats

    def by_criterion(self) -> dict[str, float]:
        """Return the weight of each criterion."""
        return dict(zip(self.criteria, self.values.tolist(), strict=True))


def origin_text(weights: Weights, asked: AskedWeights, council: Council, language: Language) -> str:
    """Return the origin of weights in words: by its name if those of an expert were asked for."""
    for member in council.members:
        if member.key == weights.whose == asked:
            return say("remarks.weights_of", language, name=member.name)
    return say(f"ranking.weights.{weights.whose}", language)


def weights_for(whose: AskedWeights, case: Case, ballots: Ballots | None, decision: Decision) -> Weights:
    """Return the requested weights; None means the council's, or the set's if no expert gave any.

    `roc` takes the order of importance from the set's own weights. `entropy` and `critic` use the rankable projects,
    entropy their normalised values. A reader's numbers are by criterion, or in the order of the case's criteria.

    Raises:
        InputError: `unknown_weights`, `no_weights_given`; of numbers `label_missing`, `label_unknown`,
            `labels_wrong_count`; and those of the methods.
    """
    criteria = case.criteria_set.criteria
    if whose is not None and not isinstance(whose, str):
        numbers = [number for _, number in by_criterion(whose, criteria)]
        return Weights(whose=READER, criteria=criteria, values=normalised_weights(numbers, criteria=criteria))
    spoken = ballots is not None and bool(ballots.gave_weights.any())
    whose = whose or (COUNCIL if spoken else SET)
    experts = {} if ballots is None else own_weights(ballots)
    return Weights(whose=whose, criteria=criteria, values=_values(whose, case, ballots, decision, experts))


def _values(whose: str, case: Case, ballots: Ballots | None, decision: Decision, experts: dict[str, Floats]) -> Floats:
    criteria = case.criteria_set.criteria
    stated = normalised_weights([case.criteria_set.weights[key] for key in criteria], criteria=criteria)
    if whose == SET:
        return stated
    if whose == COUNCIL:
        if ballots is None:
            raise refuse("no_weights_given")
        return pool_weights(ballots, how=case.council.pooling).values
    if whose == "equal":
        return equal_weights(len(criteria))
    if whose == "roc":
        return rank_order_centroid_weights([1 + int((stated > weight).sum()) for weight in stated])
    if whose in ("entropy", "critic"):
        if not decision.rankable:
            raise refuse("nothing_rankable", missing=len(decision.missing))
        values = decision.matrix().values
        if whose == "entropy":
            return entropy_weights(normalise(values, decision.scale))
        return critic_weights(values, decision.scale.directions)
    if whose in experts:
        return experts[whose]
    raise refuse("unknown_weights", name=whose, known=[*WAYS, *experts])
