"""What a reader may turn without touching the case: weights, objective, budget."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How an appraisal is to be computed.

    Attributes:
        method: of the ranking; see `METHODS` in `appraise.py`.
        weights: `council`, `set` (of the criteria set), `equal`, `roc`, `entropy`, `critic`, or an expert's key; None
            takes the council's, or the set's where no expert gave any.
        objective: of the portfolio.
        budget: total of the council's own fund in the case's money; None takes that of the rules.
    """

    method: str = "topsis"
    weights: str | None = None
    objective: str = "closeness"
    budget: float | None = None
